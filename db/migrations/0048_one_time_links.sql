-- One-time links: the library names some of its rows itself (a text), and a link that lost its sense opens nothing.
drop index user_verifications_identifier;
alter table user_verifications alter column id type text using id::text;
create index user_verifications_identifier on user_verifications (identifier);

-- Whose link it is: the user of a password reset, the address of a sign-in link, nobody for anything else.
create function app.link_subject(identifier text, value text) returns text
language sql immutable parallel safe
return case
  when identifier like 'reset-password:%' then value
  when identifier like 'magic-link:%' then lower(value::jsonb ->> 'email')
end;
create index user_verifications_subject on user_verifications (app.link_subject(identifier, value))
  where identifier like 'reset-password:%' or identifier like 'magic-link:%';

-- Whatever sets a password (a link, the person, the console) takes every link that was sent before it out of the world.
create function app.void_links() returns trigger language plpgsql as $$
begin
  delete from public.user_verifications
   where (identifier like 'reset-password:%' or identifier like 'magic-link:%')
     and app.link_subject(identifier, value) in (
       new.user_id::text, (select lower(email) from public.users where id = new.user_id));
  return null;
end $$;
create trigger void_links after update of password on user_accounts
  for each row when (old.password is distinct from new.password) execute function app.void_links();
create trigger void_links_of_first after insert on user_accounts
  for each row when (new.password is not null) execute function app.void_links();

-- A sign-in link that was used takes the others of its address with it; one that ran out takes none.
create function app.void_other_links() returns trigger language plpgsql as $$
begin
  delete from public.user_verifications
   where identifier like 'magic-link:%'
     and app.link_subject(identifier, value) = app.link_subject(old.identifier, old.value);
  return null;
end $$;
create trigger void_other_links after delete on user_verifications
  for each row when (old.identifier like 'magic-link:%' and old.expires_at > now() and pg_trigger_depth() < 1)
  execute function app.void_other_links();
