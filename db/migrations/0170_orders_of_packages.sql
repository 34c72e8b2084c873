-- What is ordered and not paid is asked for club by club and currency: few of all packages that were ever sold.
create index student_packages_ordered on student_packages (organization_id, club_id, currency) where status = 'ordered';
