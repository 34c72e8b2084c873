-- What somebody gives back in Stripe's dashboard is booked here, once (docs/domain/money.md).
create table online_refunds_there (
  organization_id uuid not null references organizations (id),
  id uuid not null,
  payment_id uuid not null,
  reference text not null,
  amount int not null check (amount > 0),
  credit_amount int not null default 0 check (credit_amount >= 0),
  unbooked_amount int not null default 0 check (unbooked_amount >= 0),
  state text not null check (state in ('pending', 'succeeded', 'failed')),
  decided_at timestamptz,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  primary key (organization_id, id),
  -- Told twice, or by two at a time, it is booked once.
  constraint online_refunds_there_once unique (organization_id, reference),
  foreign key (organization_id, payment_id) references payments (organization_id, id),
  check (credit_amount + unbooked_amount <= amount)
);
comment on table online_refunds_there is 'A refund that somebody made at Stripe, not by us';
comment on column online_refunds_there.payment_id is 'Whose money it was';
comment on column online_refunds_there.reference is 'Its id at Stripe';
comment on column online_refunds_there.credit_amount is 'What of it came out of the account of who paid';
comment on column online_refunds_there.unbooked_amount is 'What of it was not there to go back: a person has to look';
comment on column online_refunds_there.decided_at is 'When the desk said what becomes of what was paid; null: it stays, and is shown';
create index online_refunds_there_payment on online_refunds_there (organization_id, payment_id);
create index online_refunds_there_open on online_refunds_there (organization_id, created_at) where decided_at is null;
call app.tenant_table('online_refunds_there', 'select, insert, update (credit_amount, unbooked_amount, state, decided_at, updated_at)');
call app.bounded('online_refunds_there', '{"reference": 200}');

alter table online_refunds add column there_id uuid,
  add foreign key (organization_id, there_id) references online_refunds_there (organization_id, id);
comment on column online_refunds.there_id is 'The refund at Stripe that this is a part of; null: it was asked for by us';
create index online_refunds_there_part on online_refunds (organization_id, there_id) where there_id is not null;
grant update (there_id) on online_refunds to bandeja_app;

-- What goes back there of money that had become credit is paid out of the account.
alter table account_entries drop constraint account_entries_method_check,
  add constraint account_entries_method_check check (method in ('', 'cash', 'card_terminal', 'transfer', 'online')),
  drop constraint account_entries_check,
  add constraint account_entries_check check ((kind in ('paid_in', 'used') or (kind = 'paid_out' and method = 'online')) = (payment_id is not null));

do $$ begin
  execute replace(pg_get_functiondef('app.at_clubs'::regproc), '(''online_payments'', ''online_events'', ''online_refunds'')',
    '(''online_payments'', ''online_events'', ''online_refunds'', ''online_refunds_there'')');
end $$;
