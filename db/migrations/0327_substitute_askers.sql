-- Who asked each coach: a question may grow by somebody else's (docs/domain/substitutes.md).
alter table substitute_asks add column asked_by uuid references users (id);
update substitute_asks a set asked_by = r.asked_by
  from substitute_requests r where r.organization_id = a.organization_id and r.id = a.request_id;
comment on column substitute_asks.asked_by is 'Who asked this coach; null: the installation';
comment on column substitute_requests.asked_by is 'Who asked first; null: the installation';
