-- A club has as many levels as it teaches; the four of the beginning keep their keys.
alter table class_levels drop constraint class_levels_name_check,
  add constraint class_levels_name_check check (name ~ '^[a-z0-9_]{1,60}$');
