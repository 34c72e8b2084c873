-- Who waits for a place in a group that goes on in another season waits in both: which request goes on in which
-- (docs/domain/place-queue.md). One that goes on ends with its group without a word.
alter table place_requests add column follows_id uuid check (follows_id <> id);
alter table place_requests add foreign key (organization_id, follows_id) references place_requests (organization_id, id);
comment on column place_requests.follows_id is 'The request that goes on in this one, in the group of another season';
create index place_requests_follows on place_requests (organization_id, follows_id) where follows_id is not null;
