-- Whoever was called about a change is to be called again when it is taken back; who was not, need not be any more.
alter table change_people
  add column about text not null default 'change' constraint change_people_about check (about in ('change', 'undo', 'nothing')),
  add column knows_since timestamptz;
call app.bounded('change_people', '{"about": 10}');
comment on column change_people.about is 'What they are to be called about: the change, that it was taken back, or nothing any more';
comment on column change_people.knows_since is 'When they were called about the change, of those who are to hear of the way back';
