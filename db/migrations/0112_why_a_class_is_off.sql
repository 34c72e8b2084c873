-- Why a class is off, beside the words that people are told: what its holders get for it hangs on this
-- (docs/domain/make-ups.md). Null: as its reason says, if that is a code of ours, else the club.
alter table class_sessions add column cancel_cause text
  check (cancel_cause in ('club', 'rain', 'coach', 'closure'));
comment on column class_sessions.cancel_cause is 'What called it off, whatever words people were told; null: cancel_reason says';
call app.audit_changed_rows('class_sessions', '{organization_id,updated_at,enrolled_count,waitlisted_count,attended_count,is_over}');

alter table make_ups drop constraint make_ups_cause_check;
alter table make_ups add constraint make_ups_cause_check
  check (cause in ('released', 'released_late', 'club', 'rain', 'coach', 'closure', 'below_minimum', 'granted'));

-- Rain was a cause of the club's: who has said what that gives has said it of rain.
do $$
declare o uuid;
begin
  for o in select id from organizations loop
    perform set_config('app.organization_id', o::text, true);
    insert into settings (organization_id, id, club_id, class_type_id, schedule_id, key, value)
      select organization_id, gen_random_uuid(), club_id, class_type_id, schedule_id, 'make_up_rain', value
        from settings where organization_id = o and key = 'make_up_club';
  end loop;
  perform set_config('app.organization_id', '', true);
end $$;
