-- Whoever runs one club of an organization reads the history and the mail of that club, not the others'.

-- Which of these rows belong to one of these clubs. What belongs to all clubs (clients, levels and types, the settings of
-- the organization, its students) is everybody's; what belongs to none is the owner's. Every audited table has its line:
-- a test says so when one has not. Runs as whoever asks: row-level security holds.
create function app.at_clubs(entity text, ids uuid[], clubs uuid[]) returns setof uuid stable language plpgsql as $$
declare o uuid := app.current_organization_id();
begin
  if entity in ('client_profiles', 'guardians', 'class_levels', 'class_types') then
    return query select unnest(ids);
  elsif entity = 'clubs' then
    return query select c.id from clubs c where c.organization_id = o and c.id = any (ids) and c.id = any (clubs);
  elsif entity in ('club_closures', 'club_opening_hours', 'courts', 'class_schedules', 'class_sessions', 'instructor_clubs') then
    return query execute format(
      'select t.id from %I t where t.organization_id = $1 and t.id = any ($2) and t.club_id = any ($3)', entity) using o, ids, clubs;
  elsif entity = 'settings' then
    return query select t.id from settings t where t.organization_id = o and t.id = any (ids) and (t.club_id is null or t.club_id = any (clubs));
  elsif entity in ('memberships', 'invitations') then
    return query execute format(
      'select t.id from %I t where t.organization_id = $1 and t.id = any ($2)
          and (t.club_id = any ($3) or t.club_id is null and t.role = ''student'')', entity) using o, ids, clubs;
  elsif entity in ('class_enrollments', 'class_attendance', 'change_classes') then
    return query execute format(
      'select t.id from %I t join class_sessions s on s.organization_id = t.organization_id and s.id = t.session_id
        where t.organization_id = $1 and t.id = any ($2) and s.club_id = any ($3)', entity) using o, ids, clubs;
  elsif entity = 'schedule_enrollments' then
    return query select t.id from schedule_enrollments t
      join class_schedules s on s.organization_id = t.organization_id and s.id = t.schedule_id
     where t.organization_id = o and t.id = any (ids) and s.club_id = any (clubs);
  elsif entity = 'schedule_enrollment_pauses' then
    return query select t.id from schedule_enrollment_pauses t
      join schedule_enrollments e on e.organization_id = t.organization_id and e.id = t.schedule_enrollment_id
      join class_schedules s on s.organization_id = e.organization_id and s.id = e.schedule_id
     where t.organization_id = o and t.id = any (ids) and s.club_id = any (clubs);
  elsif entity = 'reservations' then
    return query select t.id from reservations t join courts c on c.organization_id = t.organization_id and c.id = t.court_id
     where t.organization_id = o and t.id = any (ids) and c.club_id = any (clubs);
  elsif entity = 'instructors' then
    return query select distinct t.instructor_id from instructor_clubs t
     where t.organization_id = o and t.instructor_id = any (ids) and t.club_id = any (clubs);
  elsif entity in ('instructor_windows', 'instructor_exceptions', 'instructor_specialties') then
    return query execute format(
      'select distinct t.id from %I t join instructor_clubs c on c.organization_id = t.organization_id and c.instructor_id = t.instructor_id
        where t.organization_id = $1 and t.id = any ($2) and c.club_id = any ($3)', entity) using o, ids, clubs;
  elsif entity = 'changes' then
    return query select distinct t.id from changes t
      left join instructor_clubs c on c.organization_id = t.organization_id and c.instructor_id = t.instructor_id
     where t.organization_id = o and t.id = any (ids) and (t.club_id = any (clubs) or c.club_id = any (clubs));
  elsif entity in ('organizations', 'notification_preferences') then
    return;
  else
    raise exception 'at which club is a row of %?', entity;
  end if;
end $$;

alter table mails add column club_id uuid;
alter table mails add foreign key (organization_id, club_id) references clubs (organization_id, id);
comment on column mails.club_id is 'Whose desk may read it; null: the organization''s';
