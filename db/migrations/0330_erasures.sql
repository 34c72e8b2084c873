-- A person is erased (docs/domain/privacy.md): asked for, planned, withdrawn as long as it waits, done.
alter table client_profiles add column erased_at timestamptz,
  add constraint client_profiles_erased check (erased_at is null or (not is_active and user_id is null));
comment on column client_profiles.erased_at is 'Since when it says nothing any more of whom it was';

create table erasures (
  organization_id uuid not null references organizations (id),
  id uuid not null,
  client_id uuid not null,
  status text not null check (status in ('asked', 'planned', 'withdrawn', 'done')),
  asked_by uuid references users (id),
  asked_at timestamptz not null,
  planned_by uuid references users (id),
  planned_at timestamptz,
  due_at timestamptz,
  withdrawn_by uuid references users (id),
  withdrawn_at timestamptz,
  done_at timestamptz,
  primary key (organization_id, id),
  foreign key (organization_id, client_id) references client_profiles (organization_id, id),
  check ((planned_at is null) = (due_at is null)),
  check (status not in ('planned', 'done') or planned_at is not null),
  check ((status = 'withdrawn') = (withdrawn_at is not null)),
  check ((status = 'done') = (done_at is not null))
);
comment on table erasures is 'That somebody is to be erased, or was';
comment on column erasures.asked_by is 'The person, who looks after them, or whoever planned it';
comment on column erasures.planned_by is 'Who decided it';
comment on column erasures.due_at is 'From when on it is done, and cannot be withdrawn any more';
create unique index erasures_open on erasures (organization_id, client_id) where status in ('asked', 'planned');
create unique index erasures_done on erasures (organization_id, client_id) where status = 'done';
create index erasures_client on erasures (organization_id, client_id);
create index erasures_due on erasures (organization_id, due_at) where status = 'planned';
create index erasures_waiting on erasures (organization_id, asked_at, id) where status in ('asked', 'planned');
call app.tenant_table('erasures', 'select, insert, update (client_id, status, planned_by, planned_at, due_at, withdrawn_by, withdrawn_at, done_at)');

do $$ begin
  execute replace(pg_get_functiondef('app.at_clubs'::regproc), '''privacy_texts'', ''privacy_consents''',
    '''privacy_texts'', ''privacy_consents'', ''erasures''');
end $$;

-- Every row about these people, in whichever table: what refers to them, and what refers to that and to nobody else. Read
-- from the catalog, so that a new table is among them without anybody remembering.
create function app.rows_of_people(people uuid[]) returns uuid[] stable language plpgsql as $$
declare
  o constant uuid := app.current_organization_id();
  direct constant oid[] := array(select conrelid from pg_constraint where contype = 'f' and confrelid = 'public.client_profiles'::regclass);
  owned uuid[] := people;
  known oid[] := direct || 'public.client_profiles'::regclass::oid;
  level oid[] := '{}';
  ids jsonb := '{}';
  r record;
  hit uuid[];
begin
  for r in
    select f.conrelid as child, f.conrelid::regclass as name, array_agg(distinct a.attname) as columns
      from pg_constraint f join pg_attribute a on a.attrelid = f.conrelid and a.attnum = f.conkey[2]
     where f.contype = 'f' and f.confrelid = 'public.client_profiles'::regclass and f.conrelid <> f.confrelid
       -- A ticket of somebody else that they would have paid for.
       and a.attname <> 'credit_of'
     group by 1
  loop
    hit := '{}';
    for i in 1 .. array_length(r.columns, 1) loop
      execute format('select $1 || array(select id from %s where organization_id = $2 and %I = any ($3))', r.name, r.columns[i])
        into hit using hit, o, people;
    end loop;
    if cardinality(hit) > 0 then
      owned := owned || hit;
      level := level || r.child;
      ids := ids || jsonb_build_object(r.child::text, to_jsonb(hit));
    end if;
  end loop;
  while cardinality(level) > 0 loop
    declare
      next_level oid[] := '{}';
    begin
      for r in
        select f.conrelid as child, f.conrelid::regclass as name, a.attname as column_name, f.confrelid as parent
          from pg_constraint f join pg_attribute a on a.attrelid = f.conrelid and a.attnum = f.conkey[2]
         where f.contype = 'f' and f.confrelid = any (level) and f.conrelid <> all (known)
           and exists (select from pg_attribute k where k.attrelid = f.conrelid and k.attname = 'id' and k.atttypid = 'uuid'::regtype)
      loop
        execute format('select array(select id from %s where organization_id = $1 and %I = any (array(select jsonb_array_elements_text($2)::uuid)))',
          r.name, r.column_name) into hit using o, ids -> r.parent::text;
        if cardinality(hit) > 0 then
          owned := owned || hit;
          next_level := next_level || r.child;
          ids := ids || jsonb_build_object(r.child::text, coalesce(ids -> r.child::text, '[]') || to_jsonb(hit));
        end if;
      end loop;
      known := known || level || next_level;
      level := next_level;
    end;
  end loop;
  return array(select distinct unnest(owned));
