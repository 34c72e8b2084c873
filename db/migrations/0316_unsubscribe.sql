-- One-click unsubscribe (RFC 8058; docs/domain/notifications.md).
alter table mails add column unsubscribe text;
comment on column mails.unsubscribe is 'The address that ends mails of this kind for who gets it; null: a kind that nobody can end';
call app.bounded('mails', '{"unsubscribe": 500}');

create table mail_refusals (
  organization_id uuid not null references organizations (id),
  id uuid not null,
  address text not null,
  kind text not null,
  created_at timestamptz not null default now(),
  primary key (organization_id, id),
  constraint mail_refusals_once unique (organization_id, address, kind)
);
comment on table mail_refusals is 'Who has no account wants no mail of this kind at their address';
comment on column mail_refusals.address is 'A digest of the address and the organization: no list of addresses';
call app.tenant_table('mail_refusals');
call app.bounded('mail_refusals', '{"address": 100, "kind": 100}');

do $$ begin
  execute replace(pg_get_functiondef('app.at_clubs'::regproc), '''saved_cards'', ''calendar_feeds''',
    '''saved_cards'', ''calendar_feeds'', ''mail_refusals''');
end $$;
