-- What a fee pays for is asked of the whole line of a place (who moves within a period has paid for it), of plans of the group's own club or of
-- all, and of days that are over only where the plan was in force by then: a plan that begins in the past settles no debt
-- (docs/domain/fees.md).
alter table settings add column in_force_since timestamptz not null default now();
comment on column settings.in_force_since is 'Since when the value holds here; of a copy, where it was copied from';
update settings set in_force_since = updated_at;
do $$ begin
  execute replace(pg_get_functiondef('app.audited'::regproc), '{organization_id,updated_at,', '{organization_id,updated_at,in_force_since,');
end $$;

create or replace function app.fee_pays(group_id uuid, place uuid, on_day date) returns boolean
language sql stable as $$
  select place is not null and (
    exists (select from charges c where c.place_id = place and c.status <> 'cancelled' and on_day between c.period_start and c.period_end)
    or exists (
      select from class_schedules g
        join clubs k on k.id = g.club_id
        cross join lateral (
          select s.value #>> '{}' as plan_id, (s.in_force_since at time zone k.timezone)::date as since from settings s
           where s.organization_id = g.organization_id and s.key = 'fee_plan'
             and (s.schedule_id = g.id or s.class_type_id = g.class_type_id or s.club_id = g.club_id
                  or num_nonnulls(s.schedule_id, s.class_type_id, s.club_id) = 0)
           order by s.schedule_id is null, s.class_type_id is null, s.club_id is null limit 1) v
        join fee_plans p on p.id::text = v.plan_id
       where g.id = group_id and (p.club_id is null or p.club_id = g.club_id)
         and on_day >= p.starts_on and (p.ends_on is null or on_day <= p.ends_on) and on_day >= v.since)
    or exists (
      with recursive line(id) as (
        select place
        union
        select f.follows_id from line l join schedule_enrollments f on f.id = l.id where f.follows_id is not null)
      select from line l join charges c on c.root_id = l.id
       where c.status <> 'cancelled' and on_day between c.period_start and c.period_end))
$$;

-- Names a plan that there is, and at a club or a group one of that club or of all.
create function app.check_fee_plan() returns trigger language plpgsql as $$
begin
  if new.key = 'fee_plan' and new.value <> '""' and not exists (
    select from fee_plans p
     where p.id::text = new.value #>> '{}'
       and (p.club_id is null or p.club_id = coalesce(new.club_id, (select g.club_id from class_schedules g where g.id = new.schedule_id), p.club_id)))
  then
    raise exception 'no fee plan for this place' using errcode = 'foreign_key_violation', constraint = 'settings_fee_plan';
  end if;
  return new;
end $$;
create trigger fee_plan before insert or update of value on settings for each row execute function app.check_fee_plan();
