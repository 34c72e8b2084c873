-- Who waits for a fixed place in a group (docs/domain/place-queue.md).
create table place_requests (
  organization_id uuid not null references organizations (id),
  id uuid not null,
  schedule_id uuid not null,
  student_id uuid not null,
  wants_from date not null,
  status text not null default 'waiting'
    check (status in ('waiting', 'offered', 'placed', 'declined', 'expired', 'withdrawn', 'gone')),
  priority smallint not null default 0,
  ticket bigint not null default nextval('waitlist_sequence'),
  despite_level boolean not null default false,
  offered_from date,
  offered_until timestamptz,
  place_id uuid,
  moved_reason text not null default '',
  created_by uuid references users (id),
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  primary key (organization_id, id),
  foreign key (organization_id, schedule_id) references class_schedules (organization_id, id),
  foreign key (organization_id, student_id) references client_profiles (organization_id, id),
  foreign key (organization_id, place_id) references schedule_enrollments (organization_id, id),
  constraint place_requests_state check (
    (status = 'offered') = (offered_until is not null) and (status = 'offered') = (offered_from is not null)
    and (status = 'placed') = (place_id is not null))
);
comment on table place_requests is 'Somebody waits for a fixed place in a group; open while waiting or offered';
comment on column place_requests.ticket is 'Monotonic; the position is derived from priority and ticket';
comment on column place_requests.despite_level is 'The desk put them on the list though the group is for another level';
comment on column place_requests.offered_from is 'The first day of the place that is offered until offered_until';
comment on column place_requests.moved_reason is 'Why the desk has put them elsewhere in the queue; empty when it has not';
create unique index place_requests_once on place_requests (organization_id, schedule_id, student_id)
  where status in ('waiting', 'offered');
create index place_requests_queue on place_requests (organization_id, schedule_id, priority desc, ticket)
  where status in ('waiting', 'offered');
create index place_requests_schedule on place_requests (organization_id, schedule_id, id);
create index place_requests_student on place_requests (organization_id, student_id);
create index place_requests_place on place_requests (organization_id, place_id) where place_id is not null;
create trigger transition before update of status on place_requests for each row
  when (old.status is distinct from new.status) execute function app.check_transition(
    'waiting>offered', 'offered>waiting', 'waiting>placed', 'offered>placed', 'offered>declined', 'offered>expired',
    'waiting>withdrawn', 'offered>withdrawn', 'waiting>gone', 'offered>gone');
call app.tenant_table('place_requests');
call app.bounded('place_requests', '{"moved_reason": 500}');

-- Added to what stands there, whoever added before.
do $$ begin
  execute replace(pg_get_functiondef('app.at_clubs'::regproc), E'  else\n    raise exception', E'  elsif entity = ''place_requests'' then
    return query select t.id from place_requests t
      join class_schedules s on s.organization_id = t.organization_id and s.id = t.schedule_id
     where t.organization_id = o and t.id = any (ids) and s.club_id = any (clubs);
  else\n    raise exception');
  execute replace(pg_get_functiondef('app.organizations_due'::regproc), E'    else\n      raise exception', E'    elsif duty = ''serve_place_queues'' then
      due := exists (select from public.place_requests r
        where r.organization_id = o and r.status in (''waiting'', ''offered''));
    else\n      raise exception');
end $$;
