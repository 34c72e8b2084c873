-- What somebody signs before they take part (docs/domain/waivers.md): the club's text in versions, and who has signed which.
create table waivers (
  organization_id uuid not null references organizations (id),
  id uuid not null,
  version integer not null check (version >= 1),
  title_es text not null check (title_es <> ''),
  title_en text not null check (title_en <> ''),
  text_es text not null check (text_es <> ''),
  text_en text not null check (text_en <> ''),
  asks_from date,
  created_by uuid references users (id),
  created_at timestamptz not null default now(),
  primary key (organization_id, id),
  constraint waivers_version unique (organization_id, version)
);
comment on table waivers is 'Versions of what is signed before the first class; the highest is in force';
comment on column waivers.asks_from is 'For classes before that day a signature of an earlier version is enough; null: for none';
call app.tenant_table('waivers', 'select, insert');
call app.bounded('waivers', '{"title_es": 200, "title_en": 200, "text_es": 50000, "text_en": 50000}');

create table waiver_signatures (
  organization_id uuid not null references organizations (id),
  id uuid not null,
  client_id uuid not null,
  waiver_id uuid not null,
  typed_name text not null default '',
  on_paper date,
  signed_by uuid references users (id),
  created_at timestamptz not null default now(),
  primary key (organization_id, id),
  foreign key (organization_id, client_id) references client_profiles (organization_id, id),
  foreign key (organization_id, waiver_id) references waivers (organization_id, id),
  constraint waiver_signatures_once unique (organization_id, client_id, waiver_id),
  check ((typed_name = '') = (on_paper is not null))
);
comment on table waiver_signatures is 'Who has signed which version: kept as evidence';
comment on column waiver_signatures.typed_name is 'The name of who signed, as they typed it; empty for what was signed on paper';
comment on column waiver_signatures.on_paper is 'The day on which it was signed on paper';
comment on column waiver_signatures.signed_by is 'The person, who looks after them, or who noted the paper';
create index waiver_signatures_waiver on waiver_signatures (organization_id, waiver_id);
call app.tenant_table('waiver_signatures', 'select, insert');
call app.bounded('waiver_signatures', '{"typed_name": 200}');

do $$
declare erase text := pg_get_functiondef('app.erase_person(uuid, text, timestamptz)'::regprocedure);
begin
  execute replace(pg_get_functiondef('app.at_clubs'::regproc), '''privacy_texts'', ''privacy_consents''',
    '''privacy_texts'', ''privacy_consents'', ''waivers'', ''waiver_signatures''');
  -- That they signed, what and when, is evidence as long as somebody may claim; under which name it says no more.
  execute replace(erase, '  delete from client_care t where',
    '  update waiver_signatures t set typed_name = called where t.organization_id = o and t.client_id = any (people) and t.typed_name <> '''';
  delete from client_care t where');
end $$;
