-- Who has given a place up for a pause waits for one again, in front (docs/domain/fixed-places.md).
alter table place_requests add column returns boolean not null default false;
comment on column place_requests.returns is 'They held a place here and gave it up for a pause: in front, from shortly before wants_from on';
