-- The names on receipts go when the law does not want them any more (docs/domain/privacy.md): of people who were erased.
alter table receipts add column erased_at timestamptz;
comment on column receipts.erased_at is 'Since when it does not say for whom it was: its hash is over what it said';

-- What the law does not want any more of those who were erased: for whom invoices were that were written before then, and in
-- whose name mandates stood whose accounts are forgotten. Runs as the owner, for receipts are never changed otherwise.
create function app.erase_kept(before timestamptz, called text, at timestamptz, most integer) returns integer volatile language plpgsql
  security definer set search_path = pg_catalog, public as $$
declare
  o constant uuid := app.current_organization_id();
  receipts_over uuid[];
  mandates_over uuid[];
begin
  receipts_over := array(
    select r.id from erasures e
      join payments p on p.organization_id = o and p.payer_id = e.client_id
      join receipts r on r.organization_id = o and r.payment_id = p.id
     where e.organization_id = o and e.status = 'done' and r.erased_at is null and r.kind <> 'simplified' and r.created_at < before
       and jsonb_typeof(r.content::jsonb -> 'customer') = 'object'
     limit most);
  mandates_over := array(
    select d.id from erasures e join debit_mandates d on d.organization_id = o and d.client_id = e.client_id
     where e.organization_id = o and e.status = 'done' and d.iban = '' and d.holder <> called);
  update receipts r set erased_at = at,
         content = jsonb_set(r.content::jsonb, '{customer}', jsonb_build_object('name', called, 'tax_id', '', 'address', ''))::text
   where r.organization_id = o and r.id = any (receipts_over);
  update debit_mandates d set holder = called, updated_at = at where d.organization_id = o and d.id = any (mandates_over);
  update audit_log t set changes = app.without_words(t.changes)
   where t.organization_id = o and t.entity_id = any (receipts_over || mandates_over) and t.changes is not null;
  return cardinality(receipts_over || mandates_over);
end $$;
revoke execute on function app.erase_kept(timestamptz, text, timestamptz, integer) from public;
grant execute on function app.erase_kept(timestamptz, text, timestamptz, integer) to bandeja_app;
