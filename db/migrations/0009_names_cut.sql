-- Sign-up once took a name of any length, and the index of names in 0010 takes none of a megabyte: one stranger's account
-- would have kept a club from upgrading. The column has its length since 0051.
update users set name = left(name, 200) where length(name) > 200;
