-- What the desk overlooked when it put somebody on a waiting list holds when a place becomes free.
alter table class_enrollments add column despite_overlap boolean not null default false;
comment on column class_enrollments.despite_overlap is 'The desk allowed another class at the same time';
