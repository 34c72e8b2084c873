-- Whoever was booked before the club moved a class may give it up without loss for a while: each booking remembers what
-- it was made for, until the class is there again (docs/domain/money.md). Nothing is known of moves before this.
alter table class_enrollments
  add column moved_at timestamptz,
  add column booked_for tstzrange,
  add column coach_changed_at timestamptz,
  add column booked_coach_id uuid,
  add constraint class_enrollments_moved check ((moved_at is null) = (booked_for is null)),
  add constraint class_enrollments_coach_changed check ((coach_changed_at is null) = (booked_coach_id is null)),
  add constraint class_enrollments_booked_coach foreign key (organization_id, booked_coach_id) references instructors (organization_id, id);
create index class_enrollments_booked_coach on class_enrollments (organization_id, booked_coach_id) where booked_coach_id is not null;
comment on column class_enrollments.moved_at is 'When the club last put its class at another time; null: it is when it was booked';
comment on column class_enrollments.booked_for is 'When the class was as it was booked, where it is at another time by now';
comment on column class_enrollments.coach_changed_at is 'When the class last got another coach; null: whoever it was booked with gives it';
comment on column class_enrollments.booked_coach_id is 'Who gave it as it was booked, where somebody else does by now';

-- What moved is the class, and it is on record there.
create or replace function app.audited(row_data jsonb)
 RETURNS jsonb
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE
RETURN ((row_data - '{organization_id,updated_at,iban,in_force_since,enrolled_count,waitlisted_count,attended_count,token_hash,session_starts_at,session_ends_at,search,sort_name,is_over,over_capacity,last_number,rating,total_ratings,revision,last_read_on,last_used_on,failing_since,secret_salt,former_salt,secret_check,failed_tries,moved_at,booked_for,coach_changed_at,booked_coach_id}'::text[]) || CASE WHEN (row_data ? 'secret_salt'::text) THEN jsonb_build_object('url', (("substring"((row_data ->> 'url'::text), '^[a-z]+://[^/?#]*'::text) || '/…'::text) || "left"(md5(((row_data ->> 'id'::text) || (row_data ->> 'url'::text))), 8))) ELSE '{}'::jsonb END)
;
