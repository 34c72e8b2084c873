-- Until when somebody's certificate holds, where a club asks for one before a booking (docs/domain/people.md).
alter table client_profiles add column certificate_until date;
comment on column client_profiles.certificate_until is 'The last day on which their certificate is valid; null: none is noted';
