-- What a club does with people's data, in versions, and who has agreed to which (docs/domain/people.md). Both only grow.
create table privacy_texts (
  organization_id uuid not null references organizations (id),
  id uuid not null,
  version integer not null check (version >= 1),
  text text not null,
  created_by uuid references users (id),
  created_at timestamptz not null default now(),
  primary key (organization_id, id),
  constraint privacy_texts_once unique (organization_id, version)
);
comment on table privacy_texts is 'The privacy text; the highest version is the one in force';
call app.tenant_table('privacy_texts', 'select, insert');
call app.bounded('privacy_texts', '{"text": 50000}');

create table privacy_consents (
  organization_id uuid not null,
  id uuid not null,
  client_id uuid not null,
  text_id uuid not null,
  on_paper date,
  given_by uuid references users (id),
  created_at timestamptz not null default now(),
  primary key (organization_id, id),
  constraint privacy_consents_once unique (organization_id, client_id, text_id),
  foreign key (organization_id, client_id) references client_profiles (organization_id, id),
  foreign key (organization_id, text_id) references privacy_texts (organization_id, id)
);
comment on table privacy_consents is 'A client, or a guardian for them, has agreed to a version of the privacy text';
comment on column privacy_consents.on_paper is 'The day on which it was signed; null: agreed to on screen, at created_at';
comment on column privacy_consents.given_by is 'Who agreed on screen, or who at the desk noted the paper';
create index privacy_consents_text on privacy_consents (organization_id, text_id);
call app.tenant_table('privacy_consents', 'select, insert');

do $$ begin
  execute replace(pg_get_functiondef('app.at_clubs'::regproc), E'  else\n    raise exception', E'  elsif entity in (''privacy_texts'', ''privacy_consents'') then
    return query select unnest(ids);
  else\n    raise exception');
end $$;
