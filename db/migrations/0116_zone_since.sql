-- A club's zone may change: what is ahead stays at its hour on the wall and is at another moment; what has begun was when
-- it was.
alter table clubs add column timezone_since timestamptz not null default '-infinity';
comment on column clubs.timezone_since is 'Since when its zone is what it is: classes that began before were at the hour of another one';
