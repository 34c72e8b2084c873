-- Who agrees to be presented on the club's public page; nobody has been asked yet.
alter table instructors add column on_club_page boolean not null default false;
