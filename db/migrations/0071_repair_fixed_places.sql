-- Where somebody holds a fixed place, the duty that repairs them has something to look at.
create or replace function app.organizations_due(duty text, at timestamptz) returns setof uuid volatile language plpgsql as $$
declare
  o uuid;
  due boolean;
begin
  for o in select id from public.organizations order by id loop
    perform set_config('app.organization_id', o::text, true);
    if duty = 'complete_sessions' then
      due := exists (select from public.class_sessions s
        where s.organization_id = o and s.status in ('scheduled', 'confirmed', 'in_progress') and s.ends_at <= at);
    elsif duty = 'mark_no_shows' then
      due := exists (select from public.class_sessions s
        where s.organization_id = o and s.scheduled_datetime > at - interval '30 days' and s.scheduled_datetime <= at
          and s.ends_at <= at and s.status <> 'cancelled'
          and exists (select from public.class_enrollments e
            where e.organization_id = o and e.session_id = s.id and e.status = 'enrolled' and not e.checked_in));
    elsif duty = 'send_reminders' then
      -- The longest that a club may set.
      due := exists (select from public.class_sessions s
        where s.organization_id = o and s.scheduled_datetime > at and s.scheduled_datetime <= at + interval '336 hours'
          and s.status in ('scheduled', 'confirmed') and s.enrolled_count > 0);
    elsif duty = 'fill_free_places' then
      due := exists (select from public.class_sessions s
        where s.organization_id = o and s.scheduled_datetime > at and s.status in ('scheduled', 'confirmed')
          and s.waitlisted_count > 0 and s.enrolled_count < s.max_participants);
    elsif duty = 'cancel_below_minimum' then
      due := exists (select from public.settings t
        where t.organization_id = o and t.key = 'below_minimum_action' and t.value = '"cancel"');
    elsif duty = 'generate_sessions' then
      due := exists (select from public.class_schedules c where c.organization_id = o and c.status = 'published');
    elsif duty = 'repair_fixed_places' then
      due := exists (select from public.schedule_enrollments f
        where f.organization_id = o and f.status = 'active' and (f.ends_on is null or f.ends_on >= at::date - 1));
    else
      raise exception 'no look for the duty %', duty;
    end if;
    if due then return next o; end if;
  end loop;
  perform set_config('app.organization_id', '', true);
end $$;
