-- Sign-in links and password resets wait in the queue like any other mail: nobody waits for SMTP in a request.
alter table identity_mails drop constraint identity_mails_status_check;
alter table identity_mails add constraint identity_mails_status_check check (status in ('queued', 'sent', 'kept', 'failed'));
alter table identity_mails add column handed_over boolean not null default true;
comment on column identity_mails.handed_over is 'Whether the job that sends it is in the queue';
create index identity_mails_waiting on identity_mails (created_at) where not handed_over;
grant update, delete on identity_mails to bandeja_app;
