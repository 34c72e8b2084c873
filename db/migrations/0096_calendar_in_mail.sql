-- A mail about classes carries them as a calendar entry (RFC 5545), as it was when the mail was queued.
alter table mails add column calendar text;
comment on column mails.calendar is 'iCalendar text that goes with the mail; null: none';
call app.bounded('mails', '{"calendar": 65536}');
