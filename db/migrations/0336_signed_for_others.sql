-- What somebody has signed for those in their care says their name as well, and so does the history of it.
create index waiver_signatures_signed_by on waiver_signatures (organization_id, signed_by) where signed_by is not null;
do $$
declare erase text := pg_get_functiondef('app.erase_person(uuid, text, timestamptz)'::regprocedure);
begin
  erase := replace(erase, 't.client_id = any (people) and t.typed_name <> '''';',
    '(t.client_id = any (people) or t.signed_by = any (accounts)) and t.typed_name <> '''';');
  execute replace(erase, '    || array(select m.id from memberships m where',
    '    || array(select s.id from waiver_signatures s where s.organization_id = o and s.signed_by = any (accounts))
    || array(select m.id from memberships m where');
end $$;
