-- Cards that somebody keeps at Stripe to pay with again (docs/domain/money.md). No number of a card is here.
create table saved_cards (
  organization_id uuid not null references organizations (id),
  id uuid not null,
  client_id uuid not null,
  customer_id text not null,
  method_id text not null,
  brand text not null,
  last_four text not null check (last_four ~ '^[0-9]{4}$'),
  exp_month int not null check (exp_month between 1 and 12),
  exp_year int not null,
  removed_at timestamptz,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  primary key (organization_id, id),
  constraint saved_cards_once unique (organization_id, method_id),
  foreign key (organization_id, client_id) references client_profiles (organization_id, id)
);
comment on table saved_cards is 'A card that is kept at Stripe: what is needed to ask for money with it, and to tell it from others';
comment on column saved_cards.customer_id is 'Whose it is at Stripe';
comment on column saved_cards.method_id is 'Its id at Stripe';
comment on column saved_cards.removed_at is 'Since when it is used no more, and forgotten there';
create index saved_cards_client on saved_cards (organization_id, client_id);
call app.tenant_table('saved_cards', 'select, insert, update (client_id, removed_at, updated_at)');
call app.bounded('saved_cards', '{"customer_id": 200, "method_id": 200, "brand": 40}');

do $$ begin
  execute replace(pg_get_functiondef('app.at_clubs'::regproc), '(''organizations'', ''notification_preferences'')',
    '(''organizations'', ''notification_preferences'', ''saved_cards'')');
end $$;
