-- An erasure reaches further, and no further than the person (docs/domain/privacy.md): their account's name, the letters by which
-- they were told, what they were as a coach; and of others nothing but what says who they were.

-- Without the ids of these accounts.
create function app.without_accounts(changes jsonb, accounts uuid[]) returns jsonb immutable language sql as $$
  select case when exists (select from unnest(accounts) a where position(a::text in changes::text) > 0)
    then (select coalesce(jsonb_object_agg(key, value), '{}') from jsonb_each(changes)
           where not exists (select from unnest(accounts) a where position(a::text in value::text) > 0))
    else changes end
$$;

create function app.words_of(said text) returns text immutable language sql as $$
  select ' ' || regexp_replace(lower(said), '[^[:alnum:]]+', ' ', 'g') || ' '
$$;

-- Whether somebody has looked for one of these names, by whole words, or for one of these addresses or telephones: who looks for
-- "an" has not looked for Ana.
create function app.looks_for(looked text, names text[], ways text[]) returns boolean immutable language sql as $$
  select looked ~ '[[:alnum:]]' and (
    lower(looked) = any (ways) or lower(looked) in (select split_part(w, '@', 1) from unnest(ways) w)
    or exists (select from unnest(names) n
                where position(app.words_of(looked) in app.words_of(n)) > 0 or position(app.words_of(n) in app.words_of(looked)) > 0))
$$;

-- In place of an answer that is kept for a request of somebody else, and would say who somebody was. It was done: it is not done again.
create function app.forgotten_answer() returns jsonb immutable language sql as $$
  select '{"type": "about:blank", "title": "Conflict", "status": 409, "code": "idempotency.forgotten", "detail": "It was done; its answer was about somebody who was erased since."}'::jsonb
$$;

-- No row of the organization says any more that they did it. Every column that refers to accounts, read from the catalog; the
-- rows of those that cannot be empty are deleted elsewhere. Returns the rows that said so.
create function app.forget_accounts(accounts uuid[]) returns uuid[] volatile language plpgsql as $$
declare
  o constant uuid := app.current_organization_id();
  touched uuid[] := '{}';
  hit uuid[];
  r record;
begin
  if cardinality(accounts) = 0 then return touched; end if;
  for r in
    select f.conrelid::regclass as name, a.attname as column_name
      from pg_constraint f join pg_attribute a on a.attrelid = f.conrelid and a.attnum = any (f.conkey) and a.attname <> 'organization_id'
     where f.contype = 'f' and f.confrelid = 'public.users'::regclass and not a.attnotnull
       and exists (select from pg_attribute k where k.attrelid = f.conrelid and k.attname = 'organization_id')
  loop
    execute format('with touched as (update %s set %I = null where organization_id = $1 and %I = any ($2) returning id) select array_agg(id) from touched',
      r.name, r.column_name, r.column_name) into hit using o, accounts;
    touched := touched || coalesce(hit, '{}');
  end loop;
  return touched;
end $$;

do $$
declare
  erase text := pg_get_functiondef('app.erase_person(uuid, text, timestamptz)'::regprocedure);
  piece text[];
