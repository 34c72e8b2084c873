-- Erasing an account takes the links of its own address, and none of a longer one that ends in it.
create or replace function app.forget_account(account uuid, called text) returns void volatile language plpgsql as $$
declare address constant text := (select lower(email) from public.users where id = account);
begin
  delete from public.user_verifications v
   where position(account::text in v.identifier || v.value) > 0
      or address = any (regexp_split_to_array(lower(v.identifier || ' ' || v.value), '[^[:alnum:].!#$%&''*+/=?^_`{|}~@-]+'));
  delete from public.identity_mails m where lower(m.to_email) = address;
  delete from public.user_sessions where user_id = account;
  delete from public.user_accounts where user_id = account;
  delete from public.user_two_factors where user_id = account;
  update public.users set name = called, email = account || '@erased.invalid', email_verified = false, image = null,
         two_factor_enabled = false, updated_at = now()
   where id = account;
end $$;
