-- Who removes a webhook does not wait while what it was sent in thirty days is deleted: forget_webhooks does it, part by part.
alter table webhook_endpoints add column removed_at timestamptz;
comment on column webhook_endpoints.removed_at is 'Since when it is gone for everybody; the rows follow part by part';
