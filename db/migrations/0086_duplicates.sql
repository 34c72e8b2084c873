-- Who may be one person is looked up by birthday, too.
create index client_profiles_birthday on client_profiles (organization_id, birth_date) where birth_date is not null;
