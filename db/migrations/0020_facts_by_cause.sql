-- The facts of one transaction are one row: they have one cause, leave with its commit, and are relayed together.
select set_config('app.system', 'on', true);
alter table outbox add column cause_id uuid, add column facts jsonb, add column fact_count integer;
update outbox set cause_id = gen_random_uuid(), fact_count = 1,
  facts = jsonb_build_array(jsonb_build_object('type', type, 'payload', payload));
alter table outbox
  alter column cause_id set not null,
  alter column facts set not null,
  alter column fact_count set not null,
  drop column type,
  drop column payload;
comment on table outbox is 'What transactions left to be done later: all facts of one, waiting for the relay; deleted in the transaction that queues their reactions.';
comment on column outbox.cause_id is 'One transaction: an edit, a generation, a batch of bookings, an import';
