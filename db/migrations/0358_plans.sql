-- Plans of terms (docs/domain/plans.md): attempts at their groups, which the desk makes and compares before one is applied.
create table plans (
  organization_id uuid not null references organizations (id),
  id uuid not null,
  name text not null check (name <> ''),
  status text not null check (status in ('draft', 'solved', 'conflict', 'failed', 'applied')),
  term_ids uuid[] not null check (term_ids <> '{}') check (cardinality(term_ids) <= 10),
  instructor_ids uuid[] check (instructor_ids <> '{}') check (cardinality(instructor_ids) <= 200),
  options jsonb not null check (jsonb_typeof(options) = 'object'),
  excluded jsonb not null check (jsonb_typeof(excluded) = 'object'),
  locks jsonb not null check (jsonb_typeof(locks) = 'array'),
  puzzle jsonb check (jsonb_typeof(puzzle) = 'object'),
  found jsonb check (jsonb_typeof(found) = 'object'),
  solved_at timestamptz,
  applied_at timestamptz,
  created_by uuid references users (id),
  created_at timestamptz not null,
  updated_at timestamptz not null,
  primary key (organization_id, id),
  check (status not in ('solved', 'applied') or found is not null and puzzle is not null),
  check (status = 'draft' or solved_at is not null),
  check ((status = 'applied') = (applied_at is not null))
);
comment on table plans is 'An attempt at the groups of one or several terms: a document of the desk';
comment on column plans.status is 'What became of it; that it is being solved, plan_solves says';
comment on column plans.term_ids is 'One term of each club, the same season';
comment on column plans.instructor_ids is 'Whose groups are made; null: of all who work there';
comment on column plans.options is 'Kinds of groups, hours, weights, and how free it is with the groups that there are';
comment on column plans.excluded is 'Who is left out of it, and which hours somebody has declined';
comment on column plans.locks is 'Groups of it that stand';
comment on column plans.puzzle is 'What it was made from when it was solved';
comment on column plans.found is 'The groups, what they are worth, and what was proven';
call app.tenant_table('plans', 'select, insert, update, delete', false);
call app.bounded('plans', '{"name": 200, "term_ids": 500, "instructor_ids": 5000, "options": 500000, "excluded": 500000, "locks": 2000000, "puzzle": 16000000, "found": 16000000}');

create table plan_solves (
  organization_id uuid not null references organizations (id),
  id uuid not null,
  plan_id uuid not null,
  task text not null check (task in ('plan', 'replan', 'helps')),
  puzzle jsonb not null check (jsonb_typeof(puzzle) = 'object'),
  before jsonb check (jsonb_typeof(before) = 'object'),
  limits jsonb not null check (jsonb_typeof(limits) = 'object'),
  best jsonb check (jsonb_typeof(best) = 'object'),
  stopping boolean not null default false,
  leased_until timestamptz,
  begun_at timestamptz,
  asked_by uuid references users (id),
  asked_at timestamptz not null,
  primary key (organization_id, id),
  constraint plan_solves_once unique (organization_id),
  foreign key (organization_id, plan_id) references plans (organization_id, id) on delete cascade,
  check (task = 'plan' or before is not null)
);
comment on table plan_solves is 'What a worker is asked to solve, or is at: one of an organization at a time, gone when it is done';
comment on column plan_solves.before is 'The plan to change as little as possible, or to look for help for';
comment on column plan_solves.best is 'The best plan that the worker has told of so far';
comment on column plan_solves.stopping is 'It is to end with the best so far';
comment on column plan_solves.leased_until is 'A worker is at it until then at most; null: none has begun';
create index plan_solves_plan on plan_solves (organization_id, plan_id);
call app.tenant_table('plan_solves', 'select, insert, update (best, stopping, leased_until, begun_at), delete', false);
call app.bounded('plan_solves', '{"puzzle": 16000000, "before": 16000000, "limits": 2000, "best": 16000000}');

-- Lists hold no foreign key: with a term goes what was planned of it. One that was applied has groups in it, which keep the term.
create function app.forget_plans() returns trigger language plpgsql as $$
begin
  delete from public.plans where organization_id = old.organization_id and old.id = any (term_ids);
  return null;
end $$;
create trigger forget_plans after delete on terms for each row execute function app.forget_plans();

-- What a plan says of a person, or of a group that is gone: out of lists, and with whatever is about them alone.
create function app.without_people(doc jsonb, people text[]) returns jsonb immutable parallel safe language plpgsql as $$
begin
  if jsonb_typeof(doc) = 'array' then
    return (select coalesce(jsonb_agg(app.without_people(e, people) order by n), '[]')
              from jsonb_array_elements(doc) with ordinality l (e, n)
             where not (jsonb_typeof(e) = 'string' and e #>> '{}' = any (people))
               and not (jsonb_typeof(e) = 'object' and (e ->> 'id' = any (people) or e ->> 'person' = any (people)
                        or e ->> 'about' = any (people) or e ->> 'student_id' = any (people))) is true);
  elsif jsonb_typeof(doc) = 'object' then
    return (select coalesce(jsonb_object_agg(key, app.without_people(value, people)), '{}') from jsonb_each(doc));
  end if;
  return doc;
end $$;
revoke execute on function app.without_people(jsonb, text[]) from public;
grant execute on function app.without_people(jsonb, text[]) to bandeja_app;

do $$
declare
  erase text := pg_get_functiondef('app.erase_person(uuid, text, timestamptz)'::regprocedure);
  piece text := '  delete from wish_times t where';
begin
  execute replace(pg_get_functiondef('app.organizations_due'::regproc), E'    else\n      raise exception',
    E'    elsif duty = ''solve_plans'' then
      due := exists (select from public.plan_solves p where p.organization_id = o and (p.leased_until is null or p.leased_until <= at));
    else\n      raise exception');

  if position(piece in erase) = 0 then raise exception 'app.erase_person does not say: %', piece; end if;
  execute replace(erase, piece, '  -- A sum in which they were is made without them, when it is made again.
  delete from plan_solves t where t.organization_id = o
     and exists (select from unnest(people) p where position(p::text in concat(t.puzzle, t.before, t.best)) > 0);
  update plans t set locks = app.without_people(t.locks, people::text[]), excluded = app.without_people(t.excluded, people::text[]),
         puzzle = app.without_people(t.puzzle, people::text[]), found = app.without_people(t.found, people::text[]), updated_at = at
   where t.organization_id = o
     and exists (select from unnest(people) p where position(p::text in concat(t.locks, t.excluded, t.puzzle, t.found)) > 0);
' || piece);
end $$;
