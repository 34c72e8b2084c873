-- Paying online (docs/domain/money.md): the page that asks for the money of a pending payment, what was heard of it, and
-- what of it was asked to go back.
create table online_payments (
  organization_id uuid not null references organizations (id),
  id uuid not null,
  payment_id uuid not null,
  request_key text not null,
  page jsonb not null,
  session_id text not null default '',
  url text not null default '',
  intent_id text not null default '',
  expires_at timestamptz not null,
  closed_at timestamptz,
  late_payment_id uuid,
  problem text not null default '',
  checked_at timestamptz,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  primary key (organization_id, id),
  constraint online_payments_once unique (organization_id, payment_id),
  foreign key (organization_id, payment_id) references payments (organization_id, id),
  foreign key (organization_id, late_payment_id) references payments (organization_id, id)
);
comment on table online_payments is 'The page at Stripe that asks for the money of a pending payment';
comment on column online_payments.request_key is 'Our Idempotency-Key at Stripe, written before it is asked: whoever asks again gets the same page';
comment on column online_payments.page is 'What Stripe is asked for, the same each time';
comment on column online_payments.closed_at is 'Since when nothing more is expected of it';
comment on column online_payments.late_payment_id is 'Money that came after the payment was over: into the account of its payer';
comment on column online_payments.problem is 'What a person should look at; empty: nothing';
create index online_payments_late on online_payments (organization_id, late_payment_id) where late_payment_id is not null;
create index online_payments_open on online_payments (organization_id, created_at) where closed_at is null;
create index online_payments_problem on online_payments (organization_id, created_at) where problem <> '';
call app.tenant_table('online_payments', 'select, insert, update (session_id, url, intent_id, closed_at, late_payment_id, problem, checked_at, updated_at)');
call app.bounded('online_payments', '{"request_key": 200, "page": 40000, "session_id": 200, "url": 4000, "intent_id": 200, "problem": 500}');

create table online_events (
  organization_id uuid not null references organizations (id),
  id uuid not null,
  event_id text not null,
  type text not null,
  payment_id uuid not null,
  created_at timestamptz not null default now(),
  primary key (organization_id, id),
  -- Stripe tells everything at least once.
  constraint online_events_once unique (organization_id, event_id),
  foreign key (organization_id, payment_id) references payments (organization_id, id)
);
comment on table online_events is 'What Stripe has told, once each';
create index online_events_payment on online_events (organization_id, payment_id);
call app.tenant_table('online_events', 'select, insert');
call app.bounded('online_events', '{"event_id": 200, "type": 200}');

create table online_refunds (
  organization_id uuid not null references organizations (id),
  id uuid not null,
  payment_id uuid not null,
  refund_id uuid not null,
  request_key text not null,
  amount int not null check (amount > 0),
  state text not null default 'pending' check (state in ('pending', 'succeeded', 'failed')),
  reference text not null default '',
  error text not null default '',
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  primary key (organization_id, id),
  constraint online_refunds_once unique (organization_id, refund_id),
  foreign key (organization_id, payment_id) references payments (organization_id, id),
  foreign key (organization_id, refund_id) references refunds (organization_id, id)
);
comment on table online_refunds is 'A refund that goes back through Stripe';
comment on column online_refunds.request_key is 'Our Idempotency-Key at Stripe, written before it is asked';
comment on column online_refunds.reference is 'Its id at Stripe; empty: not asked for yet, or nobody knows';
create index online_refunds_payment on online_refunds (organization_id, payment_id);
create index online_refunds_pending on online_refunds (organization_id, created_at) where state = 'pending';
create index online_refunds_failed on online_refunds (organization_id, created_at) where state = 'failed';
call app.tenant_table('online_refunds', 'select, insert, update (state, reference, error, request_key, updated_at)');
call app.bounded('online_refunds', '{"request_key": 200, "reference": 200, "error": 500}');

do $$ begin
  execute replace(pg_get_functiondef('app.at_clubs'::regproc), E'  elsif entity = ''payment_lines'' then', E'  elsif entity in (''online_payments'', ''online_events'', ''online_refunds'') then
    return query execute format(''select t.id from %I t join payments p on p.organization_id = t.organization_id and p.id = t.payment_id
      where t.organization_id = $1 and t.id = any ($2) and p.club_id = any ($3)'', entity) using o, ids, clubs;
  elsif entity = ''payment_lines'' then');
end $$;
