-- A refund that failed at Stripe ends where its sum becomes credit of the payer: it is not asked for again.
alter table online_refunds drop constraint online_refunds_state_check,
  add constraint online_refunds_state_check check (state in ('pending', 'succeeded', 'failed', 'to_account'));
