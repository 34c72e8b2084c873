-- What those who look after somebody on court have to know of them. Health stands apart from the profile, so that it is
-- read where it is needed and nowhere else: no list, no search, no history, no live message carries it.
create table client_care (
  organization_id uuid not null references organizations (id),
  id uuid not null,
  client_id uuid not null,
  medical_notes text not null default '',
  emergency_name text not null default '',
  emergency_phone text not null default '',
  -- Null: nobody has been asked yet.
  photo_consent boolean,
  photo_consent_at timestamptz,
  photo_consent_by uuid references users (id),
  updated_at timestamptz not null default now(),
  primary key (organization_id, id),
  unique (organization_id, client_id),
  foreign key (organization_id, client_id) references client_profiles (organization_id, id),
  check ((photo_consent is null) = (photo_consent_at is null))
);
comment on table client_care is 'Health, emergency contact and photo consent of a client; who sees it: docs/domain/people.md';
call app.tenant_table('client_care', 'select, insert, update, delete', false);
call app.bounded('client_care', '{"medical_notes": 2000, "emergency_name": 200, "emergency_phone": 50}');

-- Its lines in the history name the client, and are everybody's who reads the history of clients.
do $$ begin
  execute replace(pg_get_functiondef('app.at_clubs'::regproc), E'  else\n    raise exception', E'  elsif entity = ''client_care'' then
    return query select unnest(ids);
  else
    raise exception');
end $$;