end $$;

-- What the audit log may still say of somebody who was erased: numbers, dates, ids and words of ours; nothing that was typed.
create function app.without_words(changes jsonb) returns jsonb immutable language sql as $$
  select coalesce(jsonb_object_agg(key, value), '{}') from jsonb_each(changes)
   where key in ('status', 'method', 'payment_method', 'check_in_method', 'kind', 'source', 'currency', 'role', 'action')
      or not exists (
        select from jsonb_array_elements(case when jsonb_typeof(value) = 'array' then value else jsonb_build_array(value) end) one
         where jsonb_typeof(one) in ('object', 'array')
            or jsonb_typeof(one) = 'string'
               and one #>> '{}' !~ '^([0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}|\d{4}-\d\d-\d\d([T ][\d:.]+(Z|[+-][\d:]+)?)?|)$')
$$;

-- A word of ours stays, what somebody typed goes.
create function app.own_code(words text) returns text immutable language sql as $$
  select case when words ~ '^[a-z]+(_[a-z]+)+$' or words in ('merged', 'erased') then words else '' end
$$;

-- Takes from every row what says who somebody was. Runs as the owner, whom row-level security holds too, because most of
-- what is kept is append-only for the application; of nobody whose erasure is not planned and due.
create function app.erase_person(erasure uuid, called text, at timestamptz) returns void volatile language plpgsql
  security definer set search_path = pg_catalog, public as $$
declare
  o constant uuid := app.current_organization_id();
  person uuid;
  people uuid[];
  names text[];
  accounts uuid[];
  owned uuid[];
  addresses text[];
  told uuid[];
begin
  select e.client_id into person from erasures e
   where e.organization_id = o and e.id = erasure and e.status = 'planned' and e.due_at <= at for update;
  if person is null then raise exception 'no erasure is due' using errcode = 'check_violation'; end if;
  select array_agg(c.id), array_agg(distinct c.display_name), array_remove(array_agg(distinct lower(c.email)), null), array_remove(array_agg(c.user_id), null)
    into people, names, addresses, accounts
    from client_profiles c where c.organization_id = o and (c.id = person or c.merged_into = person);
  addresses := addresses || array(select lower(u.email) from users u where u.id = any (accounts));
  -- And as they were called before.
  names := names || array(select distinct n #>> '{}' from audit_log t, jsonb_path_query(t.changes, '$.display_name ? (@.type() == "string")') n
                           where t.organization_id = o and t.entity_id = any (people) and t.entity = 'client_profiles');
  addresses := addresses || array(select distinct lower(n #>> '{}') from audit_log t, jsonb_path_query(t.changes, '$.email ? (@.type() == "string")') n
                           where t.organization_id = o and t.entity_id = any (people) and t.entity = 'client_profiles');
  -- An address that somebody else has here, too, is not theirs alone.
  addresses := array(select distinct a from unnest(addresses) a where a <> '' and not exists (
    select from client_profiles c where c.organization_id = o and lower(c.email) = a and c.id <> all (people))
    and not exists (select from memberships m join users u on u.id = m.user_id
      where m.organization_id = o and lower(u.email) = a and u.id <> all (accounts)));

  owned := app.rows_of_people(people)
    || array(select a.evaluation_id from evaluation_authors a where a.organization_id = o and a.student_id = any (people))
    || array(select i.id from invitations i where i.organization_id = o and lower(i.email) = any (addresses))
    || array(select r.id from mail_refusals r where r.organization_id = o and lower(r.address) = any (addresses))
    || array(select s.id from saved_searches s where s.organization_id = o and s.user_id = any (accounts))
    || array(select f.id from calendar_feeds f where f.organization_id = o and f.user_id = any (accounts))
    || array(select k.id from api_tokens k where k.organization_id = o and k.made_by = any (accounts))
    || array(select p.id from notification_preferences p where p.organization_id = o and p.user_id = any (accounts))
    || array(select m.id from memberships m where m.organization_id = o and m.user_id = any (accounts));

  -- What they were told, what others were told of them, and the letters that it went by.
  told := array(
    select n.id from notifications n where n.organization_id = o and n.client_id = any (people)
    union select n.id from notifications n where n.organization_id = o and n.user_id = any (accounts)
    union select n.id from notifications n
     where n.organization_id = o and n.kind = 'holder_news'
       and n.user_id in (select m.user_id from memberships m where m.organization_id = o and m.role in ('owner', 'club_admin'))
       and exists (select from unnest(names) called_before where position(called_before in n.subject || n.body || n.params) > 0));
  delete from mails m where m.organization_id = o
     and (m.dedupe_key = any (array(select n.dedupe_key from notifications n where n.organization_id = o and n.id = any (told)))
       or m.dedupe_key = any (array(select 'notification:' || t from unnest(told) t))
       or lower(m.to_email) = any (addresses) and m.dedupe_key <> 'erasure:' || erasure);
  delete from notifications n where n.organization_id = o and n.id = any (told);

  delete from client_care t where t.organization_id = o and t.client_id = any (people);
  delete from guardians t where t.organization_id = o and (t.guardian_id = any (people) or t.dependant_id = any (people));
  delete from invitations t where t.organization_id = o and (t.client_id = any (people) or lower(t.email) = any (addresses));
  delete from mail_refusals t where t.organization_id = o and lower(t.address) = any (addresses);
  delete from saved_searches t where t.organization_id = o and t.user_id = any (accounts);
  delete from calendar_feeds t where t.organization_id = o and t.user_id = any (accounts);
  delete from api_tokens t where t.organization_id = o and t.made_by = any (accounts);
  delete from notification_preferences t where t.organization_id = o and t.user_id = any (accounts);
  delete from evaluation_authors t where t.organization_id = o and t.student_id = any (people);
  delete from import_rows t where t.organization_id = o and t.subject = any (owned);
  delete from idempotency_keys t where t.organization_id = o
     and (t.user_id = any (accounts) or exists (select from unnest(people) p where position(p::text in t.body::text) > 0)
       or exists (select from unnest(names) n where length(n) > 3 and position(to_jsonb(n)::text in t.body::text) > 0));

  update client_profiles t set display_name = called, email = null, phone = '', birth_date = null, desk_notes = '', blocked_at = null,
         blocked_reason = '', certificate_until = null, user_id = null, is_active = false, erased_at = at, updated_at = at
   where t.organization_id = o and t.id = any (people);
  update class_enrollments t set cancel_reason = app.own_code(t.cancel_reason), moved_reason = app.own_code(t.moved_reason),
         payment_undone_reason = app.own_code(t.payment_undone_reason), payment_reference = ''
   where t.organization_id = o and t.student_id = any (people)
     and (t.cancel_reason, t.moved_reason, t.payment_undone_reason, t.payment_reference) is distinct from ('', '', '', '');
  update class_attendance t set instructor_notes = '', student_feedback = ''
   where t.organization_id = o and t.student_id = any (people) and (t.instructor_notes <> '' or t.student_feedback <> '');
  update schedule_enrollments t set end_reason = app.own_code(t.end_reason)
   where t.organization_id = o and t.student_id = any (people) and t.end_reason <> '';
  update schedule_enrollment_pauses t set reason = '' where t.organization_id = o and t.id = any (owned) and t.reason <> '';
  update place_requests t set moved_reason = app.own_code(t.moved_reason)
   where t.organization_id = o and t.student_id = any (people) and t.moved_reason <> '';
  update make_up_entries t set reason = app.own_code(t.reason) where t.organization_id = o and t.id = any (owned) and t.reason <> '';
  update package_entries t set reason = app.own_code(t.reason) where t.organization_id = o and t.id = any (owned) and t.reason <> '';
  update student_packages t set payment_reference = '', gift_reason = ''
   where t.organization_id = o and t.student_id = any (people) and (t.payment_reference <> '' or t.gift_reason <> '');
  update charges t set cancel_reason = app.own_code(t.cancel_reason)
   where t.organization_id = o and t.student_id = any (people) and t.cancel_reason <> '';
  update charge_lines t set reason = app.own_code(t.reason) where t.organization_id = o and t.id = any (owned) and t.reason <> '';
  update level_entries t set reason = '' where t.organization_id = o and t.student_id = any (people) and t.reason <> '';
  update instructor_evaluations t set comments = '', reply = '', replied_at = null
   where t.organization_id = o and t.id = any (owned) and (t.comments <> '' or t.reply <> '');
  update payments t set reference = '' where t.organization_id = o and t.payer_id = any (people) and t.reference <> '';
  update payment_lines t set discount_reason = app.own_code(t.discount_reason) where t.organization_id = o and t.id = any (owned) and t.discount_reason <> '';
  update refunds t set reason = app.own_code(t.reason) where t.organization_id = o and t.id = any (owned) and t.reason <> '';
  update account_entries t set reason = app.own_code(t.reason) where t.organization_id = o and t.client_id = any (people) and t.reason <> '';
  update online_payments t set page = '{}', url = '', problem = app.own_code(t.problem) where t.organization_id = o and t.id = any (owned);
  update online_refunds t set error = '' where t.organization_id = o and t.id = any (owned) and t.error <> '';
  -- Stripe's names of it open nothing, and are needed to have it forgotten there.
  update saved_cards t set brand = '', last_four = '0000', exp_month = 1, exp_year = 2000, removed_at = coalesce(t.removed_at, at), updated_at = at
   where t.organization_id = o and t.client_id = any (people);
  -- What a bank has collected it may ask about: account and holder go when the bank may not any more.
  update debit_mandates t set ended_at = coalesce(t.ended_at, at), end_reason = coalesce(nullif(t.end_reason, ''), 'ended'), updated_at = at,
         iban = case when c.is_kept then t.iban else '' end, holder = case when c.is_kept then t.holder else called end
    from (select d.id, d.iban <> '' and exists (select from debit_items i
            where i.organization_id = o and i.mandate_id = d.id and i.status <> 'taken_out') as is_kept
            from debit_mandates d where d.organization_id = o and d.client_id = any (people)) c
   where t.organization_id = o and t.id = c.id;
  update changes t set reason = app.own_code(t.reason), was = null, became = null where t.organization_id = o and t.cause = any (people);

  -- Last, for all of this has left its lines.
  update audit_log t set changes = case when t.entity in ('client_profiles', 'client_care', 'guardians', 'invitations', 'debit_mandates',
           'saved_cards', 'mail_refusals', 'notification_preferences', 'saved_searches') then '{}' else app.without_words(t.changes) end
   where t.organization_id = o and t.entity_id = any (owned) and t.changes is not null;
  update audit_log t set ip = null, user_agent = null where t.organization_id = o and t.user_id = any (accounts);
  -- A list that was exported says what was looked for.
  update audit_log t set changes = app.without_words(t.changes) where t.organization_id = o and t.entity_id = o
     and exists (select from unnest(names) n where position(lower(n) in lower(t.changes::text)) > 0
        or position(lower(t.changes #>> '{filters,q}') in lower(n)) > 0);
end $$;
revoke execute on function app.erase_person(uuid, text, timestamptz) from public;
grant execute on function app.erase_person(uuid, text, timestamptz) to bandeja_app;