begin
  foreach piece slice 1 in array array[
    ['  told uuid[];
begin', '  told uuid[];
  coach uuid[];
  phones text[];
  touched uuid[];
begin'],
    ['  -- An address that somebody else has here', '  names := names || array(select u.name from users u where u.id = any (accounts))
    || array(select i.display_name from instructors i where i.organization_id = o and i.user_id = any (accounts));
  phones := array(select c.phone from client_profiles c where c.organization_id = o and c.id = any (people) and c.phone <> '''');
  -- An address that somebody else has here'],
    ['  owned := app.rows_of_people(people)', '  coach := array(select i.id from instructors i where i.organization_id = o and i.user_id = any (accounts));
  owned := app.rows_of_people(people) || coach
    || array(select x.id from instructor_exceptions x where x.organization_id = o and x.instructor_id = any (coach))
    || array(select t.entity_id from audit_log t where t.organization_id = o and t.entity = ''memberships''
               and t.changes ->> ''user_id'' = any (accounts::text[]))'],
    -- The desk''s news names the row that it is about.
    ['       and n.user_id in (select m.user_id from memberships m where m.organization_id = o and m.role in (''owner'', ''club_admin''))
       and exists (select from unnest(names) called_before where position(called_before in n.subject || n.body || n.params) > 0));',
     '       and split_part(n.dedupe_key, '':'', 3) = any (owned::text[]));'],
    ['(select n.dedupe_key from notifications n where n.organization_id = o and n.id = any (told)))
       or m.dedupe_key = any (array(select ''notification:'' || t from unnest(told) t))',
     '(select ''notification:'' || n.dedupe_key from notifications n where n.organization_id = o and n.id = any (told)))'],
    ['m.dedupe_key <> ''erasure:'' || erasure);',
     'm.dedupe_key not like ''erasure:'' || erasure || ''%''
       -- A receipt, an invitation: named by its row.
       or m.dedupe_key not like ''notification:%'' and m.dedupe_key not like ''erasure:%'' and split_part(m.dedupe_key, '':'', 2) = any (owned::text[]));'],
    -- What other programs were told of them, and what still waits: they hear once more that it says nobody.
    ['  delete from client_care t where', '  delete from webhook_deliveries d where d.organization_id = o
     and exists (select from unnest(people || accounts) p where position(p::text in d.body) > 0);
  delete from client_care t where'],
    ['and t.student_id = any (people);
  delete from import_rows', 'and (t.student_id = any (people) or t.written_by = any (accounts));
  delete from import_rows'],
    ['     and (t.user_id = any (accounts) or exists (select from unnest(people) p where position(p::text in t.body::text) > 0)
       or exists (select from unnest(names) n where length(n) > 3 and position(to_jsonb(n)::text in t.body::text) > 0));',
     '     and t.user_id = any (accounts);
  -- Somebody else''s request stays known, so that it is not done twice.
  update idempotency_keys t set status = 409, body = app.forgotten_answer() where t.organization_id = o and t.body is not null
     and (exists (select from unnest(people || accounts) p where position(p::text in t.body::text) > 0)
       or exists (select from unnest(names || addresses) n where length(n) > 3 and position(to_jsonb(n)::text in t.body::text) > 0));
  -- As a coach they were somebody, too: which classes they gave stays, of nobody in particular.
  update instructors t set display_name = called, bio = '''', certifications = ''[]'', years_experience = 0, is_public = false,
         on_club_page = false, is_active = false, user_id = null, updated_at = at
   where t.organization_id = o and t.id = any (coach);
  update instructor_exceptions t set reason = '''' where t.organization_id = o and t.instructor_id = any (coach) and t.reason <> '''';'],
    ['  -- Last, for all of this', '  update saved_cards t set customer_id = '''', updated_at = at where t.organization_id = o and t.client_id = any (people);
  delete from former_names t where t.organization_id = o and t.instructor_id = any (coach);
  touched := app.forget_accounts(accounts);

  -- Last, for all of this'],
    ['''notification_preferences'', ''saved_searches'') then', '''notification_preferences'', ''saved_searches'', ''memberships'', ''instructors'') then'],
    ['  update audit_log t set ip = null, user_agent = null where t.organization_id = o and t.user_id = any (accounts);',
     '  update audit_log t set ip = null, user_agent = null, user_id = null, changes = app.without_accounts(t.changes, accounts)
   where t.organization_id = o and t.user_id = any (accounts);
  update audit_log t set changes = app.without_accounts(t.changes, accounts)
   where t.organization_id = o and t.entity_id = any (owned) and t.changes is not null;
  update audit_log t set changes = app.without_accounts(t.changes, accounts)
   where t.organization_id = o and t.entity_id = any (touched) and t.changes is not null;'],
    ['update audit_log t set changes = app.without_words(t.changes) where t.organization_id = o and t.entity_id = o
     and exists (select from unnest(names) n where position(lower(n) in lower(t.changes::text)) > 0
        or position(lower(t.changes #>> ''{filters,q}'') in lower(n)) > 0);',
     'update audit_log t set changes = t.changes #- ''{filters,q}'' where t.organization_id = o and t.entity_id = o
     and app.looks_for(t.changes #>> ''{filters,q}'', names, addresses || phones);']
  ] loop
    if position(piece[1] in erase) = 0 then raise exception 'app.erase_person does not say: %', piece[1]; end if;
    erase := replace(erase, piece[1], piece[2]);
  end loop;
  execute erase;
end $$;
