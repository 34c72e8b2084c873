-- Somebody erases their own account (docs/domain/privacy.md). The row stays for what refers to it, and says nobody. Links that
-- wait and letters are looked through: few are kept, and not for long.
create function app.forget_account(account uuid, called text) returns void volatile language plpgsql as $$
declare address constant text := (select lower(email) from public.users where id = account);
begin
  delete from public.user_verifications v
   where position(account::text in v.identifier || v.value) > 0 or position(address in lower(v.identifier || v.value)) > 0;
  delete from public.identity_mails m where lower(m.to_email) = address;
  delete from public.user_sessions where user_id = account;
  delete from public.user_accounts where user_id = account;
  delete from public.user_two_factors where user_id = account;
  update public.users set name = called, email = account || '@erased.invalid', email_verified = false, image = null,
         two_factor_enabled = false, updated_at = now()
   where id = account;
end $$;
