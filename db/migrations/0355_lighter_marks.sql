-- What is written to the past is marked (0346): less work for what cannot be kept yet, both sides of a chain of places, and
-- a time with each mark, by which the doctor sees that no round takes them away.
alter table kept_marks add column at timestamptz not null default now();

-- As a statement that is planned once in a session; a fee that goes on is in nothing that is kept.
create or replace function app.mark_fee(organization uuid, root uuid, first_day date, last_day date) returns void volatile language plpgsql as $$
begin
  if last_day >= now()::date then return; end if;
  insert into public.kept_marks (organization_id, session_id)
  with recursive down(id) as (
    select root
    union
    select f.id from down join public.schedule_enrollments f on f.organization_id = organization and f.follows_id = down.id)
  select organization, s.id
    from down
    join public.class_enrollments e on e.organization_id = organization and e.schedule_enrollment_id = down.id
    join public.class_sessions s on s.organization_id = organization and s.id = e.session_id
   where s.local_date between first_day and last_day and s.scheduled_datetime < now()
     -- A day of slack for zones: the index of a place's dates serves both ends.
     and e.session_starts_at > first_day - 2 and e.session_starts_at < last_day + 3
   group by s.id;
end $$;
create or replace function app.mark_charge(organization uuid, charge uuid) returns void volatile language plpgsql as $$
begin
  perform app.mark_fee(h.organization_id, h.root_id, h.period_start, h.period_end)
     from public.charges h where h.organization_id = organization and h.id = charge and h.period_end < now()::date;
end $$;
create or replace function app.mark_fees_at(organization uuid, place uuid, day date) returns void volatile language plpgsql as $$
begin
  perform app.mark_fee(organization, h.root_id, h.period_start, h.period_end)
     from (
       with recursive up(id, follows_id) as (
         select f.id, f.follows_id from public.schedule_enrollments f where f.organization_id = organization and f.id = place
         union
         select f.id, f.follows_id from up join public.schedule_enrollments f on f.organization_id = organization and f.id = up.follows_id)
       select id from up) u
     join public.charges h on h.organization_id = organization and h.root_id = u.id and day between h.period_start and h.period_end
    where h.period_end < now()::date;
end $$;
create or replace function app.mark_booking_of(organization uuid, booking uuid) returns void volatile language plpgsql as $$
begin
  insert into public.kept_marks (organization_id, session_id)
  select e.organization_id, e.session_id from public.class_enrollments e
   where e.organization_id = organization and e.id = booking and e.session_starts_at < now();
end $$;

-- A line that is for neither has nothing to look up.
drop trigger kept_update on payment_lines;
create trigger kept_update after update on payment_lines for each row
  when (num_nonnulls(old.enrollment_id, old.charge_id, new.enrollment_id, new.charge_id) > 0
    and row(old.amount, old.refunded_amount, old.payment_id, old.enrollment_id, old.charge_id)
        is distinct from row(new.amount, new.refunded_amount, new.payment_id, new.enrollment_id, new.charge_id))
  execute function app.mark_line();

-- A place that leaves a chain takes its dates out of that one's fees, and brings them to those of the other.
create or replace function app.mark_place() returns trigger language plpgsql as $$
begin
  insert into public.kept_marks (organization_id, session_id)
  with recursive up(id, follows_id) as (
    select f.id, f.follows_id from public.schedule_enrollments f
     where f.organization_id = new.organization_id and f.id in (new.id, old.follows_id)
    union
    select f.id, f.follows_id from up join public.schedule_enrollments f on f.organization_id = new.organization_id and f.id = up.follows_id),
  chain(id) as (
    select id from up
    union
    select f.id from chain join public.schedule_enrollments f on f.organization_id = new.organization_id and f.follows_id = chain.id)
  select new.organization_id, e.session_id from chain
    join public.class_enrollments e on e.organization_id = new.organization_id and e.schedule_enrollment_id = chain.id and e.session_starts_at < now()
   group by e.session_id;
  return null;
end $$;
