-- An account has one second factor: of two begun at once, a code was judged by whichever the database named first.
delete from user_two_factors a
 using user_two_factors b
 where b.user_id = a.user_id and (b.verified, b.id) > (a.verified, a.id);
drop index user_two_factors_user;
create unique index user_two_factors_user on user_two_factors (user_id);
