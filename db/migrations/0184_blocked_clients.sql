-- Who is blocked is a handful in thousands: found by an index of their own, in the order of the list.
create index client_profiles_blocked on client_profiles (organization_id, sort_name, id) where blocked_at is not null;
