-- What is kept for a time only is deleted in batches, found by its age (the indexes of 0010).
grant delete on notifications, mails to bandeja_app;

-- The one way out of the audit log (G15): the oldest rows of the organization of the transaction, a batch at a time, and
-- never a row of the last thirty days, whatever is asked. Runs as the owner, whom row-level security holds too.
create function app.forget_audit(before timestamptz, most integer) returns bigint volatile language sql
  security definer set search_path = pg_catalog, public as $$
  with oldest as (
    select a.organization_id, a.id from public.audit_log a
     where a.organization_id = app.current_organization_id() order by a.id limit most
  ), gone as (
    delete from public.audit_log a using oldest o
     where a.organization_id = o.organization_id and a.id = o.id
       and a.at < least(before, now() - interval '30 days')
    returning 1
  )
  select count(*) from gone
$$;
revoke execute on function app.forget_audit(timestamptz, integer) from public;
grant execute on function app.forget_audit(timestamptz, integer) to bandeja_app;
