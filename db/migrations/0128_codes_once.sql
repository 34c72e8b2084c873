-- A code of the second factor's app counts once (RFC 6238, 5.2): the half minute of the last one that was used. A new
-- secret has used none.
alter table user_two_factors add column last_step bigint;

create function app.no_step_of_another_secret() returns trigger language plpgsql as $$
begin
  new.last_step := null;
  return new;
end $$;

create trigger no_step_of_another_secret before update of secret on user_two_factors
  for each row when (old.secret is distinct from new.secret)
  execute function app.no_step_of_another_secret();
