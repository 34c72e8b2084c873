-- Consequences of arrears (docs/domain/fees.md): who owes a fee is warned, and may lose the place.
alter table charges
  add column warned_at timestamptz,
  add column release_on date,
  add column released_at timestamptz,
  add constraint charges_release check ((warned_at is null) = (release_on is null) and (released_at is null or warned_at is not null));
comment on column charges.warned_at is 'When its holder was told that the place is released if it is not paid';
comment on column charges.release_on is 'The day on which that happens, as it was told';
comment on column charges.released_at is 'When the place was released for it: once';
create index charges_release_due on charges (organization_id, club_id, release_on, id) where status = 'open' and released_at is null and release_on is not null;
