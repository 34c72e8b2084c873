-- A question that nobody answered in time ends by itself, and whoever asked hears of it before (docs/domain/substitutes.md).
alter table substitute_requests
  drop constraint substitute_requests_state_check,
  add constraint substitute_requests_state_check check (state in
    ('open', 'accepted', 'declined', 'withdrawn', 'cancelled', 'moved', 'given', 'returned', 'begun')),
  add column reminded_at timestamptz;
comment on column substitute_requests.reminded_at is 'When desk and askers were told that nobody has answered yet';
