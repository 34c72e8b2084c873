-- What refers to a club that an import made and that is to go again is looked up by all of its references.
create index student_packages_club on student_packages (organization_id, club_id) where club_id is not null;
