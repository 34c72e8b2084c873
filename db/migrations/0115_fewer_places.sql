-- A class can have fewer places than people: those who are in it stay until they leave, nobody comes in (G1). How many
-- are over goes down with every one who leaves, and never up by a booking.
alter table class_sessions add column over_capacity integer not null default 0 check (over_capacity >= 0);
comment on column class_sessions.over_capacity is 'How many of enrolled_count hold a place above max_participants, kept when the class got fewer places';
alter table class_sessions drop constraint class_sessions_capacity,
  add constraint class_sessions_capacity check (enrolled_count <= max_participants + over_capacity);

-- Whoever loses their place because there are fewer waits in front, or is out; taken back, they wait in front too, and
-- have the places that there are again.
drop trigger transition on class_enrollments;
create trigger transition before update of status on class_enrollments for each row
  when (old.status is distinct from new.status
        and not (old.status = 'cancelled' and old.cancel_reason = 'session_cancelled' and new.status in ('enrolled', 'waitlisted'))
        and not (old.status = 'cancelled' and old.cancel_reason = 'fewer_places' and new.status = 'waitlisted'))
  execute function app.check_transition(
    'waitlisted>enrolled', 'waitlisted>cancelled', 'enrolled>cancelled', 'enrolled>no_show', 'no_show>enrolled', 'enrolled>waitlisted');

alter table change_classes drop constraint change_classes_action_check,
  add constraint change_classes_action_check
    check (action in ('cancel', 'substitute', 'move', 'without_coach', 'queue_last', 'cancel_last', 'keep')),
  add column displaced uuid[];
comment on column change_classes.displaced is 'The enrolments of those who lost their place, of a class that got fewer';
call app.bounded('change_classes', '{"displaced": 20000}');

-- It follows from the counters, and moves with them: the audit log leaves it out as it does these.
do $$ begin
  execute replace(pg_get_functiondef('app.audited'::regproc), 'is_over}', 'is_over,over_capacity}');
end $$;
call app.audit_changed_rows('class_sessions', '{organization_id,updated_at,enrolled_count,waitlisted_count,attended_count,is_over,over_capacity}');
