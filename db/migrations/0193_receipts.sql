-- Receipts (docs/domain/money.md#receipts): numbered without gaps, chained, never changed.
create table receipt_series (
  organization_id uuid not null references organizations (id),
  id uuid not null,
  club_id uuid not null,
  code text not null,
  year int not null,
  last_number int not null default 0 check (last_number >= 0),
  created_at timestamptz not null default now(),
  primary key (organization_id, id),
  constraint receipt_series_once unique (organization_id, club_id, code, year),
  foreign key (organization_id, club_id) references clubs (organization_id, id)
);
comment on table receipt_series is 'How far each series of a club is numbered; the one without code and year counts the chain of the club''s receipts';
call app.tenant_table('receipt_series', 'select, insert, update (last_number)');
call app.bounded('receipt_series', '{"code": 20}');
-- Each receipt moves two of them, and is in the log itself.
do $$ begin
  execute replace(pg_get_functiondef('app.audited'::regproc), '}''::text[]', ',last_number}''::text[]');
end $$;
call app.audit_changed_rows('receipt_series', '{organization_id,last_number}');

create table receipts (
  organization_id uuid not null references organizations (id),
  id uuid not null,
  club_id uuid not null,
  payment_id uuid not null,
  refund_id uuid,
  kind text not null check (kind in ('simplified', 'invoice', 'corrective')),
  corrects_id uuid,
  series text not null,
  year int not null,
  number int not null check (number >= 1),
  name text not null check (name <> ''),
  position int not null check (position >= 1),
  total int not null,
  vat int not null,
  vat_rate int not null check (vat_rate between 0 and 10000),
  currency text not null check (currency ~ '^[A-Z]{3}$'),
  content text not null,
  previous_hash text not null,
  hash text not null,
  huella text not null default '',
  created_by uuid references users (id),
  created_at timestamptz not null default now(),
  primary key (organization_id, id),
  constraint receipts_number unique (organization_id, club_id, series, year, number),
  constraint receipts_position unique (organization_id, club_id, position),
  foreign key (organization_id, club_id) references clubs (organization_id, id),
  foreign key (organization_id, payment_id) references payments (organization_id, id),
  foreign key (organization_id, refund_id) references refunds (organization_id, id),
  foreign key (organization_id, corrects_id) references receipts (organization_id, id),
  check ((kind = 'corrective') = (refund_id is not null)),
  check ((kind = 'simplified') = (corrects_id is null)),
  check (case when kind = 'corrective' then total < 0 else total > 0 end),
  check (abs(vat) <= abs(total))
);
comment on table receipts is 'What a club has written for money that it got or gave back; never changed';
comment on column receipts.name is 'Its number as it is written: series, year, number';
comment on column receipts.position is 'Where it stands in the chain of the club';
comment on column receipts.total is 'Minor units of currency, VAT included; below 0 of a corrective one';
comment on column receipts.vat_rate is 'Hundredths of a percent';
comment on column receipts.corrects_id is 'Of a corrective one what it corrects, of an invoice what it replaces';
comment on column receipts.content is 'JSON as it was written: lines, issuer, customer, amounts; hash is SHA-256 of previous_hash and this';
comment on column receipts.huella is 'Of its VERI*FACTU record; empty where there is none';
-- Money has one receipt, one invoice in its place, and each refund one that corrects.
create unique index receipts_once on receipts (organization_id, payment_id, kind) where kind <> 'corrective';
create unique index receipts_refund on receipts (organization_id, refund_id) where refund_id is not null;
create index receipts_payment on receipts (organization_id, payment_id);
create index receipts_corrects on receipts (organization_id, corrects_id) where corrects_id is not null;
create index receipts_huella on receipts (organization_id, club_id, position) where huella <> '';
call app.tenant_table('receipts', 'select, insert');
call app.bounded('receipts', '{"series": 20, "name": 40, "content": 200000, "previous_hash": 64, "hash": 64, "huella": 64}');

do $$ begin
  execute replace(pg_get_functiondef('app.at_clubs'::regproc), E'  elsif entity in (''payments''', E'  elsif entity in (''receipts'', ''receipt_series'', ''payments''');
end $$;
