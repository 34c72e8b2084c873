-- One look over all organizations says in which of them somebody pays online (docs/domain/facts.md).
do $$ begin
  execute replace(pg_get_functiondef('app.organizations_due'::regproc), E'    else\n      raise exception', E'    elsif duty = ''release_unpaid'' then
      due := exists (select from public.class_enrollments e where e.organization_id = o and e.pay_until is not null and e.pay_until <= at);
    elsif duty = ''settle_online'' then
      due := exists (select from public.online_payments p where p.organization_id = o and p.closed_at is null)
          or exists (select from public.online_refunds r where r.organization_id = o and r.state = ''pending'');
    else\n      raise exception');
end $$;
