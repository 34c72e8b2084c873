-- Terms of a club (docs/domain/seasons.md): dates that its groups share, and how their holders renew.
create table terms (
  organization_id uuid not null references organizations (id),
  id uuid not null,
  club_id uuid not null,
  name text not null check (name <> ''),
  starts_on date not null,
  ends_on date not null,
  renewal_needs text not null default 'none' constraint terms_renewal_needs check (renewal_needs in ('none', 'answer')),
  renewal_from date,
  renewal_until date,
  newcomers_from date,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  primary key (organization_id, id),
  unique (organization_id, club_id, name),
  foreign key (organization_id, club_id) references clubs (organization_id, id),
  check (starts_on <= ends_on),
  check ((renewal_from is null) = (renewal_until is null)),
  check (renewal_from <= renewal_until),
  check (renewal_needs = 'none' or renewal_from is not null),
  check (newcomers_from > renewal_until)
);
comment on table terms is 'A course of a club: the dates of its groups, and when and how whoever holds a place renews it';
comment on column terms.renewal_needs is 'What of holders of the term before: none, their places go on; answer, each says whether they stay';
comment on column terms.newcomers_from is 'From when others get places in its groups; null: the day after renewal_until, at once where nobody is asked';
call app.tenant_table('terms');
call app.bounded('terms', '{"name": 200}');

alter table class_schedules add column term_id uuid;
alter table class_schedules add foreign key (organization_id, term_id) references terms (organization_id, id);
comment on column class_schedules.term_id is 'The term of the same club that it belongs to';
create index class_schedules_term on class_schedules (organization_id, term_id) where term_id is not null;

do $$ begin
  execute replace(pg_get_functiondef('app.at_clubs'::regproc), E'''class_sessions'', ''instructor_clubs'')', E'''class_sessions'', ''instructor_clubs'', ''terms'')');
end $$;
