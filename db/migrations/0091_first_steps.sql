-- A new club's checklist is put away for good by who runs the club.
alter table clubs add column first_steps_closed_at timestamptz;
comment on column clubs.first_steps_closed_at is 'When the checklist of the first hour was put away by hand';
