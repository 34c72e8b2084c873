-- Whether a club has classes to complete is asked each minute: by the index of what is not over, not by reading all classes there ever were.
do $$
declare
  text constant text := pg_get_functiondef('app.organizations_due(text, timestamptz)'::regprocedure);
  changed constant text := replace(text,
    's.organization_id = o and s.status in (''scheduled'', ''confirmed'', ''in_progress'') and s.ends_at <= at)',
    's.organization_id = o and not s.is_over and s.ends_at <= at)');
begin
  if changed = text then raise exception 'app.organizations_due is not as expected'; end if;
  execute changed;
end $$;
