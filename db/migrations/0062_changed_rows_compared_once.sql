-- The two states of a row were taken apart as JSON again for each of its columns: half a millisecond for each class that
-- its first booking confirms, as much as all the rest of that booking. Now once each.
create or replace function app.audit_changed_row() returns trigger language plpgsql as $$
declare
  before constant jsonb := app.audited(to_jsonb(old));
  after constant jsonb := app.audited(to_jsonb(new));
  change jsonb;
begin
  select jsonb_object_agg(a.key, jsonb_build_array(before->a.key, a.value)) into change
    from jsonb_each(after) a where a.value is distinct from before->a.key;
  if change is not null then
    perform app.audit_rows('update', tg_table_name, array[new.organization_id], array[new.id], array[change]);
  end if;
  return null;
end $$;
