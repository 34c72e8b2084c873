-- What Stripe has and is lost here is taken in once (docs/domain/money.md).
create unique index online_payments_session on online_payments (organization_id, session_id) where session_id <> '';
