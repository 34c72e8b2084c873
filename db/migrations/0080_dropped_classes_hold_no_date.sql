-- A class that a change of its schedule had no place for any more is out of the plan: when the contrary change brings
-- its date back, a new one is made there. Every other class, called off ones too, goes on holding its date (G14).
alter table class_sessions drop constraint class_sessions_occurrence;
alter table class_sessions add constraint class_sessions_occurrence
  exclude using btree (organization_id with =, schedule_id with =, occurrence_date with =, occurrence_time with =)
  where (cancel_reason <> 'schedule_changed');
comment on column class_sessions.occurrence_date is
  'The date of the pattern that it stands for; stays when the session is moved by hand, follows when the pattern changes';
