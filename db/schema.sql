-- Written by `bandeja generate` from db/migrations, for reading in reviews. Nothing runs it.

create table account_entries (
  organization_id uuid not null,
  id uuid not null,
  client_id uuid not null,
  currency text not null,
  number integer not null,
  kind text not null,
  delta integer not null,
  balance integer not null,
  club_id uuid not null,
  payment_id uuid,
  refund_id uuid,
  method text default ''::text not null,
  reason text default ''::text not null,
  created_by uuid,
  created_at timestamp with time zone default now() not null,
  constraint account_entries_pkey PRIMARY KEY (organization_id, id),
  constraint account_entries_once UNIQUE (organization_id, client_id, currency, number),
  constraint account_entries_created_by_fkey FOREIGN KEY (created_by) REFERENCES users(id),
  constraint account_entries_organization_id_client_id_fkey FOREIGN KEY (organization_id, client_id) REFERENCES client_profiles(organization_id, id),
  constraint account_entries_organization_id_club_id_fkey FOREIGN KEY (organization_id, club_id) REFERENCES clubs(organization_id, id),
  constraint account_entries_organization_id_fkey FOREIGN KEY (organization_id) REFERENCES organizations(id),
  constraint account_entries_organization_id_payment_id_fkey FOREIGN KEY (organization_id, payment_id) REFERENCES payments(organization_id, id),
  constraint account_entries_organization_id_refund_id_fkey FOREIGN KEY (organization_id, refund_id) REFERENCES refunds(organization_id, id),
  constraint account_entries_balance CHECK ((balance >= 0)),
  constraint account_entries_check CHECK ((((kind = ANY (ARRAY['paid_in'::text, 'used'::text])) OR ((kind = 'paid_out'::text) AND (method = 'online'::text))) = (payment_id IS NOT NULL))),
  constraint account_entries_check1 CHECK (((kind = 'returned'::text) = (refund_id IS NOT NULL))),
  constraint account_entries_check2 CHECK (((kind = 'paid_out'::text) = (method <> ''::text))),
  constraint account_entries_check3 CHECK (
CASE
    WHEN (kind = ANY (ARRAY['used'::text, 'taken'::text, 'paid_out'::text, 'moved_out'::text])) THEN (delta <= 0)
    ELSE (delta >= 0)
END),
  constraint account_entries_check4 CHECK (((number > 1) OR (balance = delta))),
  constraint account_entries_currency_check CHECK ((currency ~ '^[A-Z]{3}$'::text)),
  constraint account_entries_kind_check CHECK ((kind = ANY (ARRAY['paid_in'::text, 'used'::text, 'returned'::text, 'granted'::text, 'taken'::text, 'paid_out'::text, 'moved_in'::text, 'moved_out'::text]))),
  constraint account_entries_method_check CHECK ((method = ANY (ARRAY['direct_debit'::text, ''::text, 'cash'::text, 'card_terminal'::text, 'transfer'::text, 'online'::text]))),
  constraint account_entries_number_check CHECK ((number >= 1)),
  constraint account_entries_reason_length CHECK ((length(reason) <= 500))
);
comment on table account_entries is 'The credit of a client''s account, append-only: the entry with the highest number says what it is';
comment on column account_entries.delta is 'Minor units of currency';
comment on column account_entries.club_id is 'Where it was done';
CREATE INDEX account_entries_paid_out ON public.account_entries USING btree (organization_id, club_id, created_at) WHERE (kind = 'paid_out'::text);
CREATE INDEX account_entries_payment ON public.account_entries USING btree (organization_id, payment_id) WHERE (payment_id IS NOT NULL);
CREATE INDEX account_entries_refund ON public.account_entries USING btree (organization_id, refund_id) WHERE (refund_id IS NOT NULL);
CREATE INDEX account_entries_till ON public.account_entries USING btree (organization_id, club_id, created_at);
alter table account_entries enable row level security, force row level security;
create policy tenant on account_entries for all to public using ((organization_id = app.current_organization_id()));
CREATE TRIGGER audit_delete AFTER DELETE ON public.account_entries REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION app.audit_delete();
CREATE TRIGGER audit_insert AFTER INSERT ON public.account_entries REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION app.audit_insert();
CREATE TRIGGER audit_update AFTER UPDATE ON public.account_entries REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION app.audit_update();
grant insert, select on account_entries to bandeja_app;

create table api_tokens (
  organization_id uuid not null,
  id uuid not null,
  name text not null,
  scopes text[] not null,
  read_only boolean not null,
  token_hash text not null,
  made_by uuid not null,
  created_at timestamp with time zone default now() not null,
  expires_at timestamp with time zone,
  revoked_at timestamp with time zone,
  last_used_on date,
  constraint api_tokens_pkey PRIMARY KEY (organization_id, id),
  constraint api_tokens_once UNIQUE (organization_id, token_hash),
  constraint api_tokens_made_by_fkey FOREIGN KEY (made_by) REFERENCES users(id),
  constraint api_tokens_organization_id_fkey FOREIGN KEY (organization_id) REFERENCES organizations(id),
  constraint api_tokens_name_check CHECK ((name <> ''::text)),
  constraint api_tokens_name_length CHECK ((length(name) <= 100)),
  constraint api_tokens_scopes_length CHECK ((pg_column_size(scopes) <= 8000)),
  constraint api_tokens_token_hash_length CHECK ((length(token_hash) <= 100))
);
comment on table api_tokens is 'What another program shows to act as the member who made it, within its scopes';
comment on column api_tokens.scopes is 'Permissions that it may use, as far as its maker holds them by then';
comment on column api_tokens.token_hash is 'SHA-256 of the token: the database alone opens nothing';
comment on column api_tokens.last_used_on is 'The last day on which it was used';
CREATE INDEX api_tokens_made_by ON public.api_tokens USING btree (organization_id, made_by);
alter table api_tokens enable row level security, force row level security;
create policy tenant on api_tokens for all to public using ((organization_id = app.current_organization_id()));
CREATE TRIGGER audit_delete AFTER DELETE ON public.api_tokens REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION app.audit_delete();
CREATE TRIGGER audit_insert AFTER INSERT ON public.api_tokens REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION app.audit_insert();
CREATE TRIGGER audit_update AFTER UPDATE ON public.api_tokens REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION app.audit_update();
grant insert, select on api_tokens to bandeja_app;

create table audit_log (
  organization_id uuid not null,
  id bigint generated always as identity not null,
  at timestamp with time zone default clock_timestamp() not null,
  user_id uuid,
  via text,
  request_id text,
  ip text,
  user_agent text,
  action text not null,
  entity text not null,
  entity_id uuid,
  changes jsonb,
  constraint audit_log_pkey PRIMARY KEY (organization_id, id),
  constraint audit_log_organization_id_fkey FOREIGN KEY (organization_id) REFERENCES organizations(id),
  constraint audit_log_action_length CHECK ((length(action) <= 100)),
  constraint audit_log_changes_length CHECK ((pg_column_size(changes) <= 4194304)),
  constraint audit_log_entity_length CHECK ((length(entity) <= 100)),
  constraint audit_log_ip_length CHECK ((length(ip) <= 100)),
  constraint audit_log_request_id_length CHECK ((length(request_id) <= 100)),
  constraint audit_log_user_agent_length CHECK ((length(user_agent) <= 400)),
  constraint audit_log_via_length CHECK ((length(via) <= 40))
);
comment on table audit_log is 'Append-only (G15): the application may insert and read, nothing else.';
CREATE INDEX audit_log_entity ON public.audit_log USING btree (organization_id, entity, id);
CREATE INDEX audit_log_row ON public.audit_log USING btree (organization_id, entity_id, id);
CREATE INDEX audit_log_time ON public.audit_log USING brin (organization_id, at);
CREATE INDEX audit_log_user ON public.audit_log USING btree (organization_id, user_id, id);
alter table audit_log enable row level security, force row level security;
create policy tenant on audit_log for all to public using ((organization_id = app.current_organization_id()));
grant insert, select on audit_log to bandeja_app;

create table backups (
  is_one boolean default true not null,
  scheduled_since timestamp with time zone,
  tried_at timestamp with time zone,
  done_at timestamp with time zone,
  file text default ''::text not null,
  bytes bigint default 0 not null,
  error text default ''::text not null,
  constraint backups_pkey PRIMARY KEY (is_one),
  constraint backups_error_check CHECK ((length(error) <= 2000)),
  constraint backups_file_check CHECK ((length(file) <= 4000)),
  constraint backups_is_one_check CHECK (is_one)
);
comment on table backups is 'One row, written by the worker as the owner: how the last scheduled backup went.';
comment on column backups.scheduled_since is 'Null while none are scheduled';
comment on column backups.error is 'Why the last try failed; empty when it did not';
grant select on backups to bandeja_app;

create table calendar_feeds (
  organization_id uuid not null,
  id uuid not null,
  user_id uuid not null,
  kind text not null,
  token_hash text not null,
  created_at timestamp with time zone default now() not null,
  last_read_on date,
  constraint calendar_feeds_pkey PRIMARY KEY (organization_id, id),
  constraint calendar_feeds_once UNIQUE (organization_id, user_id, kind),
  constraint calendar_feeds_token UNIQUE (organization_id, token_hash),
  constraint calendar_feeds_organization_id_fkey FOREIGN KEY (organization_id) REFERENCES organizations(id),
  constraint calendar_feeds_user_id_fkey FOREIGN KEY (user_id) REFERENCES users(id),
  constraint calendar_feeds_kind_check CHECK ((kind = ANY (ARRAY['student'::text, 'coach'::text]))),
  constraint calendar_feeds_token_hash_length CHECK ((length(token_hash) <= 100))
);
comment on table calendar_feeds is 'An address at which a calendar asks for somebody''s classes; who knows it needs no sign-in';
comment on column calendar_feeds.token_hash is 'SHA-256 of what stands in the address: the database alone opens none';
comment on column calendar_feeds.last_read_on is 'The last day on which it was asked for';
alter table calendar_feeds enable row level security, force row level security;
create policy tenant on calendar_feeds for all to public using ((organization_id = app.current_organization_id()));
CREATE TRIGGER audit_delete AFTER DELETE ON public.calendar_feeds REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION app.audit_delete();
CREATE TRIGGER audit_insert AFTER INSERT ON public.calendar_feeds REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION app.audit_insert();
CREATE TRIGGER audit_update AFTER UPDATE ON public.calendar_feeds REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION app.audit_update();
grant delete, insert, select, update on calendar_feeds to bandeja_app;

create table change_classes (
  organization_id uuid not null,
  id uuid not null,
  change_id uuid not null,
  session_id uuid not null,
  action text not null,
  substitute_before_id uuid,
  undone_at timestamp with time zone,
  substitute_id uuid,
  from_date date,
  from_time time without time zone,
  from_court_id uuid,
  to_date date,
  to_time time without time zone,
  to_court_id uuid,
  instructor_before_id uuid,
  displaced uuid[],
  constraint change_classes_pkey PRIMARY KEY (organization_id, id),
  constraint change_classes_organization_id_change_id_session_id_key UNIQUE (organization_id, change_id, session_id),
  constraint change_classes_organization_id_change_id_fkey FOREIGN KEY (organization_id, change_id) REFERENCES changes(organization_id, id),
  constraint change_classes_organization_id_from_court_id_fkey FOREIGN KEY (organization_id, from_court_id) REFERENCES courts(organization_id, id),
  constraint change_classes_organization_id_instructor_before_id_fkey FOREIGN KEY (organization_id, instructor_before_id) REFERENCES instructors(organization_id, id),
  constraint change_classes_organization_id_session_id_fkey FOREIGN KEY (organization_id, session_id) REFERENCES class_sessions(organization_id, id),
  constraint change_classes_organization_id_substitute_before_id_fkey FOREIGN KEY (organization_id, substitute_before_id) REFERENCES instructors(organization_id, id),
  constraint change_classes_organization_id_substitute_id_fkey FOREIGN KEY (organization_id, substitute_id) REFERENCES instructors(organization_id, id),
  constraint change_classes_organization_id_to_court_id_fkey FOREIGN KEY (organization_id, to_court_id) REFERENCES courts(organization_id, id),
  constraint change_classes_action_check CHECK ((action = ANY (ARRAY['cancel'::text, 'substitute'::text, 'move'::text, 'without_coach'::text, 'queue_last'::text, 'cancel_last'::text, 'keep'::text]))),
  constraint change_classes_displaced_length CHECK ((pg_column_size(displaced) <= 20000)),
  constraint change_classes_move_check CHECK (((action = 'move'::text) = ((from_date IS NOT NULL) AND (to_date IS NOT NULL))))
);
comment on column change_classes.substitute_id is 'Whom the change made the substitute';
comment on column change_classes.from_date is 'Where a class was that was moved, on the wall of its club';
comment on column change_classes.to_date is 'Where it was moved to: as long as it is there it can go back';
comment on column change_classes.instructor_before_id is 'Whose class it was that was left without a coach';
comment on column change_classes.displaced is 'The enrolments of those who lost their place, of a class that got fewer';
CREATE INDEX change_classes_from_court ON public.change_classes USING btree (organization_id, from_court_id) WHERE (from_court_id IS NOT NULL);
CREATE INDEX change_classes_instructor_before ON public.change_classes USING btree (organization_id, instructor_before_id) WHERE (instructor_before_id IS NOT NULL);
CREATE INDEX change_classes_session ON public.change_classes USING btree (organization_id, session_id);
CREATE INDEX change_classes_substitute ON public.change_classes USING btree (organization_id, substitute_id) WHERE (substitute_id IS NOT NULL);
CREATE INDEX change_classes_substitute_before ON public.change_classes USING btree (organization_id, substitute_before_id) WHERE (substitute_before_id IS NOT NULL);
CREATE INDEX change_classes_to_court ON public.change_classes USING btree (organization_id, to_court_id) WHERE (to_court_id IS NOT NULL);
alter table change_classes enable row level security, force row level security;
create policy tenant on change_classes for all to public using ((organization_id = app.current_organization_id()));
CREATE TRIGGER audit_delete AFTER DELETE ON public.change_classes REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION app.audit_delete();
CREATE TRIGGER audit_insert AFTER INSERT ON public.change_classes REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION app.audit_insert();
CREATE TRIGGER audit_update AFTER UPDATE ON public.change_classes REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION app.audit_update();
grant delete, insert, select, update on change_classes to bandeja_app;

create table change_people (
  organization_id uuid not null,
  id uuid not null,
  change_id uuid not null,
  student_id uuid not null,
  is_told boolean not null,
  called_at timestamp with time zone,
  called_by uuid,
  about text default 'change'::text not null,
  knows_since timestamp with time zone,
  constraint change_people_pkey PRIMARY KEY (organization_id, id),
  constraint change_people_organization_id_change_id_student_id_key UNIQUE (organization_id, change_id, student_id),
  constraint change_people_called_by_fkey FOREIGN KEY (called_by) REFERENCES users(id),
  constraint change_people_organization_id_change_id_fkey FOREIGN KEY (organization_id, change_id) REFERENCES changes(organization_id, id),
  constraint change_people_organization_id_student_id_fkey FOREIGN KEY (organization_id, student_id) REFERENCES client_profiles(organization_id, id),
  constraint change_people_about CHECK ((about = ANY (ARRAY['change'::text, 'undo'::text, 'nothing'::text]))),
  constraint change_people_about_length CHECK ((length(about) <= 10))
);
comment on column change_people.is_told is 'Hears of all that it did to them by a message; else they are to be called';
comment on column change_people.called_at is 'Somebody at the desk has called them';
comment on column change_people.about is 'What they are to be called about: the change, that it was taken back, or nothing any more';
comment on column change_people.knows_since is 'When they were called about the change, of those who are to hear of the way back';
CREATE INDEX change_people_student ON public.change_people USING btree (organization_id, student_id);
alter table change_people enable row level security, force row level security;
create policy tenant on change_people for all to public using ((organization_id = app.current_organization_id()));
CREATE TRIGGER audit_delete AFTER DELETE ON public.change_people REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION app.audit_delete();
CREATE TRIGGER audit_insert AFTER INSERT ON public.change_people REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION app.audit_insert();
CREATE TRIGGER audit_update AFTER UPDATE ON public.change_people REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION app.audit_update();
grant delete, insert, select, update on change_people to bandeja_app;

create table changes (
  organization_id uuid not null,
  id uuid not null,
  kind text not null,
  cause uuid not null,
  club_id uuid,
  instructor_id uuid,
  created_by uuid,
  created_at timestamp with time zone default now() not null,
  undone_at timestamp with time zone,
  undone_by uuid,
  reason text default ''::text not null,
  was jsonb,
  became jsonb,
  constraint changes_pkey PRIMARY KEY (organization_id, id),
  constraint changes_created_by_fkey FOREIGN KEY (created_by) REFERENCES users(id),
  constraint changes_organization_id_club_id_fkey FOREIGN KEY (organization_id, club_id) REFERENCES clubs(organization_id, id),
  constraint changes_organization_id_fkey FOREIGN KEY (organization_id) REFERENCES organizations(id),
  constraint changes_organization_id_instructor_id_fkey FOREIGN KEY (organization_id, instructor_id) REFERENCES instructors(organization_id, id),
  constraint changes_undone_by_fkey FOREIGN KEY (undone_by) REFERENCES users(id),
  constraint changes_became_length CHECK ((pg_column_size(became) <= 20000)),
  constraint changes_club_check CHECK (((kind <> 'closure'::text) OR (club_id IS NOT NULL))),
  constraint changes_instructor_check CHECK (((kind <> 'absence'::text) OR (instructor_id IS NOT NULL))),
  constraint changes_kind_check CHECK ((kind ~ '^[a-z_]{1,40}$'::text)),
  constraint changes_reason_length CHECK ((length(reason) <= 500)),
  constraint changes_was_check CHECK (((was IS NULL) = (became IS NULL))),
  constraint changes_was_length CHECK ((pg_column_size(was) <= 20000))
);
comment on table changes is 'What hit classes, each with the classes that it hit in change_classes';
comment on column changes.kind is 'One of the kinds of server/src/changes/commands/kinds.ts';
comment on column changes.cause is 'The id of the row that it came with: a closure, an exception, whatever went out of use; of a kind without a row, one of its own';
comment on column changes.undone_at is 'Its cause was taken back; which of its classes took place again says change_classes';
comment on column changes.reason is 'Why, as people were told: somebody''s words, or a code of ours';
comment on column changes.was is 'What a change that writes over something found there, to be put back';
comment on column changes.became is 'What it wrote: as long as that is there, taking it back puts back what was';
CREATE INDEX changes_cause ON public.changes USING btree (organization_id, cause);
CREATE UNIQUE INDEX changes_cause_once ON public.changes USING btree (organization_id, kind, cause) WHERE (kind = ANY (ARRAY['closure'::text, 'absence'::text, 'stoppage'::text]));
CREATE INDEX changes_club ON public.changes USING btree (organization_id, club_id) WHERE (club_id IS NOT NULL);
CREATE INDEX changes_instructor ON public.changes USING btree (organization_id, instructor_id) WHERE (instructor_id IS NOT NULL);
CREATE INDEX changes_recent ON public.changes USING btree (organization_id, created_at DESC, id DESC);
alter table changes enable row level security, force row level security;
create policy tenant on changes for all to public using ((organization_id = app.current_organization_id()));
CREATE TRIGGER audit_delete AFTER DELETE ON public.changes REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION app.audit_delete();
CREATE TRIGGER audit_insert AFTER INSERT ON public.changes REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION app.audit_insert();
CREATE TRIGGER audit_update AFTER UPDATE ON public.changes REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION app.audit_update();
grant delete, insert, select, update on changes to bandeja_app;

create table charge_lines (
  organization_id uuid not null,
  id uuid not null,
  charge_id uuid not null,
  number integer not null,
  kind text not null,
  amount integer not null,
  facts jsonb default '{}'::jsonb not null,
  reason text default ''::text not null,
  created_by uuid,
  created_at timestamp with time zone default now() not null,
  occasion integer,
  constraint charge_lines_pkey PRIMARY KEY (organization_id, id),
  constraint charge_lines_once UNIQUE (organization_id, charge_id, number),
  constraint charge_lines_created_by_fkey FOREIGN KEY (created_by) REFERENCES users(id),
  constraint charge_lines_organization_id_charge_id_fkey FOREIGN KEY (organization_id, charge_id) REFERENCES charges(organization_id, id),
  constraint charge_lines_organization_id_fkey FOREIGN KEY (organization_id) REFERENCES organizations(id),
  constraint charge_lines_facts_length CHECK ((pg_column_size(facts) <= 2000)),
  constraint charge_lines_kind_check CHECK ((kind = ANY (ARRAY['returned'::text, 'fee'::text, 'member'::text, 'joining'::text, 'leaving'::text, 'pause'::text, 'sibling'::text, 'second_class'::text, 'early'::text, 'enrolment_fee'::text, 'late'::text, 'late_off'::text, 'correction'::text, 'kept'::text, 'enrolment_off'::text, 'deposit'::text, 'renewal'::text, 'moved'::text]))),
  constraint charge_lines_number_check CHECK ((number >= 1)),
  constraint charge_lines_occasion CHECK (((kind = 'late'::text) = (occasion IS NOT NULL))),
  constraint charge_lines_occasion_check CHECK (((occasion >= 1) AND (occasion <= 366))),
  constraint charge_lines_reason_length CHECK ((length(reason) <= 500))
);
comment on table charge_lines is 'Why a charge is what it is, append-only';
comment on column charge_lines.amount is 'Minor units of the charge''s currency; below 0 for what is let off';
comment on column charge_lines.facts is 'What the line is reckoned from, for its words';
comment on column charge_lines.occasion is 'Of late fees: the how manieth';
CREATE UNIQUE INDEX charge_lines_late ON public.charge_lines USING btree (organization_id, charge_id, occasion) WHERE (occasion IS NOT NULL);
alter table charge_lines enable row level security, force row level security;
create policy tenant on charge_lines for all to public using ((organization_id = app.current_organization_id()));
CREATE TRIGGER add_up AFTER INSERT ON public.charge_lines REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION app.add_up_charges();
CREATE TRIGGER audit_delete AFTER DELETE ON public.charge_lines REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION app.audit_delete();
CREATE TRIGGER audit_insert AFTER INSERT ON public.charge_lines REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION app.audit_insert();
CREATE TRIGGER audit_update AFTER UPDATE ON public.charge_lines REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION app.audit_update();
CREATE TRIGGER kept_delete AFTER DELETE ON public.charge_lines FOR EACH ROW WHEN ((old.kind = 'deposit'::text)) EXECUTE FUNCTION app.mark_charge_line();
CREATE TRIGGER kept_insert AFTER INSERT ON public.charge_lines FOR EACH ROW WHEN ((new.kind = 'deposit'::text)) EXECUTE FUNCTION app.mark_charge_line();
CREATE TRIGGER kept_update AFTER UPDATE ON public.charge_lines FOR EACH ROW WHEN ((('deposit'::text = old.kind) OR ('deposit'::text = new.kind))) EXECUTE FUNCTION app.mark_charge_line();
grant insert, select on charge_lines to bandeja_app;

create table charges (
  organization_id uuid not null,
  id uuid not null,
  club_id uuid not null,
  plan_id uuid not null,
  place_id uuid not null,
  root_id uuid not null,
  student_id uuid not null,
  period_start date not null,
  period_end date not null,
  part integer default 1 not null,
  amount integer default 0 not null,
  currency text not null,
  due_on date not null,
  status text default 'open'::text not null,
  payment_id uuid,
  paid_at timestamp with time zone,
  cancelled_at timestamp with time zone,
  cancel_reason text default ''::text not null,
  created_by uuid,
  created_at timestamp with time zone default now() not null,
  updated_at timestamp with time zone default now() not null,
  early_amount integer default 0 not null,
  early_until date,
  late jsonb,
  late_on date,
  reminded_before_at timestamp with time zone,
  reminded_after_at timestamp with time zone,
  warned_at timestamp with time zone,
  release_on date,
  released_at timestamp with time zone,
  terms jsonb default '{}'::jsonb not null,
  differs_from uuid,
  with_place boolean default false not null,
  to_return integer default 0 not null,
  deposit jsonb,
  counts_in uuid,
  kept integer default 0 not null,
  settled_at timestamp with time zone,
  look_on date,
  constraint charges_pkey PRIMARY KEY (organization_id, id),
  constraint charges_once EXCLUDE USING gist (organization_id WITH =, root_id WITH =, part WITH =, daterange(period_start, period_end, '[]'::text) WITH &&) WHERE (((differs_from IS NULL) AND (cancel_reason <> 'merged'::text) AND (deposit IS NULL))),
  constraint charges_created_by_fkey FOREIGN KEY (created_by) REFERENCES users(id),
  constraint charges_organization_id_club_id_fkey FOREIGN KEY (organization_id, club_id) REFERENCES clubs(organization_id, id),
  constraint charges_organization_id_counts_in_fkey FOREIGN KEY (organization_id, counts_in) REFERENCES charges(organization_id, id),
  constraint charges_organization_id_differs_from_fkey FOREIGN KEY (organization_id, differs_from) REFERENCES charges(organization_id, id),
  constraint charges_organization_id_fkey FOREIGN KEY (organization_id) REFERENCES organizations(id),
  constraint charges_organization_id_payment_id_fkey FOREIGN KEY (organization_id, payment_id) REFERENCES payments(organization_id, id),
  constraint charges_organization_id_place_id_fkey FOREIGN KEY (organization_id, place_id) REFERENCES schedule_enrollments(organization_id, id),
  constraint charges_organization_id_plan_id_fkey FOREIGN KEY (organization_id, plan_id) REFERENCES fee_plans(organization_id, id),
  constraint charges_organization_id_root_id_fkey FOREIGN KEY (organization_id, root_id) REFERENCES schedule_enrollments(organization_id, id),
  constraint charges_organization_id_student_id_fkey FOREIGN KEY (organization_id, student_id) REFERENCES client_profiles(organization_id, id),
  constraint charges_amount CHECK ((amount >= 0)),
  constraint charges_cancel_reason_length CHECK ((length(cancel_reason) <= 500)),
  constraint charges_check CHECK ((period_start <= period_end)),
  constraint charges_check1 CHECK ((((status = 'paid'::text) = (payment_id IS NOT NULL)) AND ((payment_id IS NULL) = (paid_at IS NULL)))),
  constraint charges_check2 CHECK (((status = 'cancelled'::text) = (cancelled_at IS NOT NULL))),
  constraint charges_currency_check CHECK ((currency ~ '^[A-Z]{3}$'::text)),
  constraint charges_deposit CHECK (((deposit IS NOT NULL) OR ((counts_in IS NULL) AND (kept = 0) AND (settled_at IS NULL) AND (look_on IS NULL)))),
  constraint charges_deposit_length CHECK ((pg_column_size(deposit) <= 200)),
  constraint charges_early CHECK (((early_amount = 0) OR (early_until IS NOT NULL))),
  constraint charges_early_amount_check CHECK ((early_amount >= 0)),
  constraint charges_kept CHECK ((kept >= 0)),
  constraint charges_late CHECK (((late_on IS NULL) OR (late IS NOT NULL))),
  constraint charges_late_length CHECK ((pg_column_size(late) <= 200)),
  constraint charges_part_check CHECK (((part >= 1) AND (part <= 20))),
  constraint charges_release CHECK ((((warned_at IS NULL) = (release_on IS NULL)) AND ((released_at IS NULL) OR (warned_at IS NOT NULL)))),
  constraint charges_status_check CHECK ((status = ANY (ARRAY['open'::text, 'paid'::text, 'cancelled'::text]))),
  constraint charges_terms_length CHECK ((pg_column_size(terms) <= 2000)),
  constraint charges_to_return CHECK ((to_return >= 0)),
  constraint charges_with_place CHECK (((NOT with_place) OR (status = 'cancelled'::text)))
);
comment on table charges is 'What is to be paid for a fixed place and a period';
comment on column charges.root_id is 'The first of the places that this one goes on from';
comment on column charges.part is 'Of a fee that is paid in parts, which one';
comment on column charges.amount is 'Minor units: what its lines add up to';
comment on column charges.early_amount is 'Minor units: what is let off of whoever pays until early_until';
comment on column charges.late is 'What is added where it is not paid in time, as it was told when it was raised; null: nothing';
comment on column charges.late_on is 'The day on which the next of that is added; null: none any more';
comment on column charges.reminded_before_at is 'Once, before it is due';
comment on column charges.reminded_after_at is 'Once, some days after it was due';
comment on column charges.warned_at is 'When its holder was told that the place is released if it is not paid';
comment on column charges.release_on is 'The day on which that happens, as it was told';
comment on column charges.released_at is 'When the place was released for it: once';
comment on column charges.terms is 'What it is reckoned anew by when its place changes: the rules and discounts as they were, and the period that its price is for';
comment on column charges.differs_from is 'The charge, paid, of which this one asks what is to be paid more';
comment on column charges.with_place is 'Cancelled because its place has no day in it, and open again where it has';
comment on column charges.to_return is 'Minor units: what was paid too much, for the desk to give back';
comment on column charges.deposit is 'Of a deposit: when it counts and what becomes of it otherwise, as it was told; null: a charge for a period';
comment on column charges.counts_in is 'The charge of which the deposit was taken off: one at most';
comment on column charges.kept is 'Minor units of the deposit that stay with the club';
comment on column charges.settled_at is 'Since when nothing is left to be decided about the deposit';
comment on column charges.look_on is 'When the place may be over, and something is to be decided; null: not before its days change';
CREATE INDEX charges_club ON public.charges USING btree (organization_id, club_id, period_start, id);
CREATE INDEX charges_club_due ON public.charges USING btree (organization_id, club_id, due_on, id);
CREATE INDEX charges_counts_in ON public.charges USING btree (organization_id, counts_in) WHERE (counts_in IS NOT NULL);
CREATE UNIQUE INDEX charges_deposit_once ON public.charges USING btree (organization_id, root_id) WHERE ((deposit IS NOT NULL) AND (cancel_reason <> 'merged'::text));
CREATE INDEX charges_deposits_due ON public.charges USING btree (organization_id, club_id, look_on, id) WHERE (look_on IS NOT NULL);
CREATE INDEX charges_differs ON public.charges USING btree (organization_id, differs_from) WHERE (differs_from IS NOT NULL);
CREATE INDEX charges_late_due ON public.charges USING btree (organization_id, club_id, late_on, id) WHERE ((status = 'open'::text) AND (late_on IS NOT NULL));
CREATE INDEX charges_open ON public.charges USING btree (organization_id, club_id, due_on, id) WHERE (status = 'open'::text);
CREATE INDEX charges_open_student ON public.charges USING btree (organization_id, student_id, due_on) WHERE (status = 'open'::text);
CREATE INDEX charges_payment ON public.charges USING btree (organization_id, payment_id) WHERE (payment_id IS NOT NULL);
CREATE INDEX charges_place ON public.charges USING btree (organization_id, place_id);
CREATE INDEX charges_plan ON public.charges USING btree (organization_id, plan_id);
CREATE INDEX charges_root ON public.charges USING btree (organization_id, root_id, period_start);
CREATE INDEX charges_student ON public.charges USING btree (organization_id, student_id, due_on);
CREATE INDEX charges_to_give_back ON public.charges USING btree (organization_id, club_id) WHERE (to_return > 0);
alter table charges enable row level security, force row level security;
create policy tenant on charges for all to public using ((organization_id = app.current_organization_id()));
CREATE TRIGGER audit_delete AFTER DELETE ON public.charges REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION app.audit_delete();
CREATE TRIGGER audit_insert AFTER INSERT ON public.charges REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION app.audit_insert();
CREATE TRIGGER audit_update AFTER UPDATE ON public.charges REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION app.audit_update();
CREATE TRIGGER kept_delete AFTER DELETE ON public.charges FOR EACH ROW WHEN ((old.period_end < (now())::date)) EXECUTE FUNCTION app.mark_charged();
CREATE TRIGGER kept_insert AFTER INSERT ON public.charges FOR EACH ROW WHEN ((new.period_end < (now())::date)) EXECUTE FUNCTION app.mark_charged();
CREATE TRIGGER kept_update AFTER UPDATE ON public.charges FOR EACH ROW WHEN (((LEAST(old.period_end, new.period_end) < (now())::date) AND (((((((old.root_id IS DISTINCT FROM new.root_id) OR (old.period_start IS DISTINCT FROM new.period_start)) OR (old.period_end IS DISTINCT FROM new.period_end)) OR (old.currency IS DISTINCT FROM new.currency)) OR (old.club_id IS DISTINCT FROM new.club_id)) OR ((old.status = 'cancelled'::text) IS DISTINCT FROM (new.status = 'cancelled'::text))) OR ((old.deposit IS NULL) IS DISTINCT FROM (new.deposit IS NULL))))) EXECUTE FUNCTION app.mark_charged();
CREATE TRIGGER transition BEFORE UPDATE OF status ON public.charges FOR EACH ROW WHEN ((old.status IS DISTINCT FROM new.status)) EXECUTE FUNCTION app.check_transition('open>paid', 'paid>open', 'open>cancelled', 'cancelled>open');
grant delete, insert, select, update on charges to bandeja_app;

create table class_attendance (
  organization_id uuid not null,
  id uuid not null,
  session_id uuid not null,
  enrollment_id uuid not null,
  student_id uuid not null,
  present boolean not null,
  arrival_time timestamp with time zone,
  departure_time timestamp with time zone,
  instructor_notes text default ''::text not null,
  performance_rating smallint,
  student_rating smallint,
  student_feedback text default ''::text not null,
  marked_by uuid,
  marked_at timestamp with time zone default now() not null,
  updated_at timestamp with time zone default now() not null,
  constraint class_attendance_pkey PRIMARY KEY (organization_id, id),
  constraint class_attendance_organization_id_enrollment_id_key UNIQUE (organization_id, enrollment_id),
  constraint class_attendance_marked_by_fkey FOREIGN KEY (marked_by) REFERENCES users(id),
  constraint class_attendance_organization_id_enrollment_id_fkey FOREIGN KEY (organization_id, enrollment_id) REFERENCES class_enrollments(organization_id, id),
  constraint class_attendance_organization_id_session_id_fkey FOREIGN KEY (organization_id, session_id) REFERENCES class_sessions(organization_id, id),
  constraint class_attendance_organization_id_student_id_fkey FOREIGN KEY (organization_id, student_id) REFERENCES client_profiles(organization_id, id),
  constraint class_attendance_check CHECK (((departure_time IS NULL) OR (arrival_time IS NULL) OR (departure_time >= arrival_time))),
  constraint class_attendance_instructor_notes_length CHECK ((length(instructor_notes) <= 4000)),
  constraint class_attendance_performance_rating_check CHECK (((performance_rating >= 1) AND (performance_rating <= 5))),
  constraint class_attendance_student_feedback_length CHECK ((length(student_feedback) <= 4000)),
  constraint class_attendance_student_rating_check CHECK (((student_rating >= 1) AND (student_rating <= 5)))
);
CREATE INDEX class_attendance_rated ON public.class_attendance USING btree (organization_id, session_id) INCLUDE (student_rating) WHERE (student_rating IS NOT NULL);
CREATE INDEX class_attendance_session ON public.class_attendance USING btree (organization_id, session_id);
CREATE INDEX class_attendance_student ON public.class_attendance USING btree (organization_id, student_id, present);
alter table class_attendance enable row level security, force row level security;
create policy tenant on class_attendance for all to public using ((organization_id = app.current_organization_id()));
CREATE TRIGGER audit_delete AFTER DELETE ON public.class_attendance REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION app.audit_delete();
CREATE TRIGGER audit_insert AFTER INSERT ON public.class_attendance REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION app.audit_insert();
CREATE TRIGGER audit_update AFTER UPDATE ON public.class_attendance REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION app.audit_update();
grant delete, insert, select, update on class_attendance to bandeja_app;

create table class_enrollments (
  organization_id uuid not null,
  id uuid not null,
  session_id uuid not null,
  student_id uuid not null,
  schedule_enrollment_id uuid,
  status text not null,
  waitlist_sequence bigint,
  waitlist_priority smallint default 0 not null,
  source text default 'self'::text not null,
  price integer default 0 not null,
  currency text not null,
  paid boolean default false not null,
  payment_amount integer,
  payment_method text default ''::text not null,
  payment_reference text default ''::text not null,
  checked_in boolean default false not null,
  check_in_time timestamp with time zone,
  check_in_method text,
  enrolled_at timestamp with time zone,
  promoted_at timestamp with time zone,
  cancelled_at timestamp with time zone,
  cancelled_by uuid,
  cancel_reason text default ''::text not null,
  is_late_cancellation boolean default false not null,
  created_by uuid,
  created_at timestamp with time zone default now() not null,
  updated_at timestamp with time zone default now() not null,
  session_starts_at timestamp with time zone default '-infinity'::timestamp with time zone not null,
  session_ends_at timestamp with time zone default '-infinity'::timestamp with time zone not null,
  despite_overlap boolean default false not null,
  released boolean default false not null,
  moved_reason text default ''::text not null,
  by_make_up boolean default false not null,
  released_from uuid,
  payment_id uuid,
  paid_at timestamp with time zone,
  payment_undone_at timestamp with time zone,
  payment_undone_reason text default ''::text not null,
  student_package_id uuid,
  attendance_version integer default 0 not null,
  pay_until timestamp with time zone,
  pay_with text default ''::text not null,
  credit_of uuid,
  revision integer default 0 not null,
  moved_at timestamp with time zone,
  booked_for tstzrange,
  coach_changed_at timestamp with time zone,
  booked_coach_id uuid,
  constraint class_enrollments_pkey PRIMARY KEY (organization_id, id),
  constraint class_enrollments_booked_coach FOREIGN KEY (organization_id, booked_coach_id) REFERENCES instructors(organization_id, id),
  constraint class_enrollments_cancelled_by_fkey FOREIGN KEY (cancelled_by) REFERENCES users(id),
  constraint class_enrollments_created_by_fkey FOREIGN KEY (created_by) REFERENCES users(id),
  constraint class_enrollments_organization_id_credit_of_fkey FOREIGN KEY (organization_id, credit_of) REFERENCES client_profiles(organization_id, id),
  constraint class_enrollments_organization_id_payment_id_fkey FOREIGN KEY (organization_id, payment_id) REFERENCES payments(organization_id, id),
  constraint class_enrollments_organization_id_released_from_fkey FOREIGN KEY (organization_id, released_from) REFERENCES class_enrollments(organization_id, id),
  constraint class_enrollments_organization_id_schedule_enrollment_id_fkey FOREIGN KEY (organization_id, schedule_enrollment_id) REFERENCES schedule_enrollments(organization_id, id),
  constraint class_enrollments_organization_id_student_id_fkey FOREIGN KEY (organization_id, student_id) REFERENCES client_profiles(organization_id, id),
  constraint class_enrollments_organization_id_student_package_id_fkey FOREIGN KEY (organization_id, student_package_id) REFERENCES student_packages(organization_id, id),
  constraint class_enrollments_session_fkey FOREIGN KEY (organization_id, session_id, session_starts_at, session_ends_at) REFERENCES class_sessions(organization_id, id, scheduled_datetime, ends_at) ON UPDATE CASCADE,
  constraint class_enrollments_cancel_reason_length CHECK ((length(cancel_reason) <= 500)),
  constraint class_enrollments_check CHECK ((checked_in = (check_in_time IS NOT NULL))),
  constraint class_enrollments_check1 CHECK ((paid = (payment_method <> ''::text))),
  constraint class_enrollments_check_in_method_check CHECK ((check_in_method = ANY (ARRAY['desk'::text, 'instructor'::text, 'qr'::text]))),
  constraint class_enrollments_coach_changed CHECK (((coach_changed_at IS NULL) = (booked_coach_id IS NULL))),
  constraint class_enrollments_currency_check CHECK ((currency ~ '^[A-Z]{3}$'::text)),
  constraint class_enrollments_moved CHECK (((moved_at IS NULL) = (booked_for IS NULL))),
  constraint class_enrollments_moved_reason_length CHECK ((length(moved_reason) <= 500)),
  constraint class_enrollments_pay_with_check CHECK ((pay_with = ANY (ARRAY[''::text, 'package'::text, 'desk'::text, 'account_credit'::text, 'online'::text]))),
  constraint class_enrollments_pay_with_length CHECK ((length(pay_with) <= 20)),
  constraint class_enrollments_payment CHECK (((paid = (payment_id IS NOT NULL)) AND ((payment_id IS NULL) = (paid_at IS NULL)))),
  constraint class_enrollments_payment_amount_check CHECK ((payment_amount >= 0)),
  constraint class_enrollments_payment_method_check CHECK ((payment_method = ANY (ARRAY[''::text, 'cash'::text, 'card_terminal'::text, 'transfer'::text, 'account_credit'::text, 'package'::text, 'online'::text]))),
  constraint class_enrollments_payment_reference_length CHECK ((length(payment_reference) <= 200)),
  constraint class_enrollments_payment_undone CHECK (((payment_undone_at IS NOT NULL) OR (payment_undone_reason = ''::text))),
  constraint class_enrollments_payment_undone_reason_length CHECK ((length(payment_undone_reason) <= 500)),
  constraint class_enrollments_price_check CHECK ((price >= 0)),
  constraint class_enrollments_released_check CHECK (((NOT released) OR ((status = 'cancelled'::text) AND (schedule_enrollment_id IS NOT NULL)))),
  constraint class_enrollments_source_check CHECK ((source = ANY (ARRAY['self'::text, 'guardian'::text, 'desk'::text, 'instructor'::text, 'fixed'::text, 'import'::text]))),
  constraint class_enrollments_state CHECK ((((status = 'waitlisted'::text) AND (waitlist_sequence IS NOT NULL) AND (NOT checked_in) AND (cancelled_at IS NULL)) OR ((status = 'enrolled'::text) AND (enrolled_at IS NOT NULL) AND (cancelled_at IS NULL)) OR ((status = 'no_show'::text) AND (enrolled_at IS NOT NULL) AND (cancelled_at IS NULL)) OR ((status = 'cancelled'::text) AND (cancelled_at IS NOT NULL) AND (NOT checked_in)))),
  constraint class_enrollments_status_check CHECK ((status = ANY (ARRAY['enrolled'::text, 'waitlisted'::text, 'cancelled'::text, 'no_show'::text])))
);
comment on column class_enrollments.waitlist_sequence is 'Monotonic ticket; waitlist_position is derived from it (G2)';
comment on column class_enrollments.session_starts_at is 'Copy of the session''s scheduled_datetime, kept by class_enrollments_session_fkey; taken from the session when not given';
comment on column class_enrollments.session_ends_at is 'Copy of the session''s ends_at, likewise';
comment on column class_enrollments.despite_overlap is 'The desk allowed another class at the same time';
comment on column class_enrollments.released is 'The holder of the fixed place has given this date back and not taken it again';
comment on column class_enrollments.moved_reason is 'Why the desk has put them elsewhere in the waiting list; empty when it has not';
comment on column class_enrollments.by_make_up is 'Paid with a make-up: the ledger says which';
comment on column class_enrollments.released_from is 'A released date taken along to another group: the booking that was released first';
comment on column class_enrollments.payment_id is 'The payment by which it is paid; null: not paid';
comment on column class_enrollments.payment_undone_at is 'When the desk took back what it had noted last; null once it is paid again';
comment on column class_enrollments.student_package_id is 'The package that paid for it; of a cancelled one the package that did';
comment on column class_enrollments.pay_until is 'Until when it is held for who pays it online; null: not held, or paid';
comment on column class_enrollments.pay_with is 'How the holder of a ticket wants to pay when they move up; empty: as usual';
comment on column class_enrollments.credit_of is 'Whose account pays then';
comment on column class_enrollments.revision is 'How often its status has changed: only rises';
comment on column class_enrollments.moved_at is 'When the club last put its class at another time; null: it is when it was booked';
comment on column class_enrollments.booked_for is 'When the class was as it was booked, where it is at another time by now';
comment on column class_enrollments.coach_changed_at is 'When the class last got another coach; null: whoever it was booked with gives it';
comment on column class_enrollments.booked_coach_id is 'Who gave it as it was booked, where somebody else does by now';
CREATE UNIQUE INDEX class_enrollments_active ON public.class_enrollments USING btree (organization_id, session_id, student_id) WHERE (status <> 'cancelled'::text);
CREATE INDEX class_enrollments_booked_coach ON public.class_enrollments USING btree (organization_id, booked_coach_id) WHERE (booked_coach_id IS NOT NULL);
CREATE INDEX class_enrollments_came ON public.class_enrollments USING btree (organization_id, student_id, session_starts_at) WHERE checked_in;
CREATE INDEX class_enrollments_credit_of ON public.class_enrollments USING btree (organization_id, credit_of) WHERE (credit_of IS NOT NULL);
CREATE INDEX class_enrollments_fixed ON public.class_enrollments USING btree (organization_id, schedule_enrollment_id, session_starts_at) WHERE (schedule_enrollment_id IS NOT NULL);
CREATE INDEX class_enrollments_held ON public.class_enrollments USING btree (organization_id, pay_until) WHERE (pay_until IS NOT NULL);
CREATE INDEX class_enrollments_hindered ON public.class_enrollments USING btree (organization_id, session_starts_at) WHERE ((status = 'waitlisted'::text) AND (schedule_enrollment_id IS NOT NULL));
CREATE INDEX class_enrollments_paid ON public.class_enrollments USING btree (organization_id, session_starts_at) INCLUDE (id, session_id, payment_id, student_package_id) WHERE ((payment_id IS NOT NULL) OR (student_package_id IS NOT NULL));
CREATE INDEX class_enrollments_payment ON public.class_enrollments USING btree (organization_id, payment_id) WHERE (payment_id IS NOT NULL);
CREATE INDEX class_enrollments_period ON public.class_enrollments USING btree (organization_id, session_starts_at) INCLUDE (session_id, student_id, status, checked_in, is_late_cancellation, enrolled_at);
CREATE UNIQUE INDEX class_enrollments_released ON public.class_enrollments USING btree (organization_id, schedule_enrollment_id, session_id) WHERE released;
CREATE INDEX class_enrollments_released_from ON public.class_enrollments USING btree (organization_id, released_from) WHERE (released_from IS NOT NULL);
CREATE INDEX class_enrollments_session ON public.class_enrollments USING btree (organization_id, session_id, status);
CREATE INDEX class_enrollments_student ON public.class_enrollments USING btree (organization_id, student_id, session_starts_at);
CREATE INDEX class_enrollments_waitlist ON public.class_enrollments USING btree (organization_id, session_id, waitlist_priority DESC, waitlist_sequence) WHERE (status = 'waitlisted'::text);
alter table class_enrollments enable row level security, force row level security;
create policy tenant on class_enrollments for all to public using ((organization_id = app.current_organization_id()));
CREATE TRIGGER audit_delete AFTER DELETE ON public.class_enrollments REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION app.audit_delete();
CREATE TRIGGER audit_insert AFTER INSERT ON public.class_enrollments REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION app.audit_insert();
CREATE TRIGGER audit_update AFTER UPDATE ON public.class_enrollments REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION app.audit_update();
CREATE TRIGGER kept_delete AFTER DELETE ON public.class_enrollments FOR EACH ROW WHEN ((old.session_starts_at < now())) EXECUTE FUNCTION app.mark_booking();
CREATE TRIGGER kept_insert AFTER INSERT ON public.class_enrollments FOR EACH ROW WHEN ((new.session_starts_at < now())) EXECUTE FUNCTION app.mark_booking();
CREATE TRIGGER kept_update AFTER UPDATE ON public.class_enrollments FOR EACH ROW WHEN (((LEAST(old.session_starts_at, new.session_starts_at) < now()) AND (((((((((((old.session_id IS DISTINCT FROM new.session_id) OR (old.session_starts_at IS DISTINCT FROM new.session_starts_at)) OR (old.student_id IS DISTINCT FROM new.student_id)) OR (old.status IS DISTINCT FROM new.status)) OR (old.checked_in IS DISTINCT FROM new.checked_in)) OR (old.is_late_cancellation IS DISTINCT FROM new.is_late_cancellation)) OR (old.enrolled_at IS DISTINCT FROM new.enrolled_at)) OR (old.payment_id IS DISTINCT FROM new.payment_id)) OR (old.student_package_id IS DISTINCT FROM new.student_package_id)) OR (old.schedule_enrollment_id IS DISTINCT FROM new.schedule_enrollment_id)) OR (old.released IS DISTINCT FROM new.released)))) EXECUTE FUNCTION app.mark_booking();
CREATE TRIGGER revision BEFORE UPDATE OF status ON public.class_enrollments FOR EACH ROW WHEN ((old.status IS DISTINCT FROM new.status)) EXECUTE FUNCTION app.count_revision();
CREATE TRIGGER take_session_time BEFORE INSERT ON public.class_enrollments FOR EACH ROW WHEN ((new.session_starts_at = '-infinity'::timestamp with time zone)) EXECUTE FUNCTION app.take_session_time();
CREATE TRIGGER transition BEFORE UPDATE OF status ON public.class_enrollments FOR EACH ROW WHEN (((old.status IS DISTINCT FROM new.status) AND (NOT ((old.status = 'cancelled'::text) AND (old.cancel_reason = 'session_cancelled'::text) AND (new.status = ANY (ARRAY['enrolled'::text, 'waitlisted'::text])))) AND (NOT ((old.status = 'cancelled'::text) AND (old.cancel_reason = 'fewer_places'::text) AND (new.status = 'waitlisted'::text))))) EXECUTE FUNCTION app.check_transition('waitlisted>enrolled', 'waitlisted>cancelled', 'enrolled>cancelled', 'enrolled>no_show', 'no_show>enrolled', 'enrolled>waitlisted');
grant delete, insert, select, update on class_enrollments to bandeja_app;

create table class_levels (
  organization_id uuid not null,
  id uuid not null,
  name text not null,
  display_name text not null,
  "order" integer default 0 not null,
  color text default '#2f6f8f'::text not null,
  icon text default ''::text not null,
  rating_min numeric(3,2) default 0 not null,
  rating_max numeric(3,2) default 7 not null,
  updated_at timestamp with time zone default now() not null,
  search text generated always as (app.search_text(display_name, ''::text, ''::text)) stored not null,
  constraint class_levels_pkey PRIMARY KEY (organization_id, id),
  constraint class_levels_organization_id_name_key UNIQUE (organization_id, name),
  constraint class_levels_organization_id_fkey FOREIGN KEY (organization_id) REFERENCES organizations(id),
  constraint class_levels_check CHECK ((rating_min <= rating_max)),
  constraint class_levels_color_check CHECK ((color ~ '^#[0-9a-fA-F]{6}$'::text)),
  constraint class_levels_display_name_check CHECK (((length(display_name) >= 1) AND (length(display_name) <= 100))),
  constraint class_levels_icon_length CHECK ((length(icon) <= 50)),
  constraint class_levels_name_check CHECK ((name ~ '^[a-z0-9_]{1,60}$'::text)),
  constraint class_levels_rating_max_check CHECK (((rating_max >= (0)::numeric) AND (rating_max <= (7)::numeric))),
  constraint class_levels_rating_min_check CHECK (((rating_min >= (0)::numeric) AND (rating_min <= (7)::numeric)))
);
alter table class_levels enable row level security, force row level security;
create policy tenant on class_levels for all to public using ((organization_id = app.current_organization_id()));
CREATE TRIGGER audit_delete AFTER DELETE ON public.class_levels REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION app.audit_delete();
CREATE TRIGGER audit_insert AFTER INSERT ON public.class_levels REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION app.audit_insert();
CREATE TRIGGER audit_update AFTER UPDATE ON public.class_levels REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION app.audit_update();
CREATE TRIGGER former AFTER UPDATE ON public.class_levels FOR EACH ROW WHEN ((old.display_name IS DISTINCT FROM new.display_name)) EXECUTE FUNCTION app.keep_former_name('level_id', 'display_name');
grant delete, insert, select, update on class_levels to bandeja_app;

create table class_messages (
  organization_id uuid not null,
  id uuid not null,
  session_id uuid not null,
  day date not null,
  number integer not null,
  words text not null,
  to_waiting boolean default false not null,
  author_id uuid,
  created_at timestamp with time zone not null,
  changed_at timestamp with time zone,
  withdrawn_at timestamp with time zone,
  constraint class_messages_pkey PRIMARY KEY (organization_id, id),
  constraint class_messages_number UNIQUE (organization_id, session_id, day, number),
  constraint class_messages_author_id_fkey FOREIGN KEY (author_id) REFERENCES users(id),
  constraint class_messages_organization_id_fkey FOREIGN KEY (organization_id) REFERENCES organizations(id),
  constraint class_messages_organization_id_session_id_fkey FOREIGN KEY (organization_id, session_id) REFERENCES class_sessions(organization_id, id),
  constraint class_messages_number_check CHECK (((number >= 1) AND (number <= 5))),
  constraint class_messages_words_check CHECK ((words <> ''::text)),
  constraint class_messages_words_length CHECK ((length(words) <= 1000))
);
comment on table class_messages is 'What a coach or the desk has written to those who are in a class';
comment on column class_messages.day is 'On which it was written, on the wall of the club';
comment on column class_messages.number is 'Of that class and day: so nobody is written to more than five times';
comment on column class_messages.to_waiting is 'Also to who waits for a place';
alter table class_messages enable row level security, force row level security;
create policy tenant on class_messages for all to public using ((organization_id = app.current_organization_id()));
CREATE TRIGGER audit_delete AFTER DELETE ON public.class_messages REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION app.audit_delete();
CREATE TRIGGER audit_insert AFTER INSERT ON public.class_messages REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION app.audit_insert();
CREATE TRIGGER audit_update AFTER UPDATE ON public.class_messages REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION app.audit_update();
grant delete, insert, select, update on class_messages to bandeja_app;

create table class_packages (
  organization_id uuid not null,
  id uuid not null,
  club_id uuid,
  name text not null,
  description text default ''::text not null,
  class_type_ids uuid[] default '{}'::uuid[] not null,
  num_classes integer not null,
  validity_days integer not null,
  price integer not null,
  currency text not null,
  transferable boolean default false not null,
  once_per_person boolean default false not null,
  sold_from date,
  sold_until date,
  is_active boolean default true not null,
  created_at timestamp with time zone default now() not null,
  updated_at timestamp with time zone default now() not null,
  former_type_ids uuid[] default '{}'::uuid[] not null,
  constraint class_packages_pkey PRIMARY KEY (organization_id, id),
  constraint class_packages_organization_id_name_key UNIQUE (organization_id, name),
  constraint class_packages_organization_id_club_id_fkey FOREIGN KEY (organization_id, club_id) REFERENCES clubs(organization_id, id),
  constraint class_packages_organization_id_fkey FOREIGN KEY (organization_id) REFERENCES organizations(id),
  constraint class_packages_check CHECK ((sold_from <= sold_until)),
  constraint class_packages_class_type_ids_length CHECK ((pg_column_size(class_type_ids) <= 2000)),
  constraint class_packages_currency_check CHECK ((currency ~ '^[A-Z]{3}$'::text)),
  constraint class_packages_description_length CHECK ((length(description) <= 2000)),
  constraint class_packages_former_type_ids_length CHECK ((pg_column_size(former_type_ids) <= 20000)),
  constraint class_packages_name_check CHECK ((name <> ''::text)),
  constraint class_packages_name_length CHECK ((length(name) <= 200)),
  constraint class_packages_num_classes_check CHECK (((num_classes >= 1) AND (num_classes <= 1000))),
  constraint class_packages_price_check CHECK ((price >= 0)),
  constraint class_packages_validity_days_check CHECK (((validity_days >= 1) AND (validity_days <= 3660)))
);
comment on table class_packages is 'A number of classes that a club sells together';
comment on column class_packages.club_id is 'Where it is sold and used; null: in every club';
comment on column class_packages.class_type_ids is 'For which class types; none: for all';
comment on column class_packages.price is 'Minor units of currency';
comment on column class_packages.former_type_ids is 'For which class types it was sold before';
alter table class_packages enable row level security, force row level security;
create policy tenant on class_packages for all to public using ((organization_id = app.current_organization_id()));
CREATE TRIGGER audit_delete AFTER DELETE ON public.class_packages REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION app.audit_delete();
CREATE TRIGGER audit_insert AFTER INSERT ON public.class_packages REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION app.audit_insert();
CREATE TRIGGER audit_update AFTER UPDATE ON public.class_packages REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION app.audit_update();
grant insert, select, update on class_packages to bandeja_app;

create table class_schedules (
  organization_id uuid not null,
  id uuid not null,
  club_id uuid not null,
  name text not null,
  description text default ''::text not null,
  class_type_id uuid not null,
  level_id uuid not null,
  instructor_id uuid,
  court_id uuid,
  location text default ''::text not null,
  start_date date not null,
  end_date date,
  start_time time without time zone not null,
  duration_minutes integer not null,
  recurrence text not null,
  recurrence_days smallint[] default '{}'::smallint[] not null,
  rrule text,
  exdates date[] default '{}'::date[] not null,
  min_participants integer not null,
  max_participants integer not null,
  price integer not null,
  member_price integer,
  currency text not null,
  allow_waitlist boolean not null,
  allow_drop_in boolean not null,
  requires_package boolean not null,
  enrollment_opens_days integer default 30 not null,
  enrollment_closes_hours integer default 2 not null,
  status text default 'draft'::text not null,
  published_at timestamp with time zone,
  cancelled_at timestamp with time zone,
  cancel_reason text default ''::text not null,
  import_key text,
  created_by uuid,
  created_at timestamp with time zone default now() not null,
  updated_at timestamp with time zone default now() not null,
  search text generated always as (app.search_text(((name || ' '::text) || location), ''::text, ''::text)) stored not null,
  sort_name text generated always as (app.sort_name(name)) stored not null,
  min_age smallint,
  max_age smallint,
  assistant_instructor_ids uuid[] default '{}'::uuid[] not null,
  term_id uuid,
  constraint class_schedules_pkey PRIMARY KEY (organization_id, id),
  constraint class_schedules_organization_id_import_key_key UNIQUE (organization_id, import_key),
  constraint class_schedules_created_by_fkey FOREIGN KEY (created_by) REFERENCES users(id),
  constraint class_schedules_organization_id_class_type_id_fkey FOREIGN KEY (organization_id, class_type_id) REFERENCES class_types(organization_id, id),
  constraint class_schedules_organization_id_club_id_fkey FOREIGN KEY (organization_id, club_id) REFERENCES clubs(organization_id, id),
  constraint class_schedules_organization_id_court_id_fkey FOREIGN KEY (organization_id, court_id) REFERENCES courts(organization_id, id),
  constraint class_schedules_organization_id_instructor_id_fkey FOREIGN KEY (organization_id, instructor_id) REFERENCES instructors(organization_id, id),
  constraint class_schedules_organization_id_level_id_fkey FOREIGN KEY (organization_id, level_id) REFERENCES class_levels(organization_id, id),
  constraint class_schedules_organization_id_term_id_fkey FOREIGN KEY (organization_id, term_id) REFERENCES terms(organization_id, id),
  constraint class_schedules_ages CHECK ((min_age <= max_age)),
  constraint class_schedules_assistant_instructor_ids_length CHECK ((pg_column_size(assistant_instructor_ids) <= 160)),
  constraint class_schedules_cancel_reason_length CHECK ((length(cancel_reason) <= 500)),
  constraint class_schedules_check CHECK (((end_date IS NULL) OR (end_date >= start_date))),
  constraint class_schedules_check1 CHECK ((min_participants <= max_participants)),
  constraint class_schedules_check2 CHECK (((recurrence = 'custom'::text) = (rrule IS NOT NULL))),
  constraint class_schedules_currency_check CHECK ((currency ~ '^[A-Z]{3}$'::text)),
  constraint class_schedules_description_length CHECK ((length(description) <= 5000)),
  constraint class_schedules_duration_minutes_check CHECK (((duration_minutes >= 5) AND (duration_minutes <= 1440))),
  constraint class_schedules_enrollment_closes_hours_check CHECK (((enrollment_closes_hours >= 0) AND (enrollment_closes_hours <= 720))),
  constraint class_schedules_enrollment_opens_days_check CHECK (((enrollment_opens_days >= 0) AND (enrollment_opens_days <= 730))),
  constraint class_schedules_exdates_length CHECK ((pg_column_size(exdates) <= 8192)),
  constraint class_schedules_import_key_length CHECK ((length(import_key) <= 100)),
  constraint class_schedules_location_length CHECK ((length(location) <= 200)),
  constraint class_schedules_max_age_check CHECK (((max_age >= 0) AND (max_age <= 120))),
  constraint class_schedules_max_participants_check CHECK (((max_participants >= 1) AND (max_participants <= 1000))),
  constraint class_schedules_member_price_check CHECK ((member_price >= 0)),
  constraint class_schedules_min_age_check CHECK (((min_age >= 0) AND (min_age <= 120))),
  constraint class_schedules_min_participants_check CHECK (((min_participants >= 1) AND (min_participants <= 1000))),
  constraint class_schedules_name_check CHECK (((length(name) >= 1) AND (length(name) <= 200))),
  constraint class_schedules_price_check CHECK ((price >= 0)),
  constraint class_schedules_recurrence_check CHECK ((recurrence = ANY (ARRAY['once'::text, 'daily'::text, 'weekly'::text, 'biweekly'::text, 'monthly'::text, 'custom'::text]))),
  constraint class_schedules_recurrence_days_check CHECK ((recurrence_days <@ '{0,1,2,3,4,5,6}'::smallint[])),
  constraint class_schedules_recurrence_days_length CHECK ((pg_column_size(recurrence_days) <= 100)),
  constraint class_schedules_rrule_length CHECK ((length(rrule) <= 500)),
  constraint class_schedules_state CHECK ((((status = 'draft'::text) AND (published_at IS NULL) AND (cancelled_at IS NULL)) OR ((status = 'published'::text) AND (published_at IS NOT NULL) AND (cancelled_at IS NULL)) OR ((status = 'cancelled'::text) AND (cancelled_at IS NOT NULL)))),
  constraint class_schedules_status_check CHECK ((status = ANY (ARRAY['draft'::text, 'published'::text, 'cancelled'::text])))
);
comment on column class_schedules.min_age is 'Full years on the day of the class, included; null = from any age on';
comment on column class_schedules.max_age is 'Full years on the day of the class, included; null = up to any age';
comment on column class_schedules.assistant_instructor_ids is 'Who helps beside the instructor, in the order in which they are shown';
comment on column class_schedules.term_id is 'The term of the same club that it belongs to';
CREATE INDEX class_schedules_club ON public.class_schedules USING btree (organization_id, club_id, status, start_date);
CREATE INDEX class_schedules_court ON public.class_schedules USING btree (organization_id, court_id, start_date, start_time);
CREATE INDEX class_schedules_instructor ON public.class_schedules USING btree (organization_id, instructor_id, start_date);
CREATE INDEX class_schedules_term ON public.class_schedules USING btree (organization_id, term_id) WHERE (term_id IS NOT NULL);
alter table class_schedules enable row level security, force row level security;
create policy tenant on class_schedules for all to public using ((organization_id = app.current_organization_id()));
CREATE TRIGGER assistants_exist BEFORE INSERT OR UPDATE OF assistant_instructor_ids ON public.class_schedules FOR EACH ROW WHEN ((new.assistant_instructor_ids <> '{}'::uuid[])) EXECUTE FUNCTION app.assistants_exist();
CREATE TRIGGER audit_delete AFTER DELETE ON public.class_schedules REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION app.audit_delete();
CREATE TRIGGER audit_insert AFTER INSERT ON public.class_schedules REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION app.audit_insert();
CREATE TRIGGER audit_update AFTER UPDATE ON public.class_schedules REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION app.audit_update();
CREATE TRIGGER former AFTER UPDATE ON public.class_schedules FOR EACH ROW WHEN ((((((old.name IS DISTINCT FROM new.name) OR (old.description IS DISTINCT FROM new.description)) OR (old.location IS DISTINCT FROM new.location)) OR (old.class_type_id IS DISTINCT FROM new.class_type_id)) OR (old.level_id IS DISTINCT FROM new.level_id))) EXECUTE FUNCTION app.keep_former_group();
CREATE TRIGGER transition BEFORE UPDATE OF status ON public.class_schedules FOR EACH ROW WHEN ((old.status IS DISTINCT FROM new.status)) EXECUTE FUNCTION app.check_transition('draft>published', 'published>cancelled', 'draft>cancelled');
grant delete, insert, select, update on class_schedules to bandeja_app;

create table class_sessions (
  organization_id uuid not null,
  id uuid not null,
  schedule_id uuid not null,
  club_id uuid not null,
  occurrence_date date not null,
  occurrence_time time without time zone not null,
  local_date date not null,
  local_time time without time zone not null,
  scheduled_datetime timestamp with time zone not null,
  ends_at timestamp with time zone not null,
  duration_minutes integer not null,
  actual_start_time timestamp with time zone,
  actual_end_time timestamp with time zone,
  instructor_id uuid,
  substitute_instructor_id uuid,
  court_id uuid,
  min_participants integer not null,
  max_participants integer not null,
  price integer not null,
  member_price integer,
  currency text not null,
  enrolled_count integer default 0 not null,
  waitlisted_count integer default 0 not null,
  attended_count integer default 0 not null,
  status text default 'scheduled'::text not null,
  edited_fields text[] default '{}'::text[] not null,
  notes text default ''::text not null,
  cancelled_at timestamp with time zone,
  cancel_reason text default ''::text not null,
  created_at timestamp with time zone default now() not null,
  updated_at timestamp with time zone default now() not null,
  is_over boolean generated always as ((status = ANY (ARRAY['completed'::text, 'cancelled'::text]))) stored not null,
  cancel_cause text,
  over_capacity integer default 0 not null,
  assistant_instructor_ids uuid[] default '{}'::uuid[] not null,
  revision integer default 0 not null,
  constraint class_sessions_pkey PRIMARY KEY (organization_id, id),
  constraint class_sessions_when UNIQUE (organization_id, id, scheduled_datetime, ends_at),
  constraint class_sessions_instructor_once EXCLUDE USING gist (organization_id WITH =, COALESCE(substitute_instructor_id, instructor_id) WITH =, tstzrange(scheduled_datetime, ends_at) WITH &&) WHERE (((cancelled_at IS NULL) AND (COALESCE(substitute_instructor_id, instructor_id) IS NOT NULL))),
  constraint class_sessions_occurrence EXCLUDE USING btree (organization_id WITH =, schedule_id WITH =, occurrence_date WITH =, occurrence_time WITH =) WHERE ((cancel_reason <> 'schedule_changed'::text)),
  constraint class_sessions_organization_id_club_id_fkey FOREIGN KEY (organization_id, club_id) REFERENCES clubs(organization_id, id),
  constraint class_sessions_organization_id_court_id_fkey FOREIGN KEY (organization_id, court_id) REFERENCES courts(organization_id, id),
  constraint class_sessions_organization_id_instructor_id_fkey FOREIGN KEY (organization_id, instructor_id) REFERENCES instructors(organization_id, id),
  constraint class_sessions_organization_id_schedule_id_fkey FOREIGN KEY (organization_id, schedule_id) REFERENCES class_schedules(organization_id, id),
  constraint class_sessions_organization_id_substitute_instructor_id_fkey FOREIGN KEY (organization_id, substitute_instructor_id) REFERENCES instructors(organization_id, id),
  constraint class_sessions_assistant_instructor_ids_length CHECK ((pg_column_size(assistant_instructor_ids) <= 160)),
  constraint class_sessions_attended_count_check CHECK ((attended_count >= 0)),
  constraint class_sessions_cancel_cause_check CHECK ((cancel_cause = ANY (ARRAY['club'::text, 'rain'::text, 'coach'::text, 'closure'::text]))),
  constraint class_sessions_cancel_reason_length CHECK ((length(cancel_reason) <= 500)),
  constraint class_sessions_capacity CHECK ((enrolled_count <= (max_participants + over_capacity))),
  constraint class_sessions_check CHECK ((ends_at = (scheduled_datetime + ((duration_minutes)::double precision * '00:01:00'::interval)))),
  constraint class_sessions_currency_check CHECK ((currency ~ '^[A-Z]{3}$'::text)),
  constraint class_sessions_duration_minutes_check CHECK (((duration_minutes >= 5) AND (duration_minutes <= 1440))),
  constraint class_sessions_edited_fields_length CHECK ((pg_column_size(edited_fields) <= 2048)),
  constraint class_sessions_enrolled_count_check CHECK ((enrolled_count >= 0)),
  constraint class_sessions_max_participants_check CHECK (((max_participants >= 1) AND (max_participants <= 1000))),
  constraint class_sessions_member_price_check CHECK ((member_price >= 0)),
  constraint class_sessions_min_participants_check CHECK (((min_participants >= 1) AND (min_participants <= 1000))),
  constraint class_sessions_notes_length CHECK ((length(notes) <= 5000)),
  constraint class_sessions_over_capacity_check CHECK ((over_capacity >= 0)),
  constraint class_sessions_price_check CHECK ((price >= 0)),
  constraint class_sessions_state CHECK (((status = 'cancelled'::text) = (cancelled_at IS NOT NULL))),
  constraint class_sessions_status_check CHECK ((status = ANY (ARRAY['scheduled'::text, 'confirmed'::text, 'in_progress'::text, 'completed'::text, 'cancelled'::text]))),
  constraint class_sessions_waitlisted_count_check CHECK ((waitlisted_count >= 0))
);
comment on column class_sessions.occurrence_date is 'The date of the pattern that it stands for; stays when the session is moved by hand, follows when the pattern changes';
comment on column class_sessions.enrolled_count is 'Places held: enrolments enrolled or no_show (G1)';
comment on column class_sessions.edited_fields is 'Fields changed by hand: a change of the schedule leaves them alone';
comment on column class_sessions.is_over is 'Completed or cancelled. For indexes: unlike the state, no booking changes it';
comment on column class_sessions.cancel_cause is 'What called it off, whatever words people were told; null: cancel_reason says';
comment on column class_sessions.over_capacity is 'How many of enrolled_count hold a place above max_participants, kept when the class got fewer places';
comment on column class_sessions.assistant_instructor_ids is 'Who helps beside the instructor; whoever of them gives the class as its substitute does not help in it meanwhile';
comment on column class_sessions.revision is 'How often day, hour, length, court, coach or whether it takes place have changed: only rises';
CREATE INDEX class_sessions_club_time ON public.class_sessions USING btree (organization_id, club_id, scheduled_datetime);
CREATE INDEX class_sessions_court ON public.class_sessions USING btree (organization_id, court_id) WHERE (court_id IS NOT NULL);
CREATE INDEX class_sessions_helped_off ON public.class_sessions USING btree (organization_id, scheduled_datetime) WHERE ((cancelled_at IS NOT NULL) AND (assistant_instructor_ids <> '{}'::uuid[]));
CREATE INDEX class_sessions_instructor ON public.class_sessions USING btree (organization_id, instructor_id, scheduled_datetime);
CREATE INDEX class_sessions_open ON public.class_sessions USING btree (organization_id, ends_at) WHERE (NOT is_over);
CREATE INDEX class_sessions_schedule ON public.class_sessions USING btree (organization_id, schedule_id, scheduled_datetime);
CREATE INDEX class_sessions_substitute ON public.class_sessions USING btree (organization_id, substitute_instructor_id, scheduled_datetime) WHERE (substitute_instructor_id IS NOT NULL);
CREATE INDEX class_sessions_teacher ON public.class_sessions USING btree (organization_id, COALESCE(substitute_instructor_id, instructor_id), scheduled_datetime);
CREATE INDEX class_sessions_time ON public.class_sessions USING btree (organization_id, scheduled_datetime);
alter table class_sessions enable row level security, force row level security;
create policy tenant on class_sessions for all to public using ((organization_id = app.current_organization_id()));
CREATE TRIGGER assistants_exist BEFORE INSERT OR UPDATE OF assistant_instructor_ids ON public.class_sessions FOR EACH ROW WHEN ((new.assistant_instructor_ids <> '{}'::uuid[])) EXECUTE FUNCTION app.assistants_exist();
CREATE TRIGGER audit_delete AFTER DELETE ON public.class_sessions REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION app.audit_delete();
CREATE TRIGGER audit_insert AFTER INSERT ON public.class_sessions REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION app.audit_insert();
CREATE TRIGGER audit_update AFTER UPDATE ON public.class_sessions FOR EACH ROW WHEN ((((((((((((((((((((((((((((((old.id IS DISTINCT FROM new.id) OR (old.schedule_id IS DISTINCT FROM new.schedule_id)) OR (old.club_id IS DISTINCT FROM new.club_id)) OR (old.occurrence_date IS DISTINCT FROM new.occurrence_date)) OR (old.occurrence_time IS DISTINCT FROM new.occurrence_time)) OR (old.local_date IS DISTINCT FROM new.local_date)) OR (old.local_time IS DISTINCT FROM new.local_time)) OR (old.scheduled_datetime IS DISTINCT FROM new.scheduled_datetime)) OR (old.ends_at IS DISTINCT FROM new.ends_at)) OR (old.duration_minutes IS DISTINCT FROM new.duration_minutes)) OR (old.actual_start_time IS DISTINCT FROM new.actual_start_time)) OR (old.actual_end_time IS DISTINCT FROM new.actual_end_time)) OR (old.instructor_id IS DISTINCT FROM new.instructor_id)) OR (old.substitute_instructor_id IS DISTINCT FROM new.substitute_instructor_id)) OR (old.court_id IS DISTINCT FROM new.court_id)) OR (old.min_participants IS DISTINCT FROM new.min_participants)) OR (old.max_participants IS DISTINCT FROM new.max_participants)) OR (old.price IS DISTINCT FROM new.price)) OR (old.member_price IS DISTINCT FROM new.member_price)) OR (old.currency IS DISTINCT FROM new.currency)) OR (old.status IS DISTINCT FROM new.status)) OR (old.edited_fields IS DISTINCT FROM new.edited_fields)) OR (old.notes IS DISTINCT FROM new.notes)) OR (old.cancelled_at IS DISTINCT FROM new.cancelled_at)) OR (old.cancel_reason IS DISTINCT FROM new.cancel_reason)) OR (old.created_at IS DISTINCT FROM new.created_at)) OR (old.cancel_cause IS DISTINCT FROM new.cancel_cause)) OR (old.over_capacity IS DISTINCT FROM new.over_capacity)) OR (old.assistant_instructor_ids IS DISTINCT FROM new.assistant_instructor_ids))) EXECUTE FUNCTION app.audit_changed_row();
CREATE TRIGGER kept_delete AFTER DELETE ON public.class_sessions FOR EACH ROW WHEN ((old.scheduled_datetime < now())) EXECUTE FUNCTION app.mark_class_gone();
CREATE TRIGGER kept_insert AFTER INSERT ON public.class_sessions FOR EACH ROW WHEN ((new.scheduled_datetime < now())) EXECUTE FUNCTION app.mark_class();
CREATE TRIGGER kept_update AFTER UPDATE ON public.class_sessions FOR EACH ROW WHEN (((LEAST(old.scheduled_datetime, new.scheduled_datetime) < now()) AND ((((((((((((((old.club_id IS DISTINCT FROM new.club_id) OR (old.schedule_id IS DISTINCT FROM new.schedule_id)) OR (old.local_date IS DISTINCT FROM new.local_date)) OR (old.local_time IS DISTINCT FROM new.local_time)) OR (old.scheduled_datetime IS DISTINCT FROM new.scheduled_datetime)) OR (old.duration_minutes IS DISTINCT FROM new.duration_minutes)) OR (old.status IS DISTINCT FROM new.status)) OR (old.cancel_reason IS DISTINCT FROM new.cancel_reason)) OR (old.enrolled_count IS DISTINCT FROM new.enrolled_count)) OR (old.attended_count IS DISTINCT FROM new.attended_count)) OR (old.max_participants IS DISTINCT FROM new.max_participants)) OR (old.instructor_id IS DISTINCT FROM new.instructor_id)) OR (old.substitute_instructor_id IS DISTINCT FROM new.substitute_instructor_id)) OR (old.currency IS DISTINCT FROM new.currency)))) EXECUTE FUNCTION app.mark_class();
CREATE TRIGGER revision BEFORE UPDATE OF scheduled_datetime, ends_at, court_id, instructor_id, substitute_instructor_id, cancelled_at ON public.class_sessions FOR EACH ROW WHEN (((((((old.scheduled_datetime IS DISTINCT FROM new.scheduled_datetime) OR (old.ends_at IS DISTINCT FROM new.ends_at)) OR (old.court_id IS DISTINCT FROM new.court_id)) OR (old.instructor_id IS DISTINCT FROM new.instructor_id)) OR (old.substitute_instructor_id IS DISTINCT FROM new.substitute_instructor_id)) OR (old.cancelled_at IS DISTINCT FROM new.cancelled_at))) EXECUTE FUNCTION app.count_revision();
CREATE TRIGGER staff_insert AFTER INSERT ON public.class_sessions REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION app.staff_inserted();
CREATE TRIGGER staff_update AFTER UPDATE OF scheduled_datetime, ends_at, instructor_id, substitute_instructor_id, assistant_instructor_ids, cancelled_at ON public.class_sessions FOR EACH ROW WHEN (((((((old.scheduled_datetime IS DISTINCT FROM new.scheduled_datetime) OR (old.ends_at IS DISTINCT FROM new.ends_at)) OR (old.instructor_id IS DISTINCT FROM new.instructor_id)) OR (old.substitute_instructor_id IS DISTINCT FROM new.substitute_instructor_id)) OR (old.assistant_instructor_ids IS DISTINCT FROM new.assistant_instructor_ids)) OR (old.cancelled_at IS DISTINCT FROM new.cancelled_at))) EXECUTE FUNCTION app.staff_changed();
CREATE TRIGGER transition BEFORE UPDATE OF status ON public.class_sessions FOR EACH ROW WHEN ((old.status IS DISTINCT FROM new.status)) EXECUTE FUNCTION app.check_transition('scheduled>confirmed', 'confirmed>scheduled', 'scheduled>in_progress', 'confirmed>in_progress', 'scheduled>completed', 'confirmed>completed', 'in_progress>completed', 'scheduled>cancelled', 'confirmed>cancelled', 'in_progress>cancelled', 'cancelled>scheduled');
grant delete, insert, select, update on class_sessions to bandeja_app;

create table class_types (
  organization_id uuid not null,
  id uuid not null,
  name text not null,
  type text not null,
  description text default ''::text not null,
  min_participants integer default 1 not null,
  max_participants integer default 4 not null,
  base_price integer default 0 not null,
  currency text not null,
  price_per_participant boolean default true not null,
  allow_drop_in boolean default false not null,
  requires_package boolean default false not null,
  allow_waitlist boolean default true not null,
  color text default '#0b7285'::text not null,
  is_active boolean default true not null,
  created_at timestamp with time zone default now() not null,
  updated_at timestamp with time zone default now() not null,
  search text generated always as (app.search_text(name, ''::text, ''::text)) stored not null,
  sort_name text generated always as (app.sort_name(name)) stored not null,
  min_age smallint,
  max_age smallint,
  constraint class_types_pkey PRIMARY KEY (organization_id, id),
  constraint class_types_organization_id_name_key UNIQUE (organization_id, name),
  constraint class_types_organization_id_fkey FOREIGN KEY (organization_id) REFERENCES organizations(id),
  constraint class_types_ages CHECK ((min_age <= max_age)),
  constraint class_types_base_price_check CHECK ((base_price >= 0)),
  constraint class_types_check CHECK ((min_participants <= max_participants)),
  constraint class_types_color_check CHECK ((color ~ '^#[0-9a-fA-F]{6}$'::text)),
  constraint class_types_currency_check CHECK ((currency ~ '^[A-Z]{3}$'::text)),
  constraint class_types_description_length CHECK ((length(description) <= 5000)),
  constraint class_types_max_age_check CHECK (((max_age >= 0) AND (max_age <= 120))),
  constraint class_types_max_participants_check CHECK (((max_participants >= 1) AND (max_participants <= 1000))),
  constraint class_types_min_age_check CHECK (((min_age >= 0) AND (min_age <= 120))),
  constraint class_types_min_participants_check CHECK (((min_participants >= 1) AND (min_participants <= 1000))),
  constraint class_types_name_check CHECK (((length(name) >= 1) AND (length(name) <= 200))),
  constraint class_types_type_check CHECK ((type = ANY (ARRAY['group'::text, 'individual'::text, 'clinic'::text, 'intensive'::text, 'workshop'::text])))
);
alter table class_types enable row level security, force row level security;
create policy tenant on class_types for all to public using ((organization_id = app.current_organization_id()));
CREATE TRIGGER audit_delete AFTER DELETE ON public.class_types REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION app.audit_delete();
CREATE TRIGGER audit_insert AFTER INSERT ON public.class_types REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION app.audit_insert();
CREATE TRIGGER audit_update AFTER UPDATE ON public.class_types REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION app.audit_update();
CREATE TRIGGER former AFTER UPDATE ON public.class_types FOR EACH ROW WHEN ((old.name IS DISTINCT FROM new.name)) EXECUTE FUNCTION app.keep_former_name('class_type_id', 'name');
grant delete, insert, select, update on class_types to bandeja_app;

create table client_care (
  organization_id uuid not null,
  id uuid not null,
  client_id uuid not null,
  medical_notes text default ''::text not null,
  emergency_name text default ''::text not null,
  emergency_phone text default ''::text not null,
  photo_consent boolean,
  photo_consent_at timestamp with time zone,
  photo_consent_by uuid,
  updated_at timestamp with time zone default now() not null,
  constraint client_care_pkey PRIMARY KEY (organization_id, id),
  constraint client_care_organization_id_client_id_key UNIQUE (organization_id, client_id),
  constraint client_care_organization_id_client_id_fkey FOREIGN KEY (organization_id, client_id) REFERENCES client_profiles(organization_id, id),
  constraint client_care_organization_id_fkey FOREIGN KEY (organization_id) REFERENCES organizations(id),
  constraint client_care_photo_consent_by_fkey FOREIGN KEY (photo_consent_by) REFERENCES users(id),
  constraint client_care_check CHECK (((photo_consent IS NULL) = (photo_consent_at IS NULL))),
  constraint client_care_emergency_name_length CHECK ((length(emergency_name) <= 200)),
  constraint client_care_emergency_phone_length CHECK ((length(emergency_phone) <= 50)),
  constraint client_care_medical_notes_length CHECK ((length(medical_notes) <= 2000))
);
comment on table client_care is 'Health, emergency contact and photo consent of a client; who sees it: docs/domain/people.md';
alter table client_care enable row level security, force row level security;
create policy tenant on client_care for all to public using ((organization_id = app.current_organization_id()));
grant delete, insert, select, update on client_care to bandeja_app;

create table client_profiles (
  organization_id uuid not null,
  id uuid not null,
  user_id uuid,
  display_name text not null,
  email text,
  phone text default ''::text not null,
  birth_date date,
  level numeric(3,2),
  is_club_member boolean default false not null,
  home_club_id uuid,
  locale text default 'es'::text not null,
  desk_notes text default ''::text not null,
  blocked_at timestamp with time zone,
  blocked_reason text default ''::text not null,
  is_active boolean default true not null,
  created_at timestamp with time zone default now() not null,
  updated_at timestamp with time zone default now() not null,
  search text generated always as (app.search_text(display_name, email, phone)) stored not null,
  sort_name text generated always as (app.sort_name(display_name)) stored not null,
  merged_into uuid,
  certificate_until date,
  erased_at timestamp with time zone,
  constraint client_profiles_pkey PRIMARY KEY (organization_id, id),
  constraint client_profiles_organization_id_user_id_key UNIQUE (organization_id, user_id),
  constraint client_profiles_merged_into_fkey FOREIGN KEY (organization_id, merged_into) REFERENCES client_profiles(organization_id, id),
  constraint client_profiles_organization_id_fkey FOREIGN KEY (organization_id) REFERENCES organizations(id),
  constraint client_profiles_organization_id_home_club_id_fkey FOREIGN KEY (organization_id, home_club_id) REFERENCES clubs(organization_id, id),
  constraint client_profiles_user_id_fkey FOREIGN KEY (user_id) REFERENCES users(id),
  constraint client_profiles_blocked_reason_length CHECK ((length(blocked_reason) <= 500)),
  constraint client_profiles_desk_notes_length CHECK ((length(desk_notes) <= 5000)),
  constraint client_profiles_display_name_check CHECK (((length(display_name) >= 1) AND (length(display_name) <= 200))),
  constraint client_profiles_email_length CHECK ((length(email) <= 254)),
  constraint client_profiles_erased CHECK (((erased_at IS NULL) OR ((NOT is_active) AND (user_id IS NULL)))),
  constraint client_profiles_level_check CHECK (((level >= (0)::numeric) AND (level <= (7)::numeric))),
  constraint client_profiles_locale_check CHECK ((locale = ANY (ARRAY['es'::text, 'en'::text]))),
  constraint client_profiles_merged_check CHECK (((merged_into IS NULL) OR ((merged_into <> id) AND (NOT is_active) AND (user_id IS NULL)))),
  constraint client_profiles_phone_length CHECK ((length(phone) <= 50))
);
comment on column client_profiles.level is 'Padel rating 0–7; null = not assessed yet';
comment on column client_profiles.search is 'What the profile is found by (app.search_text)';
comment on column client_profiles.sort_name is 'Where the name stands in a list (app.sort_name)';
comment on column client_profiles.merged_into is 'The profile that this one has become; nothing to come hangs on this one any more';
comment on column client_profiles.certificate_until is 'The last day on which their certificate is valid; null: none is noted';
comment on column client_profiles.erased_at is 'Since when it says nothing any more of whom it was';
CREATE INDEX client_profiles_birthday ON public.client_profiles USING btree (organization_id, birth_date) WHERE (birth_date IS NOT NULL);
CREATE INDEX client_profiles_blocked ON public.client_profiles USING btree (organization_id, sort_name, id) WHERE (blocked_at IS NOT NULL);
CREATE INDEX client_profiles_home ON public.client_profiles USING btree (organization_id, home_club_id) WHERE (home_club_id IS NOT NULL);
CREATE INDEX client_profiles_merged ON public.client_profiles USING btree (organization_id, merged_into) WHERE (merged_into IS NOT NULL);
CREATE INDEX client_profiles_name ON public.client_profiles USING btree (organization_id, sort_name, id);
CREATE INDEX client_profiles_user ON public.client_profiles USING btree (user_id);
alter table client_profiles enable row level security, force row level security;
create policy tenant on client_profiles for all to public using ((organization_id = app.current_organization_id()));
CREATE TRIGGER audit_delete AFTER DELETE ON public.client_profiles REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION app.audit_delete();
CREATE TRIGGER audit_insert AFTER INSERT ON public.client_profiles REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION app.audit_insert();
CREATE TRIGGER audit_update AFTER UPDATE ON public.client_profiles REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION app.audit_update();
CREATE TRIGGER level_insert AFTER INSERT ON public.client_profiles FOR EACH ROW WHEN ((new.level IS NOT NULL)) EXECUTE FUNCTION app.keep_level();
CREATE TRIGGER level_update AFTER UPDATE OF level ON public.client_profiles FOR EACH ROW WHEN ((old.level IS DISTINCT FROM new.level)) EXECUTE FUNCTION app.keep_level();
grant delete, insert, select, update on client_profiles to bandeja_app;

create table club_closures (
  organization_id uuid not null,
  id uuid not null,
  club_id uuid not null,
  starts_on date not null,
  ends_on date not null,
  name text default ''::text not null,
  constraint club_closures_pkey PRIMARY KEY (organization_id, id),
  constraint club_closures_organization_id_club_id_fkey FOREIGN KEY (organization_id, club_id) REFERENCES clubs(organization_id, id),
  constraint club_closures_check CHECK ((ends_on >= starts_on)),
  constraint club_closures_name_length CHECK ((length(name) <= 200))
);
CREATE INDEX club_closures_club ON public.club_closures USING btree (organization_id, club_id, starts_on);
alter table club_closures enable row level security, force row level security;
create policy tenant on club_closures for all to public using ((organization_id = app.current_organization_id()));
CREATE TRIGGER audit_delete AFTER DELETE ON public.club_closures REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION app.audit_delete();
CREATE TRIGGER audit_insert AFTER INSERT ON public.club_closures REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION app.audit_insert();
CREATE TRIGGER audit_update AFTER UPDATE ON public.club_closures REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION app.audit_update();
grant delete, insert, select, update on club_closures to bandeja_app;

create table club_opening_hours (
  organization_id uuid not null,
  id uuid not null,
  club_id uuid not null,
  weekday smallint not null,
  opens_at time without time zone not null,
  closes_at time without time zone not null,
  constraint club_opening_hours_pkey PRIMARY KEY (organization_id, id),
  constraint club_opening_hours_organization_id_club_id_fkey FOREIGN KEY (organization_id, club_id) REFERENCES clubs(organization_id, id),
  constraint club_opening_hours_check CHECK ((closes_at > opens_at)),
  constraint club_opening_hours_weekday_check CHECK (((weekday >= 0) AND (weekday <= 6)))
);
comment on column club_opening_hours.weekday is '0 = Monday … 6 = Sunday, club wall time';
CREATE INDEX club_opening_hours_club ON public.club_opening_hours USING btree (organization_id, club_id, weekday);
alter table club_opening_hours enable row level security, force row level security;
create policy tenant on club_opening_hours for all to public using ((organization_id = app.current_organization_id()));
CREATE TRIGGER audit_delete AFTER DELETE ON public.club_opening_hours REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION app.audit_delete();
CREATE TRIGGER audit_insert AFTER INSERT ON public.club_opening_hours REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION app.audit_insert();
CREATE TRIGGER audit_update AFTER UPDATE ON public.club_opening_hours REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION app.audit_update();
grant delete, insert, select, update on club_opening_hours to bandeja_app;

create table clubs (
  organization_id uuid not null,
  id uuid not null,
  slug text not null,
  name text not null,
  timezone text not null,
  currency text not null,
  locale text default 'es'::text not null,
  address text default ''::text not null,
  phone text default ''::text not null,
  email text default ''::text not null,
  is_public boolean default true not null,
  is_active boolean default true not null,
  created_at timestamp with time zone default now() not null,
  updated_at timestamp with time zone default now() not null,
  search text generated always as (app.search_text(name, ''::text, ''::text)) stored not null,
  sort_name text generated always as (app.sort_name(name)) stored not null,
  first_steps_closed_at timestamp with time zone,
  has_news boolean default false not null,
  timezone_since timestamp with time zone default '-infinity'::timestamp with time zone not null,
  country text,
  embed_origins text[] default '{}'::text[] not null,
  constraint clubs_pkey PRIMARY KEY (organization_id, id),
  constraint clubs_organization_id_slug_key UNIQUE (organization_id, slug),
  constraint clubs_organization_id_fkey FOREIGN KEY (organization_id) REFERENCES organizations(id),
  constraint clubs_address_length CHECK ((length(address) <= 500)),
  constraint clubs_country_check CHECK ((country ~ '^[A-Z]{2}$'::text)),
  constraint clubs_currency_check CHECK ((currency ~ '^[A-Z]{3}$'::text)),
  constraint clubs_email_length CHECK ((length(email) <= 254)),
  constraint clubs_embed_origins_check CHECK (((cardinality(embed_origins) <= 20) AND (array_position(embed_origins, NULL::text) IS NULL))),
  constraint clubs_embed_origins_length CHECK ((pg_column_size(embed_origins) <= 8000)),
  constraint clubs_locale_check CHECK ((locale = ANY (ARRAY['es'::text, 'en'::text]))),
  constraint clubs_name_check CHECK (((length(name) >= 1) AND (length(name) <= 200))),
  constraint clubs_phone_length CHECK ((length(phone) <= 50)),
  constraint clubs_slug_check CHECK ((slug ~ '^[a-z0-9][a-z0-9-]{1,62}$'::text)),
  constraint clubs_timezone_length CHECK ((length(timezone) <= 100))
);
comment on column clubs.first_steps_closed_at is 'When the checklist of the first hour was put away by hand';
comment on column clubs.has_news is 'What is new in Bandeja and off here until the club turns it on, until its desk has put that away';
comment on column clubs.timezone_since is 'Since when its zone is what it is: classes that began before were at the hour of another one';
comment on column clubs.country is 'ISO 3166-1; null: as its time zone says';
comment on column clubs.embed_origins is 'Origins of the websites that may frame the timetable: https://www.example.org';
alter table clubs enable row level security, force row level security;
create policy tenant on clubs for all to public using ((organization_id = app.current_organization_id()));
CREATE TRIGGER audit_delete AFTER DELETE ON public.clubs REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION app.audit_delete();
CREATE TRIGGER audit_insert AFTER INSERT ON public.clubs REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION app.audit_insert();
CREATE TRIGGER audit_update AFTER UPDATE ON public.clubs REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION app.audit_update();
CREATE TRIGGER former AFTER UPDATE ON public.clubs FOR EACH ROW WHEN ((old.name IS DISTINCT FROM new.name)) EXECUTE FUNCTION app.keep_former_name('club_id', 'name');
grant delete, insert, select, update on clubs to bandeja_app;

create table courts (
  organization_id uuid not null,
  id uuid not null,
  club_id uuid not null,
  name text not null,
  surface text default ''::text not null,
  is_indoor boolean default false not null,
  is_active boolean default true not null,
  created_at timestamp with time zone default now() not null,
  updated_at timestamp with time zone default now() not null,
  search text generated always as (app.search_text(name, ''::text, ''::text)) stored not null,
  sort_name text generated always as (app.sort_name(name)) stored not null,
  constraint courts_pkey PRIMARY KEY (organization_id, id),
  constraint courts_organization_id_club_id_name_key UNIQUE (organization_id, club_id, name),
  constraint courts_organization_id_club_id_fkey FOREIGN KEY (organization_id, club_id) REFERENCES clubs(organization_id, id),
  constraint courts_name_check CHECK (((length(name) >= 1) AND (length(name) <= 100))),
  constraint courts_surface_length CHECK ((length(surface) <= 100))
);
alter table courts enable row level security, force row level security;
create policy tenant on courts for all to public using ((organization_id = app.current_organization_id()));
CREATE TRIGGER audit_delete AFTER DELETE ON public.courts REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION app.audit_delete();
CREATE TRIGGER audit_insert AFTER INSERT ON public.courts REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION app.audit_insert();
CREATE TRIGGER audit_update AFTER UPDATE ON public.courts REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION app.audit_update();
CREATE TRIGGER former AFTER UPDATE ON public.courts FOR EACH ROW WHEN ((old.name IS DISTINCT FROM new.name)) EXECUTE FUNCTION app.keep_former_name('court_id', 'name');
grant delete, insert, select, update on courts to bandeja_app;

create table day_closings (
  organization_id uuid not null,
  id uuid not null,
  club_id uuid not null,
  currency text not null,
  number integer not null,
  local_date date not null,
  from_at timestamp with time zone not null,
  until_at timestamp with time zone not null,
  opening_cash bigint not null,
  expected_cash bigint not null,
  counted_cash bigint not null,
  left_cash bigint not null,
  money jsonb not null,
  note text default ''::text not null,
  created_by uuid,
  created_at timestamp with time zone default now() not null,
  constraint day_closings_pkey PRIMARY KEY (organization_id, id),
  constraint day_closings_once UNIQUE (organization_id, club_id, currency, number),
  constraint day_closings_created_by_fkey FOREIGN KEY (created_by) REFERENCES users(id),
  constraint day_closings_organization_id_club_id_fkey FOREIGN KEY (organization_id, club_id) REFERENCES clubs(organization_id, id),
  constraint day_closings_organization_id_fkey FOREIGN KEY (organization_id) REFERENCES organizations(id),
  constraint day_closings_check CHECK ((from_at <= until_at)),
  constraint day_closings_check1 CHECK (((left_cash >= 0) AND (left_cash <= counted_cash))),
  constraint day_closings_counted_cash_check CHECK ((counted_cash >= 0)),
  constraint day_closings_currency_check CHECK ((currency ~ '^[A-Z]{3}$'::text)),
  constraint day_closings_money_length CHECK ((pg_column_size(money) <= 2000)),
  constraint day_closings_note_length CHECK ((length(note) <= 500)),
  constraint day_closings_number_check CHECK ((number >= 1))
);
comment on table day_closings is 'What was counted in a till, append-only; each begins where the one before has ended';
comment on column day_closings.local_date is 'The club''s day on which it was counted';
comment on column day_closings.opening_cash is 'Minor units: what the closing before had left in the till';
comment on column day_closings.expected_cash is 'What should have been in it: opening_cash and the cash since';
comment on column day_closings.left_cash is 'What stays in the till; the rest is taken out';
comment on column day_closings.money is 'What went through the till meanwhile, by means';
CREATE INDEX day_closings_day ON public.day_closings USING btree (organization_id, club_id, local_date);
alter table day_closings enable row level security, force row level security;
create policy tenant on day_closings for all to public using ((organization_id = app.current_organization_id()));
CREATE TRIGGER audit_delete AFTER DELETE ON public.day_closings REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION app.audit_delete();
CREATE TRIGGER audit_insert AFTER INSERT ON public.day_closings REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION app.audit_insert();
CREATE TRIGGER audit_update AFTER UPDATE ON public.day_closings REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION app.audit_update();
grant insert, select on day_closings to bandeja_app;

create table debit_collections (
  organization_id uuid not null,
  id uuid not null,
  club_id uuid not null,
  collect_on date not null,
  status text default 'made'::text not null,
  message_id text not null,
  creditor_name text not null,
  creditor_id text not null,
  creditor_iban text not null,
  created_by uuid,
  created_at timestamp with time zone default now() not null,
  submitted_at timestamp with time zone,
  booked_at timestamp with time zone,
  cancelled_at timestamp with time zone,
  updated_at timestamp with time zone default now() not null,
  files integer default 0 not null,
  file_seen text default ''::text not null,
  constraint debit_collections_pkey PRIMARY KEY (organization_id, id),
  constraint debit_collections_organization_id_message_id_key UNIQUE (organization_id, message_id),
  constraint debit_collections_created_by_fkey FOREIGN KEY (created_by) REFERENCES users(id),
  constraint debit_collections_organization_id_club_id_fkey FOREIGN KEY (organization_id, club_id) REFERENCES clubs(organization_id, id),
  constraint debit_collections_organization_id_fkey FOREIGN KEY (organization_id) REFERENCES organizations(id),
  constraint debit_collections_check CHECK (((status = 'booked'::text) = (booked_at IS NOT NULL))),
  constraint debit_collections_check1 CHECK (((status = 'cancelled'::text) = (cancelled_at IS NOT NULL))),
  constraint debit_collections_check2 CHECK (((status <> ALL (ARRAY['submitted'::text, 'booked'::text])) OR (submitted_at IS NOT NULL))),
  constraint debit_collections_creditor_iban_check CHECK ((creditor_iban <> ''::text)),
  constraint debit_collections_creditor_iban_length CHECK ((length(creditor_iban) <= 34)),
  constraint debit_collections_creditor_id_check CHECK ((creditor_id <> ''::text)),
  constraint debit_collections_creditor_id_length CHECK ((length(creditor_id) <= 35)),
  constraint debit_collections_creditor_name_check CHECK ((creditor_name <> ''::text)),
  constraint debit_collections_creditor_name_length CHECK ((length(creditor_name) <= 70)),
  constraint debit_collections_file_seen_length CHECK ((length(file_seen) <= 40)),
  constraint debit_collections_files_check CHECK ((files >= 0)),
  constraint debit_collections_message_id_check CHECK ((message_id <> ''::text)),
  constraint debit_collections_message_id_length CHECK ((length(message_id) <= 35)),
  constraint debit_collections_status_check CHECK ((status = ANY (ARRAY['made'::text, 'submitted'::text, 'booked'::text, 'cancelled'::text])))
);
comment on table debit_collections is 'What a club has its bank take from accounts on one day';
comment on column debit_collections.creditor_name is 'As the file says it, whatever the settings say later';
comment on column debit_collections.files is 'How many files there were, each with other charges than the one before';
comment on column debit_collections.file_seen is 'All that stands in the last file that was taken, in short';
CREATE INDEX debit_collections_club ON public.debit_collections USING btree (organization_id, club_id, collect_on, id);
alter table debit_collections enable row level security, force row level security;
create policy tenant on debit_collections for all to public using ((organization_id = app.current_organization_id()));
CREATE TRIGGER audit_delete AFTER DELETE ON public.debit_collections REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION app.audit_delete();
CREATE TRIGGER audit_insert AFTER INSERT ON public.debit_collections REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION app.audit_insert();
CREATE TRIGGER audit_update AFTER UPDATE ON public.debit_collections REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION app.audit_update();
CREATE TRIGGER transition BEFORE UPDATE OF status ON public.debit_collections FOR EACH ROW WHEN ((old.status IS DISTINCT FROM new.status)) EXECUTE FUNCTION app.check_transition('made>submitted', 'made>cancelled', 'submitted>made', 'submitted>booked');
grant insert, select on debit_collections to bandeja_app;

create table debit_items (
  organization_id uuid not null,
  id uuid not null,
  collection_id uuid not null,
  mandate_id uuid not null,
  charge_id uuid not null,
  payment_id uuid not null,
  sequence text not null,
  end_to_end text not null,
  amount integer not null,
  status text default 'waiting'::text not null,
  kept_amount integer default 0 not null,
  booked_at timestamp with time zone,
  returned_at timestamp with time zone,
  returned_by uuid,
  return_code text default ''::text not null,
  fee_amount integer default 0 not null,
  created_at timestamp with time zone default now() not null,
  updated_at timestamp with time zone default now() not null,
  constraint debit_items_pkey PRIMARY KEY (organization_id, id),
  constraint debit_items_organization_id_end_to_end_key UNIQUE (organization_id, end_to_end),
  constraint debit_items_organization_id_charge_id_fkey FOREIGN KEY (organization_id, charge_id) REFERENCES charges(organization_id, id),
  constraint debit_items_organization_id_collection_id_fkey FOREIGN KEY (organization_id, collection_id) REFERENCES debit_collections(organization_id, id),
  constraint debit_items_organization_id_fkey FOREIGN KEY (organization_id) REFERENCES organizations(id),
  constraint debit_items_organization_id_mandate_id_fkey FOREIGN KEY (organization_id, mandate_id) REFERENCES debit_mandates(organization_id, id),
  constraint debit_items_organization_id_payment_id_fkey FOREIGN KEY (organization_id, payment_id) REFERENCES payments(organization_id, id),
  constraint debit_items_returned_by_fkey FOREIGN KEY (returned_by) REFERENCES users(id),
  constraint debit_items_amount_check CHECK ((amount > 0)),
  constraint debit_items_check CHECK (((kept_amount >= 0) AND (kept_amount <= amount))),
  constraint debit_items_check1 CHECK (((status <> 'booked'::text) OR (booked_at IS NOT NULL))),
  constraint debit_items_check2 CHECK ((((status = 'returned'::text) = (returned_at IS NOT NULL)) AND ((status = 'returned'::text) = (return_code <> ''::text)))),
  constraint debit_items_end_to_end_check CHECK ((end_to_end <> ''::text)),
  constraint debit_items_end_to_end_length CHECK ((length(end_to_end) <= 35)),
  constraint debit_items_fee_amount_check CHECK ((fee_amount >= 0)),
  constraint debit_items_return_code_length CHECK ((length(return_code) <= 4)),
  constraint debit_items_sequence_check CHECK ((sequence = ANY (ARRAY['FRST'::text, 'RCUR'::text]))),
  constraint debit_items_status_check CHECK ((status = ANY (ARRAY['waiting'::text, 'booked'::text, 'returned'::text, 'taken_out'::text])))
);
comment on table debit_items is 'A charge in a collection: one transaction of its file';
comment on column debit_items.end_to_end is 'By which the bank names it when it comes back';
comment on column debit_items.kept_amount is 'What was not owed any more when it was collected: credit of who paid';
comment on column debit_items.fee_amount is 'What was added to the charge for the return';
CREATE INDEX debit_items_charge ON public.debit_items USING btree (organization_id, charge_id);
CREATE INDEX debit_items_collection ON public.debit_items USING btree (organization_id, collection_id);
CREATE INDEX debit_items_mandate ON public.debit_items USING btree (organization_id, mandate_id);
CREATE UNIQUE INDEX debit_items_once ON public.debit_items USING btree (organization_id, charge_id) WHERE (status = 'waiting'::text);
CREATE INDEX debit_items_payment ON public.debit_items USING btree (organization_id, payment_id);
alter table debit_items enable row level security, force row level security;
create policy tenant on debit_items for all to public using ((organization_id = app.current_organization_id()));
CREATE TRIGGER audit_delete AFTER DELETE ON public.debit_items REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION app.audit_delete();
CREATE TRIGGER audit_insert AFTER INSERT ON public.debit_items REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION app.audit_insert();
CREATE TRIGGER audit_update AFTER UPDATE ON public.debit_items REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION app.audit_update();
CREATE TRIGGER transition BEFORE UPDATE OF status ON public.debit_items FOR EACH ROW WHEN ((old.status IS DISTINCT FROM new.status)) EXECUTE FUNCTION app.check_transition('waiting>booked', 'waiting>returned', 'waiting>taken_out', 'booked>returned', 'returned>booked', 'returned>waiting');
grant insert, select on debit_items to bandeja_app;

create table debit_mandates (
  organization_id uuid not null,
  id uuid not null,
  club_id uuid not null,
  client_id uuid not null,
  reference text not null,
  iban text not null,
  iban_end text not null,
  holder text not null,
  signed_on date not null,
  ended_at timestamp with time zone,
  ended_by uuid,
  end_reason text default ''::text not null,
  created_by uuid,
  created_at timestamp with time zone default now() not null,
  updated_at timestamp with time zone default now() not null,
  constraint debit_mandates_pkey PRIMARY KEY (organization_id, id),
  constraint debit_mandates_reference UNIQUE (organization_id, club_id, reference),
  constraint debit_mandates_created_by_fkey FOREIGN KEY (created_by) REFERENCES users(id),
  constraint debit_mandates_ended_by_fkey FOREIGN KEY (ended_by) REFERENCES users(id),
  constraint debit_mandates_organization_id_client_id_fkey FOREIGN KEY (organization_id, client_id) REFERENCES client_profiles(organization_id, id),
  constraint debit_mandates_organization_id_club_id_fkey FOREIGN KEY (organization_id, club_id) REFERENCES clubs(organization_id, id),
  constraint debit_mandates_organization_id_fkey FOREIGN KEY (organization_id) REFERENCES organizations(id),
  constraint debit_mandates_check CHECK (((ended_at IS NULL) = (end_reason = ''::text))),
  constraint debit_mandates_end_reason_check CHECK ((end_reason = ANY (ARRAY[''::text, 'revoked'::text, 'ended'::text, 'replaced'::text]))),
  constraint debit_mandates_holder_check CHECK ((holder <> ''::text)),
  constraint debit_mandates_holder_length CHECK ((length(holder) <= 70)),
  constraint debit_mandates_iban CHECK (((iban <> ''::text) OR (ended_at IS NOT NULL))),
  constraint debit_mandates_iban_check CHECK (((iban = ''::text) OR (iban ~ '^[A-Z]{2}[0-9]{2}[A-Z0-9]{11,30}$'::text))),
  constraint debit_mandates_iban_end_check CHECK ((iban_end ~ '^[A-Z0-9]{4}$'::text)),
  constraint debit_mandates_iban_end_length CHECK ((length(iban_end) <= 4)),
  constraint debit_mandates_iban_length CHECK ((length(iban) <= 34)),
  constraint debit_mandates_reference_check CHECK ((reference ~ '^[A-Za-z0-9+?/:().,''-]{1,35}$'::text)),
  constraint debit_mandates_reference_length CHECK ((length(reference) <= 35))
);
comment on table debit_mandates is 'Who has let a club take what they owe from their account, on paper';
comment on column debit_mandates.client_id is 'Who pays: a student, or who looks after one';
comment on column debit_mandates.iban is 'Whole only here and in the file for the bank; empty where it was forgotten';
comment on column debit_mandates.iban_end is 'What lists show of it';
CREATE UNIQUE INDEX debit_mandates_active ON public.debit_mandates USING btree (organization_id, club_id, client_id) WHERE (ended_at IS NULL);
CREATE INDEX debit_mandates_client ON public.debit_mandates USING btree (organization_id, client_id);
CREATE INDEX debit_mandates_club ON public.debit_mandates USING btree (organization_id, club_id, created_at, id);
CREATE INDEX debit_mandates_ended ON public.debit_mandates USING btree (organization_id, ended_at) WHERE (iban <> ''::text);
alter table debit_mandates enable row level security, force row level security;
create policy tenant on debit_mandates for all to public using ((organization_id = app.current_organization_id()));
CREATE TRIGGER audit_delete AFTER DELETE ON public.debit_mandates REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION app.audit_delete();
CREATE TRIGGER audit_insert AFTER INSERT ON public.debit_mandates REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION app.audit_insert();
CREATE TRIGGER audit_update AFTER UPDATE ON public.debit_mandates REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION app.audit_update();
grant insert, select on debit_mandates to bandeja_app;

create table erasures (
  organization_id uuid not null,
  id uuid not null,
  client_id uuid not null,
  status text not null,
  asked_by uuid,
  asked_at timestamp with time zone not null,
  planned_by uuid,
  planned_at timestamp with time zone,
  due_at timestamp with time zone,
  withdrawn_by uuid,
  withdrawn_at timestamp with time zone,
  done_at timestamp with time zone,
  constraint erasures_pkey PRIMARY KEY (organization_id, id),
  constraint erasures_asked_by_fkey FOREIGN KEY (asked_by) REFERENCES users(id),
  constraint erasures_organization_id_client_id_fkey FOREIGN KEY (organization_id, client_id) REFERENCES client_profiles(organization_id, id),
  constraint erasures_organization_id_fkey FOREIGN KEY (organization_id) REFERENCES organizations(id),
  constraint erasures_planned_by_fkey FOREIGN KEY (planned_by) REFERENCES users(id),
  constraint erasures_withdrawn_by_fkey FOREIGN KEY (withdrawn_by) REFERENCES users(id),
  constraint erasures_check CHECK (((planned_at IS NULL) = (due_at IS NULL))),
  constraint erasures_check1 CHECK (((status <> ALL (ARRAY['planned'::text, 'done'::text])) OR (planned_at IS NOT NULL))),
  constraint erasures_check2 CHECK (((status = 'withdrawn'::text) = (withdrawn_at IS NOT NULL))),
  constraint erasures_check3 CHECK (((status = 'done'::text) = (done_at IS NOT NULL))),
  constraint erasures_status_check CHECK ((status = ANY (ARRAY['asked'::text, 'planned'::text, 'withdrawn'::text, 'done'::text])))
);
comment on table erasures is 'That somebody is to be erased, or was';
comment on column erasures.asked_by is 'The person, who looks after them, or whoever planned it';
comment on column erasures.planned_by is 'Who decided it';
comment on column erasures.due_at is 'From when on it is done, and cannot be withdrawn any more';
CREATE INDEX erasures_client ON public.erasures USING btree (organization_id, client_id);
CREATE UNIQUE INDEX erasures_done ON public.erasures USING btree (organization_id, client_id) WHERE (status = 'done'::text);
CREATE INDEX erasures_due ON public.erasures USING btree (organization_id, due_at) WHERE (status = 'planned'::text);
CREATE UNIQUE INDEX erasures_open ON public.erasures USING btree (organization_id, client_id) WHERE (status = ANY (ARRAY['asked'::text, 'planned'::text]));
CREATE INDEX erasures_waiting ON public.erasures USING btree (organization_id, asked_at, id) WHERE (status = ANY (ARRAY['asked'::text, 'planned'::text]));
alter table erasures enable row level security, force row level security;
create policy tenant on erasures for all to public using ((organization_id = app.current_organization_id()));
CREATE TRIGGER audit_delete AFTER DELETE ON public.erasures REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION app.audit_delete();
CREATE TRIGGER audit_insert AFTER INSERT ON public.erasures REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION app.audit_insert();
CREATE TRIGGER audit_update AFTER UPDATE ON public.erasures REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION app.audit_update();
grant insert, select on erasures to bandeja_app;

create table evaluation_authors (
  organization_id uuid not null,
  id uuid not null,
  evaluation_id uuid not null,
  student_id uuid not null,
  session_id uuid not null,
  written_by uuid not null,
  created_at timestamp with time zone default now() not null,
  constraint evaluation_authors_pkey PRIMARY KEY (organization_id, id),
  constraint evaluation_authors_once UNIQUE (organization_id, session_id, student_id),
  constraint evaluation_authors_organization_id_evaluation_id_key UNIQUE (organization_id, evaluation_id),
  constraint evaluation_authors_organization_id_evaluation_id_fkey FOREIGN KEY (organization_id, evaluation_id) REFERENCES instructor_evaluations(organization_id, id) ON DELETE CASCADE,
  constraint evaluation_authors_organization_id_fkey FOREIGN KEY (organization_id) REFERENCES organizations(id),
  constraint evaluation_authors_organization_id_session_id_fkey FOREIGN KEY (organization_id, session_id) REFERENCES class_sessions(organization_id, id),
  constraint evaluation_authors_organization_id_student_id_fkey FOREIGN KEY (organization_id, student_id) REFERENCES client_profiles(organization_id, id),
  constraint evaluation_authors_written_by_fkey FOREIGN KEY (written_by) REFERENCES users(id)
);
CREATE INDEX evaluation_authors_by ON public.evaluation_authors USING btree (organization_id, written_by);
CREATE INDEX evaluation_authors_student ON public.evaluation_authors USING btree (organization_id, student_id);
CREATE INDEX evaluation_authors_written ON public.evaluation_authors USING btree (organization_id, created_at);
alter table evaluation_authors enable row level security, force row level security;
create policy tenant on evaluation_authors for all to public using ((organization_id = app.current_organization_id()));
grant delete, insert, select on evaluation_authors to bandeja_app;

create table fee_plan_versions (
  organization_id uuid not null,
  id uuid not null,
  plan_id uuid not null,
  number integer not null,
  prices jsonb not null,
  existing_from date,
  created_by uuid,
  created_at timestamp with time zone default now() not null,
  constraint fee_plan_versions_pkey PRIMARY KEY (organization_id, id),
  constraint fee_plan_versions_once UNIQUE (organization_id, plan_id, number),
  constraint fee_plan_versions_created_by_fkey FOREIGN KEY (created_by) REFERENCES users(id),
  constraint fee_plan_versions_organization_id_fkey FOREIGN KEY (organization_id) REFERENCES organizations(id),
  constraint fee_plan_versions_organization_id_plan_id_fkey FOREIGN KEY (organization_id, plan_id) REFERENCES fee_plans(organization_id, id),
  constraint fee_plan_versions_number_check CHECK ((number >= 1)),
  constraint fee_plan_versions_prices_length CHECK ((pg_column_size(prices) <= 20000))
);
comment on table fee_plan_versions is 'The prices of a plan as they were and are, append-only: a place has those of when it was given';
comment on column fee_plan_versions.existing_from is 'Places that were there already pay these for periods that begin on this day or later; null: they keep theirs';
alter table fee_plan_versions enable row level security, force row level security;
create policy tenant on fee_plan_versions for all to public using ((organization_id = app.current_organization_id()));
CREATE TRIGGER audit_delete AFTER DELETE ON public.fee_plan_versions REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION app.audit_delete();
CREATE TRIGGER audit_insert AFTER INSERT ON public.fee_plan_versions REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION app.audit_insert();
CREATE TRIGGER audit_update AFTER UPDATE ON public.fee_plan_versions REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION app.audit_update();
grant insert, select on fee_plan_versions to bandeja_app;

create table fee_plans (
  organization_id uuid not null,
  id uuid not null,
  club_id uuid,
  name text not null,
  currency text not null,
  period text not null,
  weeks integer,
  starts_on date not null,
  ends_on date,
  due_day integer default 1 not null,
  prices jsonb not null,
  enrolment_fee integer default 0 not null,
  enrolment_fee_each text default 'once'::text not null,
  created_at timestamp with time zone default now() not null,
  updated_at timestamp with time zone default now() not null,
  instalments jsonb default '[]'::jsonb not null,
  per text default 'person'::text not null,
  deposit integer default 0 not null,
  deposit_percent integer default 0 not null,
  deposit_counts text default 'last_period'::text not null,
  deposit_leaving text default 'kept'::text not null,
  constraint fee_plans_pkey PRIMARY KEY (organization_id, id),
  constraint fee_plans_organization_id_name_key UNIQUE (organization_id, name),
  constraint fee_plans_organization_id_club_id_fkey FOREIGN KEY (organization_id, club_id) REFERENCES clubs(organization_id, id),
  constraint fee_plans_organization_id_fkey FOREIGN KEY (organization_id) REFERENCES organizations(id),
  constraint fee_plans_check CHECK (((period = 'weeks'::text) = (weeks IS NOT NULL))),
  constraint fee_plans_check1 CHECK ((starts_on <= ends_on)),
  constraint fee_plans_currency_check CHECK ((currency ~ '^[A-Z]{3}$'::text)),
  constraint fee_plans_deposit CHECK (((deposit = 0) OR (deposit_percent = 0))),
  constraint fee_plans_deposit_check CHECK ((deposit >= 0)),
  constraint fee_plans_deposit_counts_check CHECK ((deposit_counts = ANY (ARRAY['first_period'::text, 'last_period'::text]))),
  constraint fee_plans_deposit_leaving_check CHECK ((deposit_leaving = ANY (ARRAY['kept'::text, 'returned'::text]))),
  constraint fee_plans_deposit_percent_check CHECK (((deposit_percent >= 0) AND (deposit_percent <= 100))),
  constraint fee_plans_due_day_check CHECK (((due_day >= 1) AND (due_day <= 366))),
  constraint fee_plans_enrolment_fee_check CHECK ((enrolment_fee >= 0)),
  constraint fee_plans_enrolment_fee_each_check CHECK ((enrolment_fee_each = ANY (ARRAY['once'::text, 'year'::text, 'term'::text, 'return'::text]))),
  constraint fee_plans_instalments_length CHECK ((pg_column_size(instalments) <= 2000)),
  constraint fee_plans_name_check CHECK ((name <> ''::text)),
  constraint fee_plans_name_length CHECK ((length(name) <= 200)),
  constraint fee_plans_per_check CHECK ((per = ANY (ARRAY['person'::text, 'group'::text]))),
  constraint fee_plans_period_check CHECK ((period = ANY (ARRAY['month'::text, 'weeks'::text, 'term'::text, 'course'::text]))),
  constraint fee_plans_prices_length CHECK ((pg_column_size(prices) <= 20000)),
  constraint fee_plans_weeks_check CHECK (((weeks >= 1) AND (weeks <= 52)))
);
comment on table fee_plans is 'What a fixed place costs for each period; which groups it is for is the setting fee_plan';
comment on column fee_plans.club_id is 'Null: of all clubs';
comment on column fee_plans.starts_on is 'From this day on places are charged, never before; where weeks are counted, the first one begins then';
comment on column fee_plans.due_day is 'The day of the period on which it is due, counted from 1';
comment on column fee_plans.prices is 'By classes a week and size of the group, each null for any: the most specific one counts';
comment on column fee_plans.instalments is 'In which parts a fee is paid: the share of each in percent, and the day of the period on which it is due; none: in one';
comment on column fee_plans.per is 'Whether a price is of each place, or of the group and shared by its holders';
comment on column fee_plans.deposit is 'Minor units: what is to be paid in advance by whoever is given a place; 0: nothing';
comment on column fee_plans.deposit_percent is 'The same as a share of the price of a period';
comment on column fee_plans.deposit_counts is 'Of which period''s fee it is taken off';
comment on column fee_plans.deposit_leaving is 'What becomes of it where the place ends before that';
CREATE INDEX fee_plans_club ON public.fee_plans USING btree (organization_id, club_id) WHERE (club_id IS NOT NULL);
alter table fee_plans enable row level security, force row level security;
create policy tenant on fee_plans for all to public using ((organization_id = app.current_organization_id()));
CREATE TRIGGER audit_delete AFTER DELETE ON public.fee_plans REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION app.audit_delete();
CREATE TRIGGER audit_insert AFTER INSERT ON public.fee_plans REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION app.audit_insert();
CREATE TRIGGER audit_update AFTER UPDATE ON public.fee_plans REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION app.audit_update();
grant delete, insert, select, update on fee_plans to bandeja_app;

create table foresight_chances (
  organization_id uuid not null,
  id uuid default gen_random_uuid() not null,
  club_id uuid not null,
  kind text not null,
  student_id uuid not null,
  enrollment_id uuid,
  chance numeric(5,4) not null,
  reasons jsonb not null,
  made_at timestamp with time zone not null,
  constraint foresight_chances_pkey PRIMARY KEY (organization_id, id),
  constraint foresight_chances_organization_id_club_id_fkey FOREIGN KEY (organization_id, club_id) REFERENCES clubs(organization_id, id) ON DELETE CASCADE,
  constraint foresight_chances_organization_id_enrollment_id_fkey FOREIGN KEY (organization_id, enrollment_id) REFERENCES class_enrollments(organization_id, id) ON DELETE CASCADE,
  constraint foresight_chances_organization_id_fkey FOREIGN KEY (organization_id) REFERENCES organizations(id),
  constraint foresight_chances_organization_id_student_id_fkey FOREIGN KEY (organization_id, student_id) REFERENCES client_profiles(organization_id, id) ON DELETE CASCADE,
  constraint foresight_chances_chance_check CHECK (((chance >= (0)::numeric) AND (chance <= (1)::numeric))),
  constraint foresight_chances_check CHECK (((kind = 'leaving'::text) = (enrollment_id IS NULL))),
  constraint foresight_chances_kind_check CHECK ((kind = ANY (ARRAY['no_show'::text, 'late_cancel'::text, 'leaving'::text]))),
  constraint foresight_chances_reasons_length CHECK ((pg_column_size(reasons) <= 4000))
);
comment on table foresight_chances is 'Of one person: that they do not come to a class, give it up late, or come no more; only where the model beat its baseline';
comment on column foresight_chances.reasons is 'What moves it away from the mean, and by how much the odds';
CREATE INDEX foresight_chances_booking ON public.foresight_chances USING btree (organization_id, enrollment_id) WHERE (enrollment_id IS NOT NULL);
CREATE INDEX foresight_chances_highest ON public.foresight_chances USING btree (organization_id, club_id, kind, chance DESC, id);
CREATE INDEX foresight_chances_student ON public.foresight_chances USING btree (organization_id, student_id);
alter table foresight_chances enable row level security, force row level security;
create policy tenant on foresight_chances for all to public using ((organization_id = app.current_organization_id()));
grant delete, insert, select, update on foresight_chances to bandeja_app;

create table foresight_models (
  organization_id uuid not null,
  id uuid default gen_random_uuid() not null,
  club_id uuid not null,
  kind text not null,
  made_on date not null,
  made_at timestamp with time zone not null,
  verdict text not null,
  rows_used integer not null,
  measures jsonb not null,
  model jsonb not null,
  constraint foresight_models_pkey PRIMARY KEY (organization_id, id),
  constraint foresight_models_once UNIQUE (organization_id, club_id, kind),
  constraint foresight_models_organization_id_club_id_fkey FOREIGN KEY (organization_id, club_id) REFERENCES clubs(organization_id, id) ON DELETE CASCADE,
  constraint foresight_models_organization_id_fkey FOREIGN KEY (organization_id) REFERENCES organizations(id),
  constraint foresight_models_kind_check CHECK ((kind = ANY (ARRAY['no_show'::text, 'late_cancel'::text, 'leaving'::text, 'demand'::text, 'income'::text]))),
  constraint foresight_models_measures_length CHECK ((pg_column_size(measures) <= 100000)),
  constraint foresight_models_model_length CHECK ((pg_column_size(model) <= 400000)),
  constraint foresight_models_verdict_check CHECK ((verdict = ANY (ARRAY['better'::text, 'not_better'::text, 'too_little'::text])))
);
comment on table foresight_models is 'What was learnt of a club''s own past, and how it did when its last months were foretold';
comment on column foresight_models.verdict is 'Whether it beat its baseline; if not, nothing is made of it';
comment on column foresight_models.rows_used is 'Of how many cases it was made';
alter table foresight_models enable row level security, force row level security;
create policy tenant on foresight_models for all to public using ((organization_id = app.current_organization_id()));
grant delete, insert, select, update on foresight_models to bandeja_app;

create table former_groups (
  organization_id uuid not null,
  id uuid default gen_random_uuid() not null,
  schedule_id uuid not null,
  until timestamp with time zone not null,
  name text not null,
  description text not null,
  location text not null,
  class_type_id uuid not null,
  level_id uuid not null,
  constraint former_groups_pkey PRIMARY KEY (organization_id, id),
  constraint former_groups_organization_id_class_type_id_fkey FOREIGN KEY (organization_id, class_type_id) REFERENCES class_types(organization_id, id),
  constraint former_groups_organization_id_fkey FOREIGN KEY (organization_id) REFERENCES organizations(id),
  constraint former_groups_organization_id_level_id_fkey FOREIGN KEY (organization_id, level_id) REFERENCES class_levels(organization_id, id),
  constraint former_groups_organization_id_schedule_id_fkey FOREIGN KEY (organization_id, schedule_id) REFERENCES class_schedules(organization_id, id) ON DELETE CASCADE,
  constraint former_groups_description_length CHECK ((length(description) <= 5000)),
  constraint former_groups_location_length CHECK ((length(location) <= 200)),
  constraint former_groups_name_length CHECK ((length(name) <= 200))
);
comment on table former_groups is 'What classes of a group that began before an instant are shown with, although it was changed then';
CREATE INDEX former_groups_schedule ON public.former_groups USING btree (organization_id, schedule_id, until);
alter table former_groups enable row level security, force row level security;
create policy tenant on former_groups for all to public using ((organization_id = app.current_organization_id()));
grant insert, select on former_groups to bandeja_app;

create table former_names (
  organization_id uuid not null,
  id uuid default gen_random_uuid() not null,
  until timestamp with time zone not null,
  name text not null,
  class_type_id uuid,
  level_id uuid,
  court_id uuid,
  instructor_id uuid,
  club_id uuid,
  subject uuid generated always as (COALESCE(class_type_id, level_id, court_id, instructor_id, club_id)) stored not null,
  constraint former_names_pkey PRIMARY KEY (organization_id, id),
  constraint former_names_organization_id_class_type_id_fkey FOREIGN KEY (organization_id, class_type_id) REFERENCES class_types(organization_id, id) ON DELETE CASCADE,
  constraint former_names_organization_id_club_id_fkey FOREIGN KEY (organization_id, club_id) REFERENCES clubs(organization_id, id) ON DELETE CASCADE,
  constraint former_names_organization_id_court_id_fkey FOREIGN KEY (organization_id, court_id) REFERENCES courts(organization_id, id) ON DELETE CASCADE,
  constraint former_names_organization_id_fkey FOREIGN KEY (organization_id) REFERENCES organizations(id),
  constraint former_names_organization_id_instructor_id_fkey FOREIGN KEY (organization_id, instructor_id) REFERENCES instructors(organization_id, id) ON DELETE CASCADE,
  constraint former_names_organization_id_level_id_fkey FOREIGN KEY (organization_id, level_id) REFERENCES class_levels(organization_id, id) ON DELETE CASCADE,
  constraint former_names_check CHECK ((num_nonnulls(class_type_id, level_id, court_id, instructor_id, club_id) = 1)),
  constraint former_names_name_length CHECK ((length(name) <= 200))
);
comment on table former_names is 'What classes that began before an instant are shown with, although it was renamed then';
comment on column former_names.subject is 'Whose name it was, of whichever kind';
CREATE INDEX former_names_subject ON public.former_names USING btree (organization_id, subject, until);
alter table former_names enable row level security, force row level security;
create policy tenant on former_names for all to public using ((organization_id = app.current_organization_id()));
grant insert, select on former_names to bandeja_app;

create table guardians (
  organization_id uuid not null,
  id uuid not null,
  guardian_id uuid not null,
  dependant_id uuid not null,
  relationship text default ''::text not null,
  created_at timestamp with time zone default now() not null,
  constraint guardians_pkey PRIMARY KEY (organization_id, id),
  constraint guardians_organization_id_guardian_id_dependant_id_key UNIQUE (organization_id, guardian_id, dependant_id),
  constraint guardians_organization_id_dependant_id_fkey FOREIGN KEY (organization_id, dependant_id) REFERENCES client_profiles(organization_id, id),
  constraint guardians_organization_id_guardian_id_fkey FOREIGN KEY (organization_id, guardian_id) REFERENCES client_profiles(organization_id, id),
  constraint guardians_check CHECK ((guardian_id <> dependant_id)),
  constraint guardians_relationship_length CHECK ((length(relationship) <= 100))
);
CREATE INDEX guardians_dependant ON public.guardians USING btree (organization_id, dependant_id);
alter table guardians enable row level security, force row level security;
create policy tenant on guardians for all to public using ((organization_id = app.current_organization_id()));
CREATE TRIGGER audit_delete AFTER DELETE ON public.guardians REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION app.audit_delete();
CREATE TRIGGER audit_insert AFTER INSERT ON public.guardians REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION app.audit_insert();
CREATE TRIGGER audit_update AFTER UPDATE ON public.guardians REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION app.audit_update();
grant delete, insert, select, update on guardians to bandeja_app;

create table idempotency_keys (
  organization_id uuid not null,
  user_id uuid not null,
  key text not null,
  request_hash text not null,
  status smallint not null,
  body jsonb,
  created_at timestamp with time zone default now() not null,
  constraint idempotency_keys_pkey PRIMARY KEY (organization_id, user_id, key),
  constraint idempotency_keys_organization_id_fkey FOREIGN KEY (organization_id) REFERENCES organizations(id),
  constraint idempotency_keys_body_length CHECK ((pg_column_size(body) <= 16777216)),
  constraint idempotency_keys_key_check CHECK (((length(key) >= 1) AND (length(key) <= 200))),
  constraint idempotency_keys_request_hash_length CHECK ((length(request_hash) <= 100))
);
comment on table idempotency_keys is 'G10: the answer given for a key, written in the transaction of its effect.';
CREATE INDEX idempotency_keys_age ON public.idempotency_keys USING btree (organization_id, created_at);
alter table idempotency_keys enable row level security, force row level security;
create policy tenant on idempotency_keys for all to public using ((organization_id = app.current_organization_id()));
grant delete, insert, select on idempotency_keys to bandeja_app;

create table identity_mails (
  id uuid not null,
  to_email text not null,
  subject text not null,
  body text not null,
  status text not null,
  error text default ''::text not null,
  created_at timestamp with time zone default now() not null,
  handed_over boolean default true not null,
  constraint identity_mails_pkey PRIMARY KEY (id),
  constraint identity_mails_body_length CHECK ((length(body) <= 40000)),
  constraint identity_mails_error_length CHECK ((length(error) <= 500)),
  constraint identity_mails_status_check CHECK ((status = ANY (ARRAY['queued'::text, 'sent'::text, 'kept'::text, 'failed'::text]))),
  constraint identity_mails_subject_length CHECK ((length(subject) <= 1000)),
  constraint identity_mails_to_email_length CHECK ((length(to_email) <= 254))
);
comment on table identity_mails is 'Sign-in links and password resets, before any organization is known; readable by platform staff.';
comment on column identity_mails.handed_over is 'Whether the job that sends it is in the queue';
CREATE INDEX identity_mails_address ON public.identity_mails USING btree (to_email, created_at);
CREATE INDEX identity_mails_age ON public.identity_mails USING btree (created_at);
CREATE INDEX identity_mails_waiting ON public.identity_mails USING btree (created_at) WHERE (NOT handed_over);
grant delete, insert, select, update on identity_mails to bandeja_app;

create table import_rows (
  organization_id uuid not null,
  id uuid not null,
  import_id uuid not null,
  entity text not null,
  subject uuid not null,
  was jsonb,
  became jsonb not null,
  undone_at timestamp with time zone,
  constraint import_rows_pkey PRIMARY KEY (organization_id, id),
  constraint import_rows_organization_id_import_id_entity_subject_key UNIQUE (organization_id, import_id, entity, subject),
  constraint import_rows_organization_id_import_id_fkey FOREIGN KEY (organization_id, import_id) REFERENCES imports(organization_id, id),
  constraint import_rows_became_length CHECK ((pg_column_size(became) <= 100000)),
  constraint import_rows_entity_length CHECK ((length(entity) <= 100)),
  constraint import_rows_was_length CHECK ((pg_column_size(was) <= 100000))
);
comment on table import_rows is 'A row that an import made or changed. Its classes and their courts are not listed: they come and go with their schedule';
comment on column import_rows.entity is 'The table; subject is the id of the row, which may go';
comment on column import_rows.was is 'The fields that were changed, as they were; null: the row was made';
comment on column import_rows.became is 'The fields as the import left them: what differs was changed since';
CREATE INDEX import_rows_subject ON public.import_rows USING btree (organization_id, subject);
alter table import_rows enable row level security, force row level security;
create policy tenant on import_rows for all to public using ((organization_id = app.current_organization_id()));
grant delete, insert, select, update on import_rows to bandeja_app;

create table imports (
  organization_id uuid not null,
  id uuid not null,
  kind text not null,
  file_name text default ''::text not null,
  row_count integer not null,
  made_count integer default 0 not null,
  changed_count integer default 0 not null,
  created_by uuid,
  created_at timestamp with time zone default now() not null,
  undone_at timestamp with time zone,
  undone_by uuid,
  constraint imports_pkey PRIMARY KEY (organization_id, id),
  constraint imports_created_by_fkey FOREIGN KEY (created_by) REFERENCES users(id),
  constraint imports_organization_id_fkey FOREIGN KEY (organization_id) REFERENCES organizations(id),
  constraint imports_undone_by_fkey FOREIGN KEY (undone_by) REFERENCES users(id),
  constraint imports_check CHECK (((undone_by IS NULL) OR (undone_at IS NOT NULL))),
  constraint imports_file_name_length CHECK ((length(file_name) <= 200)),
  constraint imports_kind_check CHECK ((kind ~ '^[a-z_]{1,40}$'::text))
);
comment on table imports is 'A file that was imported: who, when, what came of it; and when it was last taken back';
comment on column imports.kind is 'One of the kinds of server/src/kernel/imports.ts';
CREATE INDEX imports_recent ON public.imports USING btree (organization_id, created_at DESC, id DESC);
alter table imports enable row level security, force row level security;
create policy tenant on imports for all to public using ((organization_id = app.current_organization_id()));
CREATE TRIGGER audit_delete AFTER DELETE ON public.imports REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION app.audit_delete();
CREATE TRIGGER audit_insert AFTER INSERT ON public.imports REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION app.audit_insert();
CREATE TRIGGER audit_update AFTER UPDATE ON public.imports REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION app.audit_update();
grant insert, select, update on imports to bandeja_app;

create table instructor_clubs (
  organization_id uuid not null,
  id uuid not null,
  instructor_id uuid not null,
  club_id uuid not null,
  constraint instructor_clubs_pkey PRIMARY KEY (organization_id, id),
  constraint instructor_clubs_organization_id_instructor_id_club_id_key UNIQUE (organization_id, instructor_id, club_id),
  constraint instructor_clubs_organization_id_club_id_fkey FOREIGN KEY (organization_id, club_id) REFERENCES clubs(organization_id, id),
  constraint instructor_clubs_organization_id_instructor_id_fkey FOREIGN KEY (organization_id, instructor_id) REFERENCES instructors(organization_id, id)
);
alter table instructor_clubs enable row level security, force row level security;
create policy tenant on instructor_clubs for all to public using ((organization_id = app.current_organization_id()));
CREATE TRIGGER audit_delete AFTER DELETE ON public.instructor_clubs REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION app.audit_delete();
CREATE TRIGGER audit_insert AFTER INSERT ON public.instructor_clubs REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION app.audit_insert();
CREATE TRIGGER audit_update AFTER UPDATE ON public.instructor_clubs REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION app.audit_update();
grant delete, insert, select, update on instructor_clubs to bandeja_app;

create table instructor_evaluations (
  organization_id uuid not null,
  id uuid not null,
  instructor_id uuid not null,
  student_id uuid,
  session_id uuid,
  class_type_id uuid,
  overall_rating smallint not null,
  teaching_quality smallint not null,
  punctuality smallint not null,
  communication smallint not null,
  comments text default ''::text not null,
  would_recommend boolean default true not null,
  is_anonymous boolean default false not null,
  shown_on date,
  listed_on date generated always as (make_date((EXTRACT(year FROM shown_on))::integer, (EXTRACT(month FROM shown_on))::integer, 1)) stored,
  was_shown boolean default false not null,
  reply text default ''::text not null,
  replied_at timestamp with time zone,
  constraint instructor_evaluations_pkey PRIMARY KEY (organization_id, id),
  constraint instructor_evaluations_once UNIQUE (organization_id, session_id, student_id),
  constraint instructor_evaluations_organization_id_class_type_id_fkey FOREIGN KEY (organization_id, class_type_id) REFERENCES class_types(organization_id, id),
  constraint instructor_evaluations_organization_id_fkey FOREIGN KEY (organization_id) REFERENCES organizations(id),
  constraint instructor_evaluations_organization_id_instructor_id_fkey FOREIGN KEY (organization_id, instructor_id) REFERENCES instructors(organization_id, id),
  constraint instructor_evaluations_organization_id_session_id_fkey FOREIGN KEY (organization_id, session_id) REFERENCES class_sessions(organization_id, id),
  constraint instructor_evaluations_organization_id_student_id_fkey FOREIGN KEY (organization_id, student_id) REFERENCES client_profiles(organization_id, id),
  constraint instructor_evaluations_check CHECK ((is_anonymous OR (shown_on IS NOT NULL))),
  constraint instructor_evaluations_check1 CHECK (((NOT is_anonymous) OR (EXTRACT(day FROM shown_on) = (1)::numeric))),
  constraint instructor_evaluations_check2 CHECK (((reply = ''::text) = (replied_at IS NULL))),
  constraint instructor_evaluations_comments_length CHECK ((length(comments) <= 4000)),
  constraint instructor_evaluations_communication_check CHECK (((communication >= 1) AND (communication <= 5))),
  constraint instructor_evaluations_nameless CHECK ((num_nonnulls(student_id, session_id, class_type_id) =
CASE
    WHEN is_anonymous THEN 0
    ELSE 3
END)),
  constraint instructor_evaluations_overall_rating_check CHECK (((overall_rating >= 1) AND (overall_rating <= 5))),
  constraint instructor_evaluations_punctuality_check CHECK (((punctuality >= 1) AND (punctuality <= 5))),
  constraint instructor_evaluations_reply_length CHECK ((length(reply) <= 4000)),
  constraint instructor_evaluations_teaching_quality_check CHECK (((teaching_quality >= 1) AND (teaching_quality <= 5)))
);
comment on table instructor_evaluations is 'What is said; who says an anonymous one, of which class and when, stands in evaluation_authors alone';
comment on column instructor_evaluations.id is 'Random: one that is made of the time would say when somebody wrote';
comment on column instructor_evaluations.class_type_id is 'Of the class as it was when it was evaluated';
comment on column instructor_evaluations.shown_on is 'The day of the class; of an anonymous one the month in which it was shown with at least two others, null while it waits';
comment on column instructor_evaluations.listed_on is 'The month under which it stands in lists';
comment on column instructor_evaluations.was_shown is 'Whether it was shown before it waits: its author counts for nobody in whose shelter others are shown';
CREATE INDEX instructor_evaluations_listed ON public.instructor_evaluations USING btree (organization_id, instructor_id, listed_on DESC, id DESC) WHERE (listed_on IS NOT NULL);
CREATE INDEX instructor_evaluations_of ON public.instructor_evaluations USING btree (organization_id, instructor_id);
CREATE INDEX instructor_evaluations_shown ON public.instructor_evaluations USING btree (organization_id, instructor_id, shown_on) INCLUDE (overall_rating, teaching_quality, punctuality, communication, would_recommend, is_anonymous, class_type_id) WHERE (shown_on IS NOT NULL);
CREATE INDEX instructor_evaluations_student ON public.instructor_evaluations USING btree (organization_id, student_id);
CREATE INDEX instructor_evaluations_type ON public.instructor_evaluations USING btree (organization_id, class_type_id);
CREATE INDEX instructor_evaluations_waiting ON public.instructor_evaluations USING btree (organization_id, instructor_id) WHERE (shown_on IS NULL);
alter table instructor_evaluations enable row level security, force row level security;
create policy tenant on instructor_evaluations for all to public using ((organization_id = app.current_organization_id()));
CREATE TRIGGER rate_delete AFTER DELETE ON public.instructor_evaluations REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION app.rate_evaluated();
CREATE TRIGGER rate_insert AFTER INSERT ON public.instructor_evaluations REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION app.rate_evaluated();
CREATE TRIGGER rate_update AFTER UPDATE ON public.instructor_evaluations REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION app.rate_evaluated();
grant delete, insert, select, update on instructor_evaluations to bandeja_app;

create table instructor_exceptions (
  organization_id uuid not null,
  id uuid not null,
  instructor_id uuid not null,
  kind text not null,
  starts_at timestamp with time zone not null,
  ends_at timestamp with time zone not null,
  reason text default ''::text not null,
  created_at timestamp with time zone default now() not null,
  constraint instructor_exceptions_pkey PRIMARY KEY (organization_id, id),
  constraint instructor_exceptions_organization_id_instructor_id_fkey FOREIGN KEY (organization_id, instructor_id) REFERENCES instructors(organization_id, id),
  constraint instructor_exceptions_check CHECK ((ends_at > starts_at)),
  constraint instructor_exceptions_kind_check CHECK ((kind = ANY (ARRAY['unavailable'::text, 'extra'::text]))),
  constraint instructor_exceptions_reason_length CHECK ((length(reason) <= 500))
);
CREATE INDEX instructor_exceptions_away ON public.instructor_exceptions USING btree (organization_id, instructor_id, ends_at) WHERE (kind = 'unavailable'::text);
CREATE INDEX instructor_exceptions_instructor ON public.instructor_exceptions USING btree (organization_id, instructor_id, starts_at);
alter table instructor_exceptions enable row level security, force row level security;
create policy tenant on instructor_exceptions for all to public using ((organization_id = app.current_organization_id()));
CREATE TRIGGER audit_delete AFTER DELETE ON public.instructor_exceptions REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION app.audit_delete();
CREATE TRIGGER audit_insert AFTER INSERT ON public.instructor_exceptions REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION app.audit_insert();
CREATE TRIGGER audit_update AFTER UPDATE ON public.instructor_exceptions REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION app.audit_update();
grant delete, insert, select, update on instructor_exceptions to bandeja_app;

create table instructor_specialties (
  organization_id uuid not null,
  id uuid not null,
  instructor_id uuid not null,
  class_type_id uuid not null,
  constraint instructor_specialties_pkey PRIMARY KEY (organization_id, id),
  constraint instructor_specialties_organization_id_instructor_id_class__key UNIQUE (organization_id, instructor_id, class_type_id),
  constraint instructor_specialties_organization_id_class_type_id_fkey FOREIGN KEY (organization_id, class_type_id) REFERENCES class_types(organization_id, id),
  constraint instructor_specialties_organization_id_instructor_id_fkey FOREIGN KEY (organization_id, instructor_id) REFERENCES instructors(organization_id, id)
);
alter table instructor_specialties enable row level security, force row level security;
create policy tenant on instructor_specialties for all to public using ((organization_id = app.current_organization_id()));
CREATE TRIGGER audit_delete AFTER DELETE ON public.instructor_specialties REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION app.audit_delete();
CREATE TRIGGER audit_insert AFTER INSERT ON public.instructor_specialties REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION app.audit_insert();
CREATE TRIGGER audit_update AFTER UPDATE ON public.instructor_specialties REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION app.audit_update();
grant delete, insert, select, update on instructor_specialties to bandeja_app;

create table instructor_windows (
  organization_id uuid not null,
  id uuid not null,
  instructor_id uuid not null,
  club_id uuid,
  weekday smallint not null,
  starts_at time without time zone not null,
  ends_at time without time zone not null,
  constraint instructor_windows_pkey PRIMARY KEY (organization_id, id),
  constraint instructor_windows_organization_id_club_id_fkey FOREIGN KEY (organization_id, club_id) REFERENCES clubs(organization_id, id),
  constraint instructor_windows_organization_id_instructor_id_fkey FOREIGN KEY (organization_id, instructor_id) REFERENCES instructors(organization_id, id),
  constraint instructor_windows_check CHECK ((ends_at > starts_at)),
  constraint instructor_windows_weekday_check CHECK (((weekday >= 0) AND (weekday <= 6)))
);
comment on table instructor_windows is 'Weekly availability in club wall time, 0 = Monday; none at all = always available.';
CREATE INDEX instructor_windows_instructor ON public.instructor_windows USING btree (organization_id, instructor_id, weekday);
alter table instructor_windows enable row level security, force row level security;
create policy tenant on instructor_windows for all to public using ((organization_id = app.current_organization_id()));
CREATE TRIGGER audit_delete AFTER DELETE ON public.instructor_windows REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION app.audit_delete();
CREATE TRIGGER audit_insert AFTER INSERT ON public.instructor_windows REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION app.audit_insert();
CREATE TRIGGER audit_update AFTER UPDATE ON public.instructor_windows REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION app.audit_update();
grant delete, insert, select, update on instructor_windows to bandeja_app;

create table instructors (
  organization_id uuid not null,
  id uuid not null,
  user_id uuid,
  display_name text not null,
  bio text default ''::text not null,
  certifications jsonb default '[]'::jsonb not null,
  years_experience integer default 0 not null,
  rating numeric(3,2),
  total_ratings integer default 0 not null,
  accepts_substitutions boolean default true not null,
  max_weekly_hours integer default 40 not null,
  is_public boolean default true not null,
  is_active boolean default true not null,
  created_at timestamp with time zone default now() not null,
  updated_at timestamp with time zone default now() not null,
  search text generated always as (app.search_text(display_name, ''::text, ''::text)) stored not null,
  sort_name text generated always as (app.sort_name(display_name)) stored not null,
  on_club_page boolean default false not null,
  constraint instructors_pkey PRIMARY KEY (organization_id, id),
  constraint instructors_organization_id_user_id_key UNIQUE (organization_id, user_id),
  constraint instructors_organization_id_fkey FOREIGN KEY (organization_id) REFERENCES organizations(id),
  constraint instructors_user_id_fkey FOREIGN KEY (user_id) REFERENCES users(id),
  constraint instructors_bio_length CHECK ((length(bio) <= 10000)),
  constraint instructors_certifications_check CHECK ((jsonb_typeof(certifications) = 'array'::text)),
  constraint instructors_certifications_length CHECK ((pg_column_size(certifications) <= 65536)),
  constraint instructors_display_name_check CHECK (((length(display_name) >= 1) AND (length(display_name) <= 200))),
  constraint instructors_max_weekly_hours_check CHECK (((max_weekly_hours >= 1) AND (max_weekly_hours <= 168))),
  constraint instructors_rating_check CHECK (((rating >= (1)::numeric) AND (rating <= (5)::numeric))),
  constraint instructors_total_ratings_check CHECK ((total_ratings >= 0)),
  constraint instructors_years_experience_check CHECK (((years_experience >= 0) AND (years_experience <= 80)))
);
CREATE INDEX instructors_user ON public.instructors USING btree (user_id);
alter table instructors enable row level security, force row level security;
create policy tenant on instructors for all to public using ((organization_id = app.current_organization_id()));
CREATE TRIGGER audit_delete AFTER DELETE ON public.instructors REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION app.audit_delete();
CREATE TRIGGER audit_insert AFTER INSERT ON public.instructors REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION app.audit_insert();
CREATE TRIGGER audit_update AFTER UPDATE ON public.instructors REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION app.audit_update();
CREATE TRIGGER former AFTER UPDATE ON public.instructors FOR EACH ROW WHEN ((old.display_name IS DISTINCT FROM new.display_name)) EXECUTE FUNCTION app.keep_former_name('instructor_id', 'display_name');
grant delete, insert, select, update on instructors to bandeja_app;

create table invitations (
  organization_id uuid not null,
  id uuid not null,
  email text not null,
  role text not null,
  club_id uuid,
  client_id uuid,
  token_hash text not null,
  invited_by uuid,
  created_at timestamp with time zone default now() not null,
  expires_at timestamp with time zone not null,
  accepted_at timestamp with time zone,
  accepted_by uuid,
  revoked_at timestamp with time zone,
  constraint invitations_pkey PRIMARY KEY (organization_id, id),
  constraint invitations_token_hash_key UNIQUE (token_hash),
  constraint invitations_accepted_by_fkey FOREIGN KEY (accepted_by) REFERENCES users(id),
  constraint invitations_invited_by_fkey FOREIGN KEY (invited_by) REFERENCES users(id),
  constraint invitations_organization_id_client_id_fkey FOREIGN KEY (organization_id, client_id) REFERENCES client_profiles(organization_id, id),
  constraint invitations_organization_id_club_id_fkey FOREIGN KEY (organization_id, club_id) REFERENCES clubs(organization_id, id),
  constraint invitations_organization_id_fkey FOREIGN KEY (organization_id) REFERENCES organizations(id),
  constraint invitations_email_length CHECK ((length(email) <= 254)),
  constraint invitations_role_check CHECK ((role = ANY (ARRAY['owner'::text, 'club_admin'::text, 'instructor'::text, 'student'::text]))),
  constraint invitations_token_hash_length CHECK ((length(token_hash) <= 100))
);
CREATE INDEX invitations_client ON public.invitations USING btree (organization_id, client_id) WHERE (client_id IS NOT NULL);
CREATE INDEX invitations_club ON public.invitations USING btree (organization_id, club_id) WHERE (club_id IS NOT NULL);
CREATE INDEX invitations_open ON public.invitations USING btree (organization_id, id) WHERE ((accepted_at IS NULL) AND (revoked_at IS NULL));
CREATE INDEX invitations_role ON public.invitations USING btree (organization_id, role);
alter table invitations enable row level security, force row level security;
create policy by_token on invitations for select to public using (app.in_system());
create policy tenant on invitations for all to public using ((organization_id = app.current_organization_id()));
CREATE TRIGGER audit_delete AFTER DELETE ON public.invitations REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION app.audit_delete();
CREATE TRIGGER audit_insert AFTER INSERT ON public.invitations REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION app.audit_insert();
CREATE TRIGGER audit_update AFTER UPDATE ON public.invitations REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION app.audit_update();
grant delete, insert, select, update on invitations to bandeja_app;

create table kept_classes (
  organization_id uuid not null,
  id uuid default gen_random_uuid() not null,
  session_id uuid not null,
  club_id uuid not null,
  instructor_id uuid,
  class_type_id uuid not null,
  level_id uuid not null,
  local_date date not null,
  local_time time without time zone not null,
  duration_minutes integer not null,
  enrolled_count integer not null,
  attended_count integer not null,
  max_participants integer not null,
  enrolments integer not null,
  no_shows integer not null,
  late integer not null,
  without_place integer not null,
  by_substitute boolean not null,
  status text not null,
  currency text not null,
  revenue numeric not null,
  others jsonb,
  constraint kept_classes_pkey PRIMARY KEY (organization_id, id),
  constraint kept_classes_once UNIQUE (organization_id, session_id),
  constraint kept_classes_organization_id_class_type_id_fkey FOREIGN KEY (organization_id, class_type_id) REFERENCES class_types(organization_id, id) ON DELETE CASCADE,
  constraint kept_classes_organization_id_club_id_fkey FOREIGN KEY (organization_id, club_id) REFERENCES clubs(organization_id, id) ON DELETE CASCADE,
  constraint kept_classes_organization_id_fkey FOREIGN KEY (organization_id) REFERENCES organizations(id),
  constraint kept_classes_organization_id_instructor_id_fkey FOREIGN KEY (organization_id, instructor_id) REFERENCES instructors(organization_id, id) ON DELETE CASCADE,
  constraint kept_classes_organization_id_level_id_fkey FOREIGN KEY (organization_id, level_id) REFERENCES class_levels(organization_id, id) ON DELETE CASCADE,
  constraint kept_classes_currency_check CHECK ((currency ~ '^[A-Z]{3}$'::text)),
  constraint kept_classes_others_length CHECK ((pg_column_size(others) <= 1000)),
  constraint kept_classes_revenue_length CHECK ((pg_column_size(revenue) <= 40)),
  constraint kept_classes_status_check CHECK ((status = ANY (ARRAY['scheduled'::text, 'confirmed'::text, 'in_progress'::text, 'completed'::text, 'cancelled'::text])))
);
comment on table kept_classes is 'Each class that is over for days, with what became of its bookings and what it has earned';
comment on column kept_classes.revenue is 'In currency, minor units, not rounded';
comment on column kept_classes.others is 'The same in other currencies, where it has earned in them: {"USD": 1500}';
CREATE INDEX kept_classes_day ON public.kept_classes USING btree (organization_id, club_id, local_date);
CREATE INDEX kept_classes_instructor ON public.kept_classes USING btree (organization_id, instructor_id) WHERE (instructor_id IS NOT NULL);
CREATE INDEX kept_classes_level ON public.kept_classes USING btree (organization_id, level_id);
CREATE INDEX kept_classes_type ON public.kept_classes USING btree (organization_id, class_type_id);
alter table kept_classes enable row level security, force row level security;
create policy tenant on kept_classes for all to public using ((organization_id = app.current_organization_id()));
grant delete, insert, select, update on kept_classes to bandeja_app;

create table kept_marks (
  organization_id uuid not null,
  id uuid default gen_random_uuid() not null,
  session_id uuid,
  student_id uuid,
  everybody boolean default false not null,
  at timestamp with time zone default now() not null,
  constraint kept_marks_pkey PRIMARY KEY (organization_id, id),
  constraint kept_marks_organization_id_fkey FOREIGN KEY (organization_id) REFERENCES organizations(id)
);
comment on table kept_marks is 'Classes of the past, and students, that were written to since they were kept: a row for each write, deleted by the round that keeps them anew';
comment on column kept_marks.student_id is 'Whose classes are to be kept anew with it';
comment on column kept_marks.everybody is 'Those of everybody who is in it';
alter table kept_marks enable row level security, force row level security;
create policy tenant on kept_marks for all to public using ((organization_id = app.current_organization_id()));
grant delete, insert, select on kept_marks to bandeja_app;

create table kept_months (
  organization_id uuid not null,
  id uuid default gen_random_uuid() not null,
  club_id uuid not null,
  month date not null,
  by_hour boolean not null,
  weekday smallint,
  hour smallint,
  instructor_id uuid,
  class_type_id uuid not null,
  level_id uuid not null,
  currency text not null,
  classes integer not null,
  enrolled integer not null,
  attended integer not null,
  capacity integer not null,
  empty integer not null,
  completed integer not null,
  cancelled integer not null,
  no_shows integer not null,
  late_cancellations integer not null,
  enrolments integer not null,
  without_place integer not null,
  minutes integer not null,
  substituted_minutes integer not null,
  revenue numeric not null,
  constraint kept_months_pkey PRIMARY KEY (organization_id, id),
  constraint kept_months_organization_id_class_type_id_fkey FOREIGN KEY (organization_id, class_type_id) REFERENCES class_types(organization_id, id) ON DELETE CASCADE,
  constraint kept_months_organization_id_club_id_fkey FOREIGN KEY (organization_id, club_id) REFERENCES clubs(organization_id, id) ON DELETE CASCADE,
  constraint kept_months_organization_id_fkey FOREIGN KEY (organization_id) REFERENCES organizations(id),
  constraint kept_months_organization_id_instructor_id_fkey FOREIGN KEY (organization_id, instructor_id) REFERENCES instructors(organization_id, id) ON DELETE CASCADE,
  constraint kept_months_organization_id_level_id_fkey FOREIGN KEY (organization_id, level_id) REFERENCES class_levels(organization_id, id) ON DELETE CASCADE,
  constraint kept_months_check CHECK ((num_nonnulls(weekday, hour) =
CASE
    WHEN by_hour THEN 2
    ELSE 0
END)),
  constraint kept_months_currency_check CHECK ((currency ~ '^[A-Z]{3}$'::text)),
  constraint kept_months_hour_check CHECK (((hour >= 0) AND (hour <= 23))),
  constraint kept_months_month_check CHECK ((EXTRACT(day FROM month) = (1)::numeric)),
  constraint kept_months_revenue_length CHECK ((pg_column_size(revenue) <= 40)),
  constraint kept_months_weekday_check CHECK (((weekday >= 0) AND (weekday <= 6)))
);
comment on table kept_months is 'The rows of kept_classes summed up: written by the round that writes those, month by month';
comment on column kept_months.by_hour is 'Told apart by weekday and hour; every class is in a row of this kind, and in one of the whole month';
comment on column kept_months.currency is 'Of revenue; what a class has earned in another one is a row that counts no classes';
comment on column kept_months.substituted_minutes is 'Of minutes: given in the place of somebody else';
CREATE INDEX kept_months_instructor ON public.kept_months USING btree (organization_id, instructor_id) WHERE (instructor_id IS NOT NULL);
CREATE INDEX kept_months_level ON public.kept_months USING btree (organization_id, level_id);
CREATE INDEX kept_months_month ON public.kept_months USING btree (organization_id, club_id, by_hour, month);
CREATE INDEX kept_months_type ON public.kept_months USING btree (organization_id, class_type_id);
alter table kept_months enable row level security, force row level security;
create policy tenant on kept_months for all to public using ((organization_id = app.current_organization_id()));
grant delete, insert, select, update on kept_months to bandeja_app;

create table kept_students (
  organization_id uuid not null,
  id uuid default gen_random_uuid() not null,
  student_id uuid not null,
  club_id uuid not null,
  is_whole boolean not null,
  instructor_id uuid,
  class_type_id uuid,
  level_id uuid,
  booked date[] not null,
  came date[] not null,
  first_at timestamp with time zone,
  first_on date,
  first_ever timestamp with time zone,
  second_at timestamp with time zone,
  constraint kept_students_pkey PRIMARY KEY (organization_id, id),
  constraint kept_students_organization_id_class_type_id_fkey FOREIGN KEY (organization_id, class_type_id) REFERENCES class_types(organization_id, id) ON DELETE CASCADE,
  constraint kept_students_organization_id_club_id_fkey FOREIGN KEY (organization_id, club_id) REFERENCES clubs(organization_id, id) ON DELETE CASCADE,
  constraint kept_students_organization_id_fkey FOREIGN KEY (organization_id) REFERENCES organizations(id),
  constraint kept_students_organization_id_instructor_id_fkey FOREIGN KEY (organization_id, instructor_id) REFERENCES instructors(organization_id, id) ON DELETE CASCADE,
  constraint kept_students_organization_id_level_id_fkey FOREIGN KEY (organization_id, level_id) REFERENCES class_levels(organization_id, id) ON DELETE CASCADE,
  constraint kept_students_organization_id_student_id_fkey FOREIGN KEY (organization_id, student_id) REFERENCES client_profiles(organization_id, id) ON DELETE CASCADE,
  constraint kept_students_booked_length CHECK ((pg_column_size(booked) <= 100000)),
  constraint kept_students_came_length CHECK ((pg_column_size(came) <= 100000))
);
comment on table kept_students is 'On which days each student had a booking, and came, by club, instructor, type and level; of classes that are kept';
comment on column kept_students.is_whole is 'Whatever the instructor, the type and the level; otherwise of these three';
comment on column kept_students.booked is 'Local days of bookings that stand, in order; one for each booking';
comment on column kept_students.came is 'Of those the days on which they were checked in';
comment on column kept_students.first_at is 'Their first class here, on the local day first_on';
comment on column kept_students.first_ever is 'Their first class of all that they were checked in to, wherever it was; second_at: the next after it';
CREATE INDEX kept_students_club ON public.kept_students USING btree (organization_id, club_id, is_whole);
CREATE INDEX kept_students_instructor ON public.kept_students USING btree (organization_id, instructor_id) WHERE (instructor_id IS NOT NULL);
CREATE INDEX kept_students_level ON public.kept_students USING btree (organization_id, level_id) WHERE (level_id IS NOT NULL);
CREATE INDEX kept_students_student ON public.kept_students USING btree (organization_id, student_id);
CREATE INDEX kept_students_type ON public.kept_students USING btree (organization_id, class_type_id) WHERE (class_type_id IS NOT NULL);
alter table kept_students enable row level security, force row level security;
create policy tenant on kept_students for all to public using ((organization_id = app.current_organization_id()));
grant delete, insert, select, update on kept_students to bandeja_app;

create table kept_until (
  organization_id uuid not null,
  id uuid default gen_random_uuid() not null,
  until timestamp with time zone not null,
  fees_until date not null,
  constraint kept_until_pkey PRIMARY KEY (organization_id, id),
  constraint kept_until_once UNIQUE (organization_id),
  constraint kept_until_organization_id_fkey FOREIGN KEY (organization_id) REFERENCES organizations(id)
);
comment on table kept_until is 'Up to when classes are kept; one row for an organization, none before its first round';
comment on column kept_until.fees_until is 'Fees whose period ended before it are in what is kept';
alter table kept_until enable row level security, force row level security;
create policy tenant on kept_until for all to public using ((organization_id = app.current_organization_id()));
grant delete, insert, select, update on kept_until to bandeja_app;

create table level_entries (
  organization_id uuid not null,
  id uuid default gen_random_uuid() not null,
  student_id uuid not null,
  number integer not null,
  kind text default 'set'::text not null,
  level numeric(3,2),
  before numeric(3,2),
  reason text default ''::text not null,
  created_by uuid,
  created_at timestamp with time zone default now() not null,
  constraint level_entries_pkey PRIMARY KEY (organization_id, id),
  constraint level_entries_once UNIQUE (organization_id, student_id, number),
  constraint level_entries_created_by_fkey FOREIGN KEY (created_by) REFERENCES users(id),
  constraint level_entries_organization_id_fkey FOREIGN KEY (organization_id) REFERENCES organizations(id),
  constraint level_entries_organization_id_student_id_fkey FOREIGN KEY (organization_id, student_id) REFERENCES client_profiles(organization_id, id) ON DELETE CASCADE,
  constraint level_entries_before_check CHECK (((before >= (0)::numeric) AND (before <= (7)::numeric))),
  constraint level_entries_kind_check CHECK ((kind = ANY (ARRAY['known'::text, 'set'::text, 'confirmed'::text, 'withdrawn'::text, 'taken_back'::text, 'merged'::text]))),
  constraint level_entries_level_check CHECK (((level >= (0)::numeric) AND (level <= (7)::numeric))),
  constraint level_entries_number_check CHECK ((number >= 1)),
  constraint level_entries_reason_length CHECK ((length(reason) <= 500))
);
comment on table level_entries is 'How the level of a client came about: the entry with the highest number says what it is';
comment on column level_entries.kind is 'known: was so when this history began; set: written into the profile; confirmed by a coach or the desk; withdrawn: a confirmation that was taken back, by the taken_back after it; merged: as the profile that was kept said';
alter table level_entries enable row level security, force row level security;
create policy tenant on level_entries for all to public using ((organization_id = app.current_organization_id()));
grant insert, select on level_entries to bandeja_app;

create table mail_refusals (
  organization_id uuid not null,
  id uuid not null,
  address text not null,
  kind text not null,
  created_at timestamp with time zone default now() not null,
  constraint mail_refusals_pkey PRIMARY KEY (organization_id, id),
  constraint mail_refusals_once UNIQUE (organization_id, address, kind),
  constraint mail_refusals_organization_id_fkey FOREIGN KEY (organization_id) REFERENCES organizations(id),
  constraint mail_refusals_address_length CHECK ((length(address) <= 100)),
  constraint mail_refusals_kind_length CHECK ((length(kind) <= 100))
);
comment on table mail_refusals is 'Who has no account wants no mail of this kind at their address';
comment on column mail_refusals.address is 'A digest of the address and the organization: no list of addresses';
alter table mail_refusals enable row level security, force row level security;
create policy tenant on mail_refusals for all to public using ((organization_id = app.current_organization_id()));
CREATE TRIGGER audit_delete AFTER DELETE ON public.mail_refusals REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION app.audit_delete();
CREATE TRIGGER audit_insert AFTER INSERT ON public.mail_refusals REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION app.audit_insert();
CREATE TRIGGER audit_update AFTER UPDATE ON public.mail_refusals REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION app.audit_update();
grant delete, insert, select, update on mail_refusals to bandeja_app;

create table mails (
  organization_id uuid not null,
  id uuid not null,
  dedupe_key text not null,
  to_email text not null,
  subject text not null,
  body text not null,
  status text not null,
  error text default ''::text not null,
  created_at timestamp with time zone default now() not null,
  sent_at timestamp with time zone,
  club_id uuid,
  calendar text,
  attachment text,
  attachment_name text,
  unsubscribe text,
  constraint mails_pkey PRIMARY KEY (organization_id, id),
  constraint mails_once UNIQUE (organization_id, dedupe_key),
  constraint mails_organization_id_club_id_fkey FOREIGN KEY (organization_id, club_id) REFERENCES clubs(organization_id, id),
  constraint mails_organization_id_fkey FOREIGN KEY (organization_id) REFERENCES organizations(id),
  constraint mails_attachment_length CHECK ((length(attachment) <= 400000)),
  constraint mails_attachment_name_length CHECK ((length(attachment_name) <= 200)),
  constraint mails_body_length CHECK ((length(body) <= 40000)),
  constraint mails_calendar_length CHECK ((length(calendar) <= 65536)),
  constraint mails_dedupe_key_length CHECK ((length(dedupe_key) <= 1000)),
  constraint mails_error_length CHECK ((length(error) <= 500)),
  constraint mails_status_check CHECK ((status = ANY (ARRAY['queued'::text, 'sent'::text, 'kept'::text, 'failed'::text]))),
  constraint mails_subject_length CHECK ((length(subject) <= 1000)),
  constraint mails_to_email_length CHECK ((length(to_email) <= 254)),
  constraint mails_unsubscribe_length CHECK ((length(unsubscribe) <= 500))
);
comment on table mails is 'Outgoing mail. kept = no SMTP configured: readable in the app, never dropped.';
comment on column mails.club_id is 'Whose desk may read it; null: the organization''s';
comment on column mails.calendar is 'iCalendar text that goes with the mail; null: none';
comment on column mails.attachment is 'A file that goes with the mail, base64, until it is sent; null: none';
comment on column mails.unsubscribe is 'The address that ends mails of this kind for who gets it; null: a kind that nobody can end';
CREATE INDEX mails_age ON public.mails USING btree (organization_id, created_at);
CREATE INDEX mails_club ON public.mails USING btree (organization_id, club_id) WHERE (club_id IS NOT NULL);
CREATE INDEX mails_status ON public.mails USING btree (organization_id, status, id);
alter table mails enable row level security, force row level security;
create policy tenant on mails for all to public using ((organization_id = app.current_organization_id()));
grant delete, insert, select, update on mails to bandeja_app;

create table make_up_entries (
  organization_id uuid not null,
  id uuid not null,
  make_up_id uuid not null,
  number smallint not null,
  kind text not null,
  enrollment_id uuid,
  expires_on date not null,
  reason text default ''::text not null,
  created_by uuid,
  created_at timestamp with time zone default now() not null,
  constraint make_up_entries_pkey PRIMARY KEY (organization_id, id),
  constraint make_up_entries_organization_id_make_up_id_number_key UNIQUE (organization_id, make_up_id, number),
  constraint make_up_entries_created_by_fkey FOREIGN KEY (created_by) REFERENCES users(id),
  constraint make_up_entries_organization_id_enrollment_id_fkey FOREIGN KEY (organization_id, enrollment_id) REFERENCES class_enrollments(organization_id, id),
  constraint make_up_entries_organization_id_make_up_id_fkey FOREIGN KEY (organization_id, make_up_id) REFERENCES make_ups(organization_id, id),
  constraint make_up_entries_check CHECK (((kind = ANY (ARRAY['used'::text, 'given_back'::text])) = (enrollment_id IS NOT NULL))),
  constraint make_up_entries_kind_check CHECK ((kind = ANY (ARRAY['earned'::text, 'used'::text, 'given_back'::text, 'withdrawn'::text, 'taken'::text, 'credited'::text]))),
  constraint make_up_entries_number_check CHECK ((number >= 1)),
  constraint make_up_entries_reason_length CHECK ((length(reason) <= 500))
);
comment on table make_up_entries is 'The ledger of make-ups, append-only: the entry with the highest number says what a make-up is now';
comment on column make_up_entries.expires_on is 'The last local day on which it can be used, as of this entry';
CREATE INDEX make_up_entries_enrollment ON public.make_up_entries USING btree (organization_id, enrollment_id) WHERE (enrollment_id IS NOT NULL);
CREATE INDEX make_up_entries_expiry ON public.make_up_entries USING btree (organization_id, expires_on) WHERE (kind = ANY (ARRAY['earned'::text, 'given_back'::text]));
alter table make_up_entries enable row level security, force row level security;
create policy tenant on make_up_entries for all to public using ((organization_id = app.current_organization_id()));
CREATE TRIGGER audit_delete AFTER DELETE ON public.make_up_entries REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION app.audit_delete();
CREATE TRIGGER audit_insert AFTER INSERT ON public.make_up_entries REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION app.audit_insert();
CREATE TRIGGER audit_update AFTER UPDATE ON public.make_up_entries REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION app.audit_update();
grant insert, select on make_up_entries to bandeja_app;

create table make_ups (
  organization_id uuid not null,
  id uuid not null,
  student_id uuid not null,
  club_id uuid not null,
  class_type_id uuid,
  cause text not null,
  lost_enrollment_id uuid,
  lost_on date not null,
  created_at timestamp with time zone default now() not null,
  constraint make_ups_pkey PRIMARY KEY (organization_id, id),
  constraint make_ups_organization_id_class_type_id_fkey FOREIGN KEY (organization_id, class_type_id) REFERENCES class_types(organization_id, id),
  constraint make_ups_organization_id_club_id_fkey FOREIGN KEY (organization_id, club_id) REFERENCES clubs(organization_id, id),
  constraint make_ups_organization_id_fkey FOREIGN KEY (organization_id) REFERENCES organizations(id),
  constraint make_ups_organization_id_lost_enrollment_id_fkey FOREIGN KEY (organization_id, lost_enrollment_id) REFERENCES class_enrollments(organization_id, id),
  constraint make_ups_organization_id_student_id_fkey FOREIGN KEY (organization_id, student_id) REFERENCES client_profiles(organization_id, id),
  constraint make_ups_cause_check CHECK ((cause = ANY (ARRAY['released'::text, 'released_late'::text, 'club'::text, 'rain'::text, 'coach'::text, 'closure'::text, 'below_minimum'::text, 'granted'::text]))),
  constraint make_ups_check CHECK (((cause = 'granted'::text) = (lost_enrollment_id IS NULL)))
);
comment on table make_ups is 'The right to one class for one that was lost, or that the desk granted';
comment on column make_ups.class_type_id is 'Of the lost class; null: any type';
comment on column make_ups.lost_on is 'The local day of the lost class; of a granted one the day it was granted';
CREATE INDEX make_ups_club ON public.make_ups USING btree (organization_id, club_id);
CREATE UNIQUE INDEX make_ups_once ON public.make_ups USING btree (organization_id, lost_enrollment_id) WHERE (lost_enrollment_id IS NOT NULL);
CREATE INDEX make_ups_student ON public.make_ups USING btree (organization_id, student_id, lost_on);
CREATE INDEX make_ups_type ON public.make_ups USING btree (organization_id, class_type_id);
alter table make_ups enable row level security, force row level security;
create policy tenant on make_ups for all to public using ((organization_id = app.current_organization_id()));
CREATE TRIGGER audit_delete AFTER DELETE ON public.make_ups REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION app.audit_delete();
CREATE TRIGGER audit_insert AFTER INSERT ON public.make_ups REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION app.audit_insert();
CREATE TRIGGER audit_update AFTER UPDATE ON public.make_ups REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION app.audit_update();
grant insert, select, update on make_ups to bandeja_app;

create table memberships (
  organization_id uuid not null,
  id uuid not null,
  user_id uuid not null,
  role text not null,
  club_id uuid,
  created_at timestamp with time zone default now() not null,
  constraint memberships_pkey PRIMARY KEY (organization_id, id),
  constraint memberships_organization_id_user_id_role_club_id_key UNIQUE NULLS NOT DISTINCT (organization_id, user_id, role, club_id),
  constraint memberships_organization_id_club_id_fkey FOREIGN KEY (organization_id, club_id) REFERENCES clubs(organization_id, id),
  constraint memberships_organization_id_fkey FOREIGN KEY (organization_id) REFERENCES organizations(id),
  constraint memberships_user_id_fkey FOREIGN KEY (user_id) REFERENCES users(id),
  constraint memberships_check CHECK (((role <> 'club_admin'::text) OR (club_id IS NOT NULL))),
  constraint memberships_check1 CHECK (((role <> ALL (ARRAY['owner'::text, 'student'::text])) OR (club_id IS NULL))),
  constraint memberships_role_check CHECK ((role = ANY (ARRAY['owner'::text, 'club_admin'::text, 'instructor'::text, 'student'::text])))
);
comment on table memberships is 'One row per role a user holds; a club_admin row names its club.';
CREATE INDEX memberships_role ON public.memberships USING btree (organization_id, role, user_id);
CREATE INDEX memberships_user ON public.memberships USING btree (user_id);
alter table memberships enable row level security, force row level security;
create policy own_memberships on memberships for select to public using ((user_id = app.current_user_id()));
create policy tenant on memberships for all to public using ((organization_id = app.current_organization_id()));
CREATE TRIGGER audit_delete AFTER DELETE ON public.memberships REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION app.audit_delete();
CREATE TRIGGER audit_insert AFTER INSERT ON public.memberships REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION app.audit_insert();
CREATE TRIGGER audit_update AFTER UPDATE ON public.memberships REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION app.audit_update();
grant delete, insert, select, update on memberships to bandeja_app;

create table notification_preferences (
  organization_id uuid not null,
  id uuid not null,
  user_id uuid not null,
  kind text not null,
  email boolean,
  push boolean,
  constraint notification_preferences_pkey PRIMARY KEY (organization_id, id),
  constraint notification_preferences_organization_id_user_id_kind_key UNIQUE (organization_id, user_id, kind),
  constraint notification_preferences_organization_id_fkey FOREIGN KEY (organization_id) REFERENCES organizations(id),
  constraint notification_preferences_user_id_fkey FOREIGN KEY (user_id) REFERENCES users(id),
  constraint notification_preferences_chosen CHECK (((email IS NOT NULL) OR (push IS NOT NULL))),
  constraint notification_preferences_kind_length CHECK ((length(kind) <= 100))
);
alter table notification_preferences enable row level security, force row level security;
create policy tenant on notification_preferences for all to public using ((organization_id = app.current_organization_id()));
CREATE TRIGGER audit_delete AFTER DELETE ON public.notification_preferences REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION app.audit_delete();
CREATE TRIGGER audit_insert AFTER INSERT ON public.notification_preferences REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION app.audit_insert();
CREATE TRIGGER audit_update AFTER UPDATE ON public.notification_preferences REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION app.audit_update();
grant delete, insert, select, update on notification_preferences to bandeja_app;

create table notifications (
  organization_id uuid not null,
  id uuid not null,
  dedupe_key text not null,
  client_id uuid,
  user_id uuid,
  kind text not null,
  params jsonb not null,
  locale text not null,
  subject text not null,
  body text not null,
  link text default ''::text not null,
  created_at timestamp with time zone default now() not null,
  read_at timestamp with time zone,
  constraint notifications_pkey PRIMARY KEY (organization_id, id),
  constraint notifications_once UNIQUE (organization_id, dedupe_key),
  constraint notifications_organization_id_client_id_fkey FOREIGN KEY (organization_id, client_id) REFERENCES client_profiles(organization_id, id),
  constraint notifications_organization_id_fkey FOREIGN KEY (organization_id) REFERENCES organizations(id),
  constraint notifications_user_id_fkey FOREIGN KEY (user_id) REFERENCES users(id),
  constraint notifications_body_length CHECK ((length(body) <= 20000)),
  constraint notifications_check CHECK (((client_id IS NOT NULL) OR (user_id IS NOT NULL))),
  constraint notifications_dedupe_key_length CHECK ((length(dedupe_key) <= 1000)),
  constraint notifications_kind_length CHECK ((length(kind) <= 100)),
  constraint notifications_link_length CHECK ((length(link) <= 500)),
  constraint notifications_locale_check CHECK ((locale = ANY (ARRAY['es'::text, 'en'::text]))),
  constraint notifications_params_length CHECK ((pg_column_size(params) <= 4194304)),
  constraint notifications_subject_length CHECK ((length(subject) <= 1000))
);
comment on column notifications.client_id is 'Whom it is about; user_id is who reads it (a guardian for a dependant, a coach)';
CREATE INDEX notifications_age ON public.notifications USING btree (organization_id, created_at);
CREATE INDEX notifications_client ON public.notifications USING btree (organization_id, client_id, created_at);
CREATE INDEX notifications_user ON public.notifications USING btree (organization_id, user_id, created_at);
alter table notifications enable row level security, force row level security;
create policy tenant on notifications for all to public using ((organization_id = app.current_organization_id()));
grant delete, insert, select, update on notifications to bandeja_app;

create table online_events (
  organization_id uuid not null,
  id uuid not null,
  event_id text not null,
  type text not null,
  payment_id uuid not null,
  created_at timestamp with time zone default now() not null,
  constraint online_events_pkey PRIMARY KEY (organization_id, id),
  constraint online_events_once UNIQUE (organization_id, event_id),
  constraint online_events_organization_id_fkey FOREIGN KEY (organization_id) REFERENCES organizations(id),
  constraint online_events_organization_id_payment_id_fkey FOREIGN KEY (organization_id, payment_id) REFERENCES payments(organization_id, id),
  constraint online_events_event_id_length CHECK ((length(event_id) <= 200)),
  constraint online_events_type_length CHECK ((length(type) <= 200))
);
comment on table online_events is 'What Stripe has told, once each';
CREATE INDEX online_events_payment ON public.online_events USING btree (organization_id, payment_id);
alter table online_events enable row level security, force row level security;
create policy tenant on online_events for all to public using ((organization_id = app.current_organization_id()));
CREATE TRIGGER audit_delete AFTER DELETE ON public.online_events REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION app.audit_delete();
CREATE TRIGGER audit_insert AFTER INSERT ON public.online_events REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION app.audit_insert();
CREATE TRIGGER audit_update AFTER UPDATE ON public.online_events REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION app.audit_update();
grant insert, select on online_events to bandeja_app;

create table online_payments (
  organization_id uuid not null,
  id uuid not null,
  payment_id uuid not null,
  request_key text not null,
  page jsonb not null,
  session_id text default ''::text not null,
  url text default ''::text not null,
  intent_id text default ''::text not null,
  expires_at timestamp with time zone not null,
  closed_at timestamp with time zone,
  late_payment_id uuid,
  problem text default ''::text not null,
  checked_at timestamp with time zone,
  created_at timestamp with time zone default now() not null,
  updated_at timestamp with time zone default now() not null,
  refunded_there integer default 0 not null,
  constraint online_payments_pkey PRIMARY KEY (organization_id, id),
  constraint online_payments_once UNIQUE (organization_id, payment_id),
  constraint online_payments_organization_id_fkey FOREIGN KEY (organization_id) REFERENCES organizations(id),
  constraint online_payments_organization_id_late_payment_id_fkey FOREIGN KEY (organization_id, late_payment_id) REFERENCES payments(organization_id, id),
  constraint online_payments_organization_id_payment_id_fkey FOREIGN KEY (organization_id, payment_id) REFERENCES payments(organization_id, id),
  constraint online_payments_intent_id_length CHECK ((length(intent_id) <= 200)),
  constraint online_payments_page_length CHECK ((pg_column_size(page) <= 40000)),
  constraint online_payments_problem_length CHECK ((length(problem) <= 500)),
  constraint online_payments_request_key_length CHECK ((length(request_key) <= 200)),
  constraint online_payments_session_id_length CHECK ((length(session_id) <= 200)),
  constraint online_payments_url_length CHECK ((length(url) <= 4000))
);
comment on table online_payments is 'The page at Stripe that asks for the money of a pending payment';
comment on column online_payments.request_key is 'Our Idempotency-Key at Stripe, written before it is asked: whoever asks again gets the same page';
comment on column online_payments.page is 'What Stripe is asked for, the same each time';
comment on column online_payments.closed_at is 'Since when nothing more is expected of it';
comment on column online_payments.late_payment_id is 'Money that came after the payment was over: into the account of its payer';
comment on column online_payments.problem is 'What a person should look at: its code with amount and currency, or Stripe''s words; empty: nothing';
comment on column online_payments.refunded_there is 'Minor units that were seen to go back there, not by us';
CREATE INDEX online_payments_late ON public.online_payments USING btree (organization_id, late_payment_id) WHERE (late_payment_id IS NOT NULL);
CREATE INDEX online_payments_open ON public.online_payments USING btree (organization_id, created_at) WHERE (closed_at IS NULL);
CREATE INDEX online_payments_problem ON public.online_payments USING btree (organization_id, created_at) WHERE (problem <> ''::text);
CREATE UNIQUE INDEX online_payments_session ON public.online_payments USING btree (organization_id, session_id) WHERE (session_id <> ''::text);
alter table online_payments enable row level security, force row level security;
create policy tenant on online_payments for all to public using ((organization_id = app.current_organization_id()));
CREATE TRIGGER audit_delete AFTER DELETE ON public.online_payments REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION app.audit_delete();
CREATE TRIGGER audit_insert AFTER INSERT ON public.online_payments REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION app.audit_insert();
CREATE TRIGGER audit_update AFTER UPDATE ON public.online_payments REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION app.audit_update();
grant insert, select on online_payments to bandeja_app;

create table online_refunds (
  organization_id uuid not null,
  id uuid not null,
  payment_id uuid not null,
  refund_id uuid not null,
  request_key text not null,
  amount integer not null,
  state text default 'pending'::text not null,
  reference text default ''::text not null,
  error text default ''::text not null,
  created_at timestamp with time zone default now() not null,
  updated_at timestamp with time zone default now() not null,
  there_id uuid,
  constraint online_refunds_pkey PRIMARY KEY (organization_id, id),
  constraint online_refunds_once UNIQUE (organization_id, refund_id),
  constraint online_refunds_organization_id_fkey FOREIGN KEY (organization_id) REFERENCES organizations(id),
  constraint online_refunds_organization_id_payment_id_fkey FOREIGN KEY (organization_id, payment_id) REFERENCES payments(organization_id, id),
  constraint online_refunds_organization_id_refund_id_fkey FOREIGN KEY (organization_id, refund_id) REFERENCES refunds(organization_id, id),
  constraint online_refunds_organization_id_there_id_fkey FOREIGN KEY (organization_id, there_id) REFERENCES online_refunds_there(organization_id, id),
  constraint online_refunds_amount_check CHECK ((amount > 0)),
  constraint online_refunds_error_length CHECK ((length(error) <= 500)),
  constraint online_refunds_reference_length CHECK ((length(reference) <= 200)),
  constraint online_refunds_request_key_length CHECK ((length(request_key) <= 200)),
  constraint online_refunds_state_check CHECK ((state = ANY (ARRAY['pending'::text, 'succeeded'::text, 'failed'::text, 'to_account'::text])))
);
comment on table online_refunds is 'A refund that goes back through Stripe';
comment on column online_refunds.request_key is 'Our Idempotency-Key at Stripe, written before it is asked';
comment on column online_refunds.reference is 'Its id at Stripe; empty: not asked for yet, or nobody knows';
comment on column online_refunds.there_id is 'The refund at Stripe that this is a part of; null: it was asked for by us';
CREATE INDEX online_refunds_failed ON public.online_refunds USING btree (organization_id, created_at) WHERE (state = 'failed'::text);
CREATE INDEX online_refunds_payment ON public.online_refunds USING btree (organization_id, payment_id);
CREATE INDEX online_refunds_pending ON public.online_refunds USING btree (organization_id, created_at) WHERE (state = 'pending'::text);
CREATE INDEX online_refunds_there_part ON public.online_refunds USING btree (organization_id, there_id) WHERE (there_id IS NOT NULL);
alter table online_refunds enable row level security, force row level security;
create policy tenant on online_refunds for all to public using ((organization_id = app.current_organization_id()));
CREATE TRIGGER audit_delete AFTER DELETE ON public.online_refunds REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION app.audit_delete();
CREATE TRIGGER audit_insert AFTER INSERT ON public.online_refunds REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION app.audit_insert();
CREATE TRIGGER audit_update AFTER UPDATE ON public.online_refunds REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION app.audit_update();
grant insert, select on online_refunds to bandeja_app;

create table online_refunds_there (
  organization_id uuid not null,
  id uuid not null,
  payment_id uuid not null,
  reference text not null,
  amount integer not null,
  credit_amount integer default 0 not null,
  unbooked_amount integer default 0 not null,
  state text not null,
  decided_at timestamp with time zone,
  created_at timestamp with time zone default now() not null,
  updated_at timestamp with time zone default now() not null,
  constraint online_refunds_there_pkey PRIMARY KEY (organization_id, id),
  constraint online_refunds_there_once UNIQUE (organization_id, reference),
  constraint online_refunds_there_organization_id_fkey FOREIGN KEY (organization_id) REFERENCES organizations(id),
  constraint online_refunds_there_organization_id_payment_id_fkey FOREIGN KEY (organization_id, payment_id) REFERENCES payments(organization_id, id),
  constraint online_refunds_there_amount_check CHECK ((amount > 0)),
  constraint online_refunds_there_check CHECK (((credit_amount + unbooked_amount) <= amount)),
  constraint online_refunds_there_credit_amount_check CHECK ((credit_amount >= 0)),
  constraint online_refunds_there_reference_length CHECK ((length(reference) <= 200)),
  constraint online_refunds_there_state_check CHECK ((state = ANY (ARRAY['pending'::text, 'succeeded'::text, 'failed'::text]))),
  constraint online_refunds_there_unbooked_amount_check CHECK ((unbooked_amount >= 0))
);
comment on table online_refunds_there is 'A refund that somebody made at Stripe, not by us';
comment on column online_refunds_there.payment_id is 'Whose money it was';
comment on column online_refunds_there.reference is 'Its id at Stripe';
comment on column online_refunds_there.credit_amount is 'What of it came out of the account of who paid';
comment on column online_refunds_there.unbooked_amount is 'What of it was not there to go back: a person has to look';
comment on column online_refunds_there.decided_at is 'When the desk said what becomes of what was paid; null: it stays, and is shown';
CREATE INDEX online_refunds_there_open ON public.online_refunds_there USING btree (organization_id, created_at) WHERE (decided_at IS NULL);
CREATE INDEX online_refunds_there_payment ON public.online_refunds_there USING btree (organization_id, payment_id);
alter table online_refunds_there enable row level security, force row level security;
create policy tenant on online_refunds_there for all to public using ((organization_id = app.current_organization_id()));
CREATE TRIGGER audit_delete AFTER DELETE ON public.online_refunds_there REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION app.audit_delete();
CREATE TRIGGER audit_insert AFTER INSERT ON public.online_refunds_there REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION app.audit_insert();
CREATE TRIGGER audit_update AFTER UPDATE ON public.online_refunds_there REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION app.audit_update();
grant insert, select on online_refunds_there to bandeja_app;

create table organizations (
  id uuid not null,
  slug text not null,
  name text not null,
  default_locale text default 'es'::text not null,
  is_demo boolean default false not null,
  created_at timestamp with time zone default now() not null,
  search text generated always as (app.search_text(name, slug, ''::text)) stored not null,
  sort_name text generated always as (app.sort_name(name)) stored not null,
  constraint organizations_pkey PRIMARY KEY (id),
  constraint organizations_slug_key UNIQUE (slug),
  constraint organizations_default_locale_check CHECK ((default_locale = ANY (ARRAY['es'::text, 'en'::text]))),
  constraint organizations_name_check CHECK (((length(name) >= 1) AND (length(name) <= 200))),
  constraint organizations_slug_check CHECK ((slug ~ '^[a-z0-9][a-z0-9-]{1,62}$'::text))
);
comment on table organizations is 'Directory of tenants: readable by slug before a tenant is chosen, writable only inside its own tenant.';
alter table organizations enable row level security, force row level security;
create policy directory on organizations for select to public using (true);
create policy own_insert on organizations for insert to public with check ((id = app.current_organization_id()));
create policy own_update on organizations for update to public using ((id = app.current_organization_id()));
grant insert, select, update on organizations to bandeja_app;

create table outbox (
  organization_id uuid not null,
  id bigint generated always as identity not null,
  actor jsonb,
  created_at timestamp with time zone default now() not null,
  cause_id uuid not null,
  facts jsonb not null,
  fact_count integer not null,
  constraint outbox_pkey PRIMARY KEY (organization_id, id),
  constraint outbox_organization_id_fkey FOREIGN KEY (organization_id) REFERENCES organizations(id),
  constraint outbox_actor_length CHECK ((pg_column_size(actor) <= 1048576)),
  constraint outbox_facts_length CHECK ((pg_column_size(facts) <= 67108864))
);
comment on table outbox is 'What transactions left to be done later: all facts of one, waiting for the relay; deleted in the transaction that queues their reactions.';
comment on column outbox.cause_id is 'One transaction: an edit, a generation, a batch of bookings, an import';
CREATE INDEX outbox_order ON public.outbox USING btree (id);
alter table outbox enable row level security, force row level security;
create policy relay on outbox for all to public using (app.in_system());
create policy tenant on outbox for all to public using ((organization_id = app.current_organization_id()));
grant insert, select on outbox to bandeja_app;

create table package_entries (
  organization_id uuid not null,
  id uuid not null,
  student_package_id uuid not null,
  number integer not null,
  kind text not null,
  delta integer not null,
  balance integer not null,
  enrollment_id uuid,
  reason text default ''::text not null,
  created_by uuid,
  created_at timestamp with time zone default now() not null,
  constraint package_entries_pkey PRIMARY KEY (organization_id, id),
  constraint package_entries_organization_id_student_package_id_number_key UNIQUE (organization_id, student_package_id, number),
  constraint package_entries_created_by_fkey FOREIGN KEY (created_by) REFERENCES users(id),
  constraint package_entries_organization_id_enrollment_id_fkey FOREIGN KEY (organization_id, enrollment_id) REFERENCES class_enrollments(organization_id, id),
  constraint package_entries_organization_id_student_package_id_fkey FOREIGN KEY (organization_id, student_package_id) REFERENCES student_packages(organization_id, id),
  constraint package_entries_balance_check CHECK ((balance >= 0)),
  constraint package_entries_check CHECK (((kind = ANY (ARRAY['used'::text, 'given_back'::text])) = (enrollment_id IS NOT NULL))),
  constraint package_entries_check1 CHECK (((kind = ANY (ARRAY['used'::text, 'taken'::text, 'transferred_out'::text, 'refunded'::text])) = (delta < 0))),
  constraint package_entries_check2 CHECK (((kind <> ALL (ARRAY['used'::text, 'given_back'::text])) OR (abs(delta) = 1))),
  constraint package_entries_check3 CHECK (((number > 1) OR (balance = delta))),
  constraint package_entries_delta_check CHECK (((delta = 0) = (kind = 'extended'::text))),
  constraint package_entries_kind_check CHECK ((kind = ANY (ARRAY['bought'::text, 'used'::text, 'given_back'::text, 'granted'::text, 'taken'::text, 'transferred_out'::text, 'transferred_in'::text, 'refunded'::text, 'extended'::text]))),
  constraint package_entries_number_check CHECK ((number >= 1)),
  constraint package_entries_reason_length CHECK ((length(reason) <= 500))
);
comment on table package_entries is 'The ledger of packages, append-only: the entry with the highest number says how many classes are left';
CREATE INDEX package_entries_enrollment ON public.package_entries USING btree (organization_id, enrollment_id) WHERE (enrollment_id IS NOT NULL);
CREATE INDEX package_entries_used_up ON public.package_entries USING btree (organization_id, created_at) WHERE ((balance = 0) AND (kind = 'used'::text));
alter table package_entries enable row level security, force row level security;
create policy tenant on package_entries for all to public using ((organization_id = app.current_organization_id()));
CREATE TRIGGER audit_delete AFTER DELETE ON public.package_entries REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION app.audit_delete();
CREATE TRIGGER audit_insert AFTER INSERT ON public.package_entries REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION app.audit_insert();
CREATE TRIGGER audit_update AFTER UPDATE ON public.package_entries REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION app.audit_update();
CREATE TRIGGER kept_delete AFTER DELETE ON public.package_entries FOR EACH ROW WHEN ((old.enrollment_id IS NOT NULL)) EXECUTE FUNCTION app.mark_entry();
CREATE TRIGGER kept_insert AFTER INSERT ON public.package_entries FOR EACH ROW WHEN ((new.enrollment_id IS NOT NULL)) EXECUTE FUNCTION app.mark_entry();
CREATE TRIGGER kept_update AFTER UPDATE ON public.package_entries FOR EACH ROW WHEN ((((old.delta IS DISTINCT FROM new.delta) OR (old.enrollment_id IS DISTINCT FROM new.enrollment_id)) OR (old.student_package_id IS DISTINCT FROM new.student_package_id))) EXECUTE FUNCTION app.mark_entry();
grant insert, select on package_entries to bandeja_app;

create table package_round_items (
  organization_id uuid not null,
  id uuid not null,
  round_id uuid not null,
  student_package_id uuid not null,
  status text default 'waiting'::text not null,
  problem text default ''::text not null,
  done_at timestamp with time zone,
  extended_since boolean default false not null,
  constraint package_round_items_pkey PRIMARY KEY (organization_id, id),
  constraint package_round_items_once UNIQUE (organization_id, round_id, student_package_id),
  constraint package_round_items_organization_id_fkey FOREIGN KEY (organization_id) REFERENCES organizations(id),
  constraint package_round_items_organization_id_round_id_fkey FOREIGN KEY (organization_id, round_id) REFERENCES package_rounds(organization_id, id),
  constraint package_round_items_organization_id_student_package_id_fkey FOREIGN KEY (organization_id, student_package_id) REFERENCES student_packages(organization_id, id),
  constraint package_round_items_check CHECK (((status = 'waiting'::text) = (done_at IS NULL))),
  constraint package_round_items_problem_length CHECK ((length(problem) <= 100)),
  constraint package_round_items_status_check CHECK ((status = ANY (ARRAY['waiting'::text, 'done'::text, 'skipped'::text, 'stopped'::text])))
);
comment on table package_round_items is 'Each package of a round: done in a transaction of its own, with its state';
comment on column package_round_items.problem is 'The code of what kept it from being done';
comment on column package_round_items.extended_since is 'What was decided is over: it ends anew';
CREATE INDEX package_round_items_next ON public.package_round_items USING btree (organization_id, round_id, id) WHERE (status = 'waiting'::text);
CREATE INDEX package_round_items_package ON public.package_round_items USING btree (organization_id, student_package_id);
CREATE UNIQUE INDEX package_round_items_waiting ON public.package_round_items USING btree (organization_id, student_package_id) WHERE (status = 'waiting'::text);
alter table package_round_items enable row level security, force row level security;
create policy tenant on package_round_items for all to public using ((organization_id = app.current_organization_id()));
grant insert, select on package_round_items to bandeja_app;

create table package_rounds (
  organization_id uuid not null,
  id uuid not null,
  club_id uuid,
  action text not null,
  ended_from date not null,
  ended_until date not null,
  expires_on date,
  reason text not null,
  created_by uuid,
  created_at timestamp with time zone default now() not null,
  constraint package_rounds_pkey PRIMARY KEY (organization_id, id),
  constraint package_rounds_created_by_fkey FOREIGN KEY (created_by) REFERENCES users(id),
  constraint package_rounds_organization_id_club_id_fkey FOREIGN KEY (organization_id, club_id) REFERENCES clubs(organization_id, id),
  constraint package_rounds_organization_id_fkey FOREIGN KEY (organization_id) REFERENCES organizations(id),
  constraint package_rounds_action_check CHECK ((action = ANY (ARRAY['extend'::text, 'refund'::text, 'account_credit'::text, 'leave'::text]))),
  constraint package_rounds_check CHECK (((action = 'extend'::text) = (expires_on IS NOT NULL))),
  constraint package_rounds_check1 CHECK ((ended_from <= ended_until)),
  constraint package_rounds_reason_length CHECK ((length(reason) <= 500))
);
comment on table package_rounds is 'What a desk has decided about many packages that have ended; never changed';
comment on column package_rounds.club_id is 'Whose packages; null: those of all clubs';
CREATE INDEX package_rounds_club ON public.package_rounds USING btree (organization_id, club_id, created_at);
alter table package_rounds enable row level security, force row level security;
create policy tenant on package_rounds for all to public using ((organization_id = app.current_organization_id()));
grant insert, select on package_rounds to bandeja_app;

create table payment_lines (
  organization_id uuid not null,
  id uuid not null,
  payment_id uuid not null,
  enrollment_id uuid,
  student_package_id uuid,
  amount integer not null,
  discount integer default 0 not null,
  discount_reason text default ''::text not null,
  refunded_amount integer default 0 not null,
  created_at timestamp with time zone default now() not null,
  charge_id uuid,
  constraint payment_lines_pkey PRIMARY KEY (organization_id, id),
  constraint payment_lines_organization_id_charge_id_fkey FOREIGN KEY (organization_id, charge_id) REFERENCES charges(organization_id, id),
  constraint payment_lines_organization_id_enrollment_id_fkey FOREIGN KEY (organization_id, enrollment_id) REFERENCES class_enrollments(organization_id, id),
  constraint payment_lines_organization_id_fkey FOREIGN KEY (organization_id) REFERENCES organizations(id),
  constraint payment_lines_organization_id_payment_id_fkey FOREIGN KEY (organization_id, payment_id) REFERENCES payments(organization_id, id),
  constraint payment_lines_organization_id_student_package_id_fkey FOREIGN KEY (organization_id, student_package_id) REFERENCES student_packages(organization_id, id),
  constraint payment_lines_amount_check CHECK ((amount >= 0)),
  constraint payment_lines_discount_check CHECK ((discount >= 0)),
  constraint payment_lines_discount_reason_length CHECK ((length(discount_reason) <= 500)),
  constraint payment_lines_one CHECK ((num_nonnulls(enrollment_id, student_package_id, charge_id) <= 1)),
  constraint payment_lines_refunded CHECK (((refunded_amount >= 0) AND (refunded_amount <= amount)))
);
comment on table payment_lines is 'What a payment is for: a booking, a package, a charge; or, where it names nothing, the credit of the payer''s account';
comment on column payment_lines.amount is 'Minor units of the payment''s currency';
comment on column payment_lines.discount is 'What the desk let them off';
CREATE INDEX payment_lines_charge ON public.payment_lines USING btree (organization_id, charge_id) WHERE (charge_id IS NOT NULL);
CREATE INDEX payment_lines_enrollment ON public.payment_lines USING btree (organization_id, enrollment_id) WHERE (enrollment_id IS NOT NULL);
CREATE INDEX payment_lines_package ON public.payment_lines USING btree (organization_id, student_package_id) WHERE (student_package_id IS NOT NULL);
CREATE INDEX payment_lines_payment ON public.payment_lines USING btree (organization_id, payment_id);
alter table payment_lines enable row level security, force row level security;
create policy tenant on payment_lines for all to public using ((organization_id = app.current_organization_id()));
CREATE TRIGGER audit_delete AFTER DELETE ON public.payment_lines REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION app.audit_delete();
CREATE TRIGGER audit_insert AFTER INSERT ON public.payment_lines REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION app.audit_insert();
CREATE TRIGGER audit_update AFTER UPDATE ON public.payment_lines REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION app.audit_update();
CREATE TRIGGER kept_delete AFTER DELETE ON public.payment_lines FOR EACH ROW WHEN (((old.enrollment_id IS NOT NULL) OR (old.charge_id IS NOT NULL))) EXECUTE FUNCTION app.mark_line();
CREATE TRIGGER kept_insert AFTER INSERT ON public.payment_lines FOR EACH ROW WHEN (((new.enrollment_id IS NOT NULL) OR (new.charge_id IS NOT NULL))) EXECUTE FUNCTION app.mark_line();
CREATE TRIGGER kept_update AFTER UPDATE ON public.payment_lines FOR EACH ROW WHEN (((num_nonnulls(old.enrollment_id, old.charge_id, new.enrollment_id, new.charge_id) > 0) AND (((((old.amount IS DISTINCT FROM new.amount) OR (old.refunded_amount IS DISTINCT FROM new.refunded_amount)) OR (old.payment_id IS DISTINCT FROM new.payment_id)) OR (old.enrollment_id IS DISTINCT FROM new.enrollment_id)) OR (old.charge_id IS DISTINCT FROM new.charge_id)))) EXECUTE FUNCTION app.mark_line();
grant insert, select on payment_lines to bandeja_app;

create table payments (
  organization_id uuid not null,
  id uuid not null,
  club_id uuid not null,
  payer_id uuid not null,
  method text not null,
  status text default 'captured'::text not null,
  amount integer not null,
  credit_amount integer default 0 not null,
  refunded_amount integer default 0 not null,
  refunded_money integer default 0 not null,
  currency text not null,
  reference text default ''::text not null,
  captured_at timestamp with time zone,
  created_by uuid,
  created_at timestamp with time zone default now() not null,
  updated_at timestamp with time zone default now() not null,
  constraint payments_pkey PRIMARY KEY (organization_id, id),
  constraint payments_created_by_fkey FOREIGN KEY (created_by) REFERENCES users(id),
  constraint payments_organization_id_club_id_fkey FOREIGN KEY (organization_id, club_id) REFERENCES clubs(organization_id, id),
  constraint payments_organization_id_fkey FOREIGN KEY (organization_id) REFERENCES organizations(id),
  constraint payments_organization_id_payer_id_fkey FOREIGN KEY (organization_id, payer_id) REFERENCES client_profiles(organization_id, id),
  constraint payments_amount_check CHECK ((amount >= 0)),
  constraint payments_check CHECK ((((credit_amount >= 0) AND (credit_amount <= amount)) AND ((method <> 'account_credit'::text) OR (credit_amount = amount)))),
  constraint payments_check1 CHECK (((status = ANY (ARRAY['captured'::text, 'partially_refunded'::text, 'refunded'::text])) = (captured_at IS NOT NULL))),
  constraint payments_currency_check CHECK ((currency ~ '^[A-Z]{3}$'::text)),
  constraint payments_method_check CHECK ((method = ANY (ARRAY['cash'::text, 'card_terminal'::text, 'transfer'::text, 'account_credit'::text, 'online'::text, 'direct_debit'::text]))),
  constraint payments_reference_length CHECK ((length(reference) <= 200)),
  constraint payments_refunded CHECK (((refunded_amount >= 0) AND (refunded_amount <= amount))),
  constraint payments_refunded_money CHECK (((refunded_money >= 0) AND (refunded_money <= (amount - credit_amount)))),
  constraint payments_status_check CHECK ((status = ANY (ARRAY['pending'::text, 'captured'::text, 'failed'::text, 'cancelled'::text, 'partially_refunded'::text, 'refunded'::text])))
);
comment on table payments is 'What somebody has paid in one go';
comment on column payments.club_id is 'Whose till it went into';
comment on column payments.amount is 'Minor units of currency, of all its lines together';
comment on column payments.credit_amount is 'What of it came from the credit of the payer''s account; the rest by method';
comment on column payments.refunded_amount is 'Paid back by now, by refunds';
comment on column payments.refunded_money is 'Of that, what did not become account credit';
CREATE INDEX payments_payer ON public.payments USING btree (organization_id, payer_id, created_at);
CREATE INDEX payments_pending ON public.payments USING btree (organization_id, created_at) WHERE (status = 'pending'::text);
CREATE INDEX payments_till ON public.payments USING btree (organization_id, club_id, captured_at);
alter table payments enable row level security, force row level security;
create policy tenant on payments for all to public using ((organization_id = app.current_organization_id()));
CREATE TRIGGER audit_delete AFTER DELETE ON public.payments REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION app.audit_delete();
CREATE TRIGGER audit_insert AFTER INSERT ON public.payments REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION app.audit_insert();
CREATE TRIGGER audit_update AFTER UPDATE ON public.payments REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION app.audit_update();
CREATE TRIGGER kept_update AFTER UPDATE OF captured_at, currency ON public.payments FOR EACH ROW WHEN ((((old.captured_at IS NULL) <> (new.captured_at IS NULL)) OR (old.currency <> new.currency))) EXECUTE FUNCTION app.mark_payment();
CREATE TRIGGER transition BEFORE UPDATE OF status ON public.payments FOR EACH ROW WHEN ((old.status IS DISTINCT FROM new.status)) EXECUTE FUNCTION app.check_transition('pending>captured', 'pending>failed', 'pending>cancelled', 'captured>partially_refunded', 'captured>refunded', 'partially_refunded>refunded');
grant insert, select on payments to bandeja_app;

create table place_requests (
  organization_id uuid not null,
  id uuid not null,
  schedule_id uuid not null,
  student_id uuid not null,
  wants_from date not null,
  status text default 'waiting'::text not null,
  priority smallint default 0 not null,
  ticket bigint default nextval('waitlist_sequence'::regclass) not null,
  despite_level boolean default false not null,
  offered_from date,
  offered_until timestamp with time zone,
  place_id uuid,
  moved_reason text default ''::text not null,
  created_by uuid,
  created_at timestamp with time zone default now() not null,
  updated_at timestamp with time zone default now() not null,
  returns boolean default false not null,
  follows_id uuid,
  constraint place_requests_pkey PRIMARY KEY (organization_id, id),
  constraint place_requests_created_by_fkey FOREIGN KEY (created_by) REFERENCES users(id),
  constraint place_requests_organization_id_fkey FOREIGN KEY (organization_id) REFERENCES organizations(id),
  constraint place_requests_organization_id_follows_id_fkey FOREIGN KEY (organization_id, follows_id) REFERENCES place_requests(organization_id, id),
  constraint place_requests_organization_id_place_id_fkey FOREIGN KEY (organization_id, place_id) REFERENCES schedule_enrollments(organization_id, id),
  constraint place_requests_organization_id_schedule_id_fkey FOREIGN KEY (organization_id, schedule_id) REFERENCES class_schedules(organization_id, id),
  constraint place_requests_organization_id_student_id_fkey FOREIGN KEY (organization_id, student_id) REFERENCES client_profiles(organization_id, id),
  constraint place_requests_check CHECK ((follows_id <> id)),
  constraint place_requests_moved_reason_length CHECK ((length(moved_reason) <= 500)),
  constraint place_requests_state CHECK ((((status = 'offered'::text) = (offered_until IS NOT NULL)) AND ((status = 'offered'::text) = (offered_from IS NOT NULL)) AND ((status = 'placed'::text) = (place_id IS NOT NULL)))),
  constraint place_requests_status_check CHECK ((status = ANY (ARRAY['waiting'::text, 'offered'::text, 'placed'::text, 'declined'::text, 'expired'::text, 'withdrawn'::text, 'gone'::text])))
);
comment on table place_requests is 'Somebody waits for a fixed place in a group; open while waiting or offered';
comment on column place_requests.ticket is 'Monotonic; the position is derived from priority and ticket';
comment on column place_requests.despite_level is 'The desk put them on the list though the group is for another level';
comment on column place_requests.offered_from is 'The first day of the place that is offered until offered_until';
comment on column place_requests.moved_reason is 'Why the desk has put them elsewhere in the queue; empty when it has not';
comment on column place_requests.returns is 'They held a place here and gave it up for a pause: in front, from shortly before wants_from on';
comment on column place_requests.follows_id is 'The request that goes on in this one, in the group of another season';
CREATE INDEX place_requests_follows ON public.place_requests USING btree (organization_id, follows_id) WHERE (follows_id IS NOT NULL);
CREATE UNIQUE INDEX place_requests_once ON public.place_requests USING btree (organization_id, schedule_id, student_id) WHERE (status = ANY (ARRAY['waiting'::text, 'offered'::text]));
CREATE INDEX place_requests_place ON public.place_requests USING btree (organization_id, place_id) WHERE (place_id IS NOT NULL);
CREATE INDEX place_requests_queue ON public.place_requests USING btree (organization_id, schedule_id, priority DESC, ticket) WHERE (status = ANY (ARRAY['waiting'::text, 'offered'::text]));
CREATE INDEX place_requests_schedule ON public.place_requests USING btree (organization_id, schedule_id, id);
CREATE INDEX place_requests_student ON public.place_requests USING btree (organization_id, student_id);
alter table place_requests enable row level security, force row level security;
create policy tenant on place_requests for all to public using ((organization_id = app.current_organization_id()));
CREATE TRIGGER audit_delete AFTER DELETE ON public.place_requests REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION app.audit_delete();
CREATE TRIGGER audit_insert AFTER INSERT ON public.place_requests REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION app.audit_insert();
CREATE TRIGGER audit_update AFTER UPDATE ON public.place_requests REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION app.audit_update();
CREATE TRIGGER transition BEFORE UPDATE OF status ON public.place_requests FOR EACH ROW WHEN ((old.status IS DISTINCT FROM new.status)) EXECUTE FUNCTION app.check_transition('waiting>offered', 'offered>waiting', 'waiting>placed', 'offered>placed', 'offered>declined', 'offered>expired', 'waiting>withdrawn', 'offered>withdrawn', 'waiting>gone', 'offered>gone');
grant delete, insert, select, update on place_requests to bandeja_app;

create table plan_solves (
  organization_id uuid not null,
  id uuid not null,
  plan_id uuid not null,
  task text not null,
  puzzle jsonb not null,
  before jsonb,
  limits jsonb not null,
  best jsonb,
  stopping boolean default false not null,
  leased_until timestamp with time zone,
  begun_at timestamp with time zone,
  asked_by uuid,
  asked_at timestamp with time zone not null,
  constraint plan_solves_pkey PRIMARY KEY (organization_id, id),
  constraint plan_solves_once UNIQUE (organization_id),
  constraint plan_solves_asked_by_fkey FOREIGN KEY (asked_by) REFERENCES users(id),
  constraint plan_solves_organization_id_fkey FOREIGN KEY (organization_id) REFERENCES organizations(id),
  constraint plan_solves_organization_id_plan_id_fkey FOREIGN KEY (organization_id, plan_id) REFERENCES plans(organization_id, id) ON DELETE CASCADE,
  constraint plan_solves_before_check CHECK ((jsonb_typeof(before) = 'object'::text)),
  constraint plan_solves_before_length CHECK ((pg_column_size(before) <= 16000000)),
  constraint plan_solves_best_check CHECK ((jsonb_typeof(best) = 'object'::text)),
  constraint plan_solves_best_length CHECK ((pg_column_size(best) <= 16000000)),
  constraint plan_solves_check CHECK (((task = 'plan'::text) OR (before IS NOT NULL))),
  constraint plan_solves_limits_check CHECK ((jsonb_typeof(limits) = 'object'::text)),
  constraint plan_solves_limits_length CHECK ((pg_column_size(limits) <= 2000)),
  constraint plan_solves_puzzle_check CHECK ((jsonb_typeof(puzzle) = 'object'::text)),
  constraint plan_solves_puzzle_length CHECK ((pg_column_size(puzzle) <= 16000000)),
  constraint plan_solves_task_check CHECK ((task = ANY (ARRAY['plan'::text, 'replan'::text, 'helps'::text])))
);
comment on table plan_solves is 'What a worker is asked to solve, or is at: one of an organization at a time, gone when it is done';
comment on column plan_solves.before is 'The plan to change as little as possible, or to look for help for';
comment on column plan_solves.best is 'The best plan that the worker has told of so far';
comment on column plan_solves.stopping is 'It is to end with the best so far';
comment on column plan_solves.leased_until is 'A worker is at it until then at most; null: none has begun';
CREATE INDEX plan_solves_plan ON public.plan_solves USING btree (organization_id, plan_id);
alter table plan_solves enable row level security, force row level security;
create policy tenant on plan_solves for all to public using ((organization_id = app.current_organization_id()));
grant delete, insert, select on plan_solves to bandeja_app;

create table plans (
  organization_id uuid not null,
  id uuid not null,
  name text not null,
  status text not null,
  term_ids uuid[] not null,
  instructor_ids uuid[],
  options jsonb not null,
  excluded jsonb not null,
  locks jsonb not null,
  puzzle jsonb,
  found jsonb,
  solved_at timestamp with time zone,
  applied_at timestamp with time zone,
  created_by uuid,
  created_at timestamp with time zone not null,
  updated_at timestamp with time zone not null,
  constraint plans_pkey PRIMARY KEY (organization_id, id),
  constraint plans_created_by_fkey FOREIGN KEY (created_by) REFERENCES users(id),
  constraint plans_organization_id_fkey FOREIGN KEY (organization_id) REFERENCES organizations(id),
  constraint plans_check CHECK (((status <> ALL (ARRAY['solved'::text, 'applied'::text])) OR ((found IS NOT NULL) AND (puzzle IS NOT NULL)))),
  constraint plans_check1 CHECK (((status = 'draft'::text) OR (solved_at IS NOT NULL))),
  constraint plans_check2 CHECK (((status = 'applied'::text) = (applied_at IS NOT NULL))),
  constraint plans_excluded_check CHECK ((jsonb_typeof(excluded) = 'object'::text)),
  constraint plans_excluded_length CHECK ((pg_column_size(excluded) <= 500000)),
  constraint plans_found_check CHECK ((jsonb_typeof(found) = 'object'::text)),
  constraint plans_found_length CHECK ((pg_column_size(found) <= 16000000)),
  constraint plans_instructor_ids_check CHECK ((instructor_ids <> '{}'::uuid[])),
  constraint plans_instructor_ids_check1 CHECK ((cardinality(instructor_ids) <= 200)),
  constraint plans_instructor_ids_length CHECK ((pg_column_size(instructor_ids) <= 5000)),
  constraint plans_locks_check CHECK ((jsonb_typeof(locks) = 'array'::text)),
  constraint plans_locks_length CHECK ((pg_column_size(locks) <= 2000000)),
  constraint plans_name_check CHECK ((name <> ''::text)),
  constraint plans_name_length CHECK ((length(name) <= 200)),
  constraint plans_options_check CHECK ((jsonb_typeof(options) = 'object'::text)),
  constraint plans_options_length CHECK ((pg_column_size(options) <= 500000)),
  constraint plans_puzzle_check CHECK ((jsonb_typeof(puzzle) = 'object'::text)),
  constraint plans_puzzle_length CHECK ((pg_column_size(puzzle) <= 16000000)),
  constraint plans_status_check CHECK ((status = ANY (ARRAY['draft'::text, 'solved'::text, 'conflict'::text, 'failed'::text, 'applied'::text]))),
  constraint plans_term_ids_check CHECK ((term_ids <> '{}'::uuid[])),
  constraint plans_term_ids_check1 CHECK ((cardinality(term_ids) <= 10)),
  constraint plans_term_ids_length CHECK ((pg_column_size(term_ids) <= 500))
);
comment on table plans is 'An attempt at the groups of one or several terms: a document of the desk';
comment on column plans.status is 'What became of it; that it is being solved, plan_solves says';
comment on column plans.term_ids is 'One term of each club, the same season';
comment on column plans.instructor_ids is 'Whose groups are made; null: of all who work there';
comment on column plans.options is 'Kinds of groups, hours, weights, and how free it is with the groups that there are';
comment on column plans.excluded is 'Who is left out of it, and which hours somebody has declined';
comment on column plans.locks is 'Groups of it that stand';
comment on column plans.puzzle is 'What it was made from when it was solved';
comment on column plans.found is 'The groups, what they are worth, and what was proven';
alter table plans enable row level security, force row level security;
create policy tenant on plans for all to public using ((organization_id = app.current_organization_id()));
grant delete, insert, select, update on plans to bandeja_app;

create table privacy_consents (
  organization_id uuid not null,
  id uuid not null,
  client_id uuid not null,
  text_id uuid not null,
  on_paper date,
  given_by uuid,
  created_at timestamp with time zone default now() not null,
  constraint privacy_consents_pkey PRIMARY KEY (organization_id, id),
  constraint privacy_consents_once UNIQUE (organization_id, client_id, text_id),
  constraint privacy_consents_given_by_fkey FOREIGN KEY (given_by) REFERENCES users(id),
  constraint privacy_consents_organization_id_client_id_fkey FOREIGN KEY (organization_id, client_id) REFERENCES client_profiles(organization_id, id),
  constraint privacy_consents_organization_id_text_id_fkey FOREIGN KEY (organization_id, text_id) REFERENCES privacy_texts(organization_id, id)
);
comment on table privacy_consents is 'A client, or a guardian for them, has agreed to a version of the privacy text';
comment on column privacy_consents.on_paper is 'The day on which it was signed; null: agreed to on screen, at created_at';
comment on column privacy_consents.given_by is 'Who agreed on screen, or who at the desk noted the paper';
CREATE INDEX privacy_consents_text ON public.privacy_consents USING btree (organization_id, text_id);
alter table privacy_consents enable row level security, force row level security;
create policy tenant on privacy_consents for all to public using ((organization_id = app.current_organization_id()));
CREATE TRIGGER audit_delete AFTER DELETE ON public.privacy_consents REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION app.audit_delete();
CREATE TRIGGER audit_insert AFTER INSERT ON public.privacy_consents REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION app.audit_insert();
CREATE TRIGGER audit_update AFTER UPDATE ON public.privacy_consents REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION app.audit_update();
grant insert, select on privacy_consents to bandeja_app;

create table privacy_texts (
  organization_id uuid not null,
  id uuid not null,
  version integer not null,
  text text not null,
  created_by uuid,
  created_at timestamp with time zone default now() not null,
  constraint privacy_texts_pkey PRIMARY KEY (organization_id, id),
  constraint privacy_texts_once UNIQUE (organization_id, version),
  constraint privacy_texts_created_by_fkey FOREIGN KEY (created_by) REFERENCES users(id),
  constraint privacy_texts_organization_id_fkey FOREIGN KEY (organization_id) REFERENCES organizations(id),
  constraint privacy_texts_text_length CHECK ((length(text) <= 50000)),
  constraint privacy_texts_version_check CHECK ((version >= 1))
);
comment on table privacy_texts is 'The privacy text; the highest version is the one in force';
alter table privacy_texts enable row level security, force row level security;
create policy tenant on privacy_texts for all to public using ((organization_id = app.current_organization_id()));
CREATE TRIGGER audit_delete AFTER DELETE ON public.privacy_texts REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION app.audit_delete();
CREATE TRIGGER audit_insert AFTER INSERT ON public.privacy_texts REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION app.audit_insert();
CREATE TRIGGER audit_update AFTER UPDATE ON public.privacy_texts REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION app.audit_update();
grant insert, select on privacy_texts to bandeja_app;

create table pushes (
  organization_id uuid not null,
  id uuid not null,
  notification_id uuid not null,
  device_id uuid not null,
  topic text not null,
  urgency text not null,
  is_brief boolean not null,
  tries integer default 0 not null,
  next_at timestamp with time zone not null,
  leased_until timestamp with time zone,
  expires_at timestamp with time zone not null,
  constraint pushes_pkey PRIMARY KEY (organization_id, id),
  constraint pushes_once UNIQUE (organization_id, notification_id, device_id),
  constraint pushes_organization_id_fkey FOREIGN KEY (organization_id) REFERENCES organizations(id),
  constraint pushes_organization_id_notification_id_fkey FOREIGN KEY (organization_id, notification_id) REFERENCES notifications(organization_id, id) ON DELETE CASCADE,
  constraint pushes_topic_length CHECK ((length(topic) <= 32)),
  constraint pushes_urgency_check CHECK ((urgency = ANY (ARRAY['low'::text, 'normal'::text, 'high'::text])))
);
comment on table pushes is 'A notification on its way to a device: gone once it has arrived, or is not worth anything any more';
comment on column pushes.device_id is 'A row of user_devices, or of one that is gone since: an organization''s rows hang on nobody''s sign-in (docs/decisions/011)';
comment on column pushes.topic is 'The matter: of one that has not arrived yet the newest is sent alone';
comment on column pushes.is_brief is 'Only its title is sent';
comment on column pushes.next_at is 'From then on it is sent; moved ahead while a worker is at it';
comment on column pushes.leased_until is 'A worker is at it until then at most';
comment on column pushes.expires_at is 'From then on it is not worth anything';
CREATE INDEX pushes_device ON public.pushes USING btree (organization_id, device_id, topic);
CREATE INDEX pushes_due ON public.pushes USING btree (organization_id, next_at);
alter table pushes enable row level security, force row level security;
create policy tenant on pushes for all to public using ((organization_id = app.current_organization_id()));
grant delete, insert, select on pushes to bandeja_app;

create table receipt_series (
  organization_id uuid not null,
  id uuid not null,
  club_id uuid not null,
  code text not null,
  year integer not null,
  last_number integer default 0 not null,
  created_at timestamp with time zone default now() not null,
  constraint receipt_series_pkey PRIMARY KEY (organization_id, id),
  constraint receipt_series_once UNIQUE (organization_id, club_id, code, year),
  constraint receipt_series_organization_id_club_id_fkey FOREIGN KEY (organization_id, club_id) REFERENCES clubs(organization_id, id),
  constraint receipt_series_organization_id_fkey FOREIGN KEY (organization_id) REFERENCES organizations(id),
  constraint receipt_series_code_length CHECK ((length(code) <= 20)),
  constraint receipt_series_last_number_check CHECK ((last_number >= 0))
);
comment on table receipt_series is 'How far each series of a club is numbered; the one without code and year counts the chain of the club''s receipts';
alter table receipt_series enable row level security, force row level security;
create policy tenant on receipt_series for all to public using ((organization_id = app.current_organization_id()));
CREATE TRIGGER audit_delete AFTER DELETE ON public.receipt_series REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION app.audit_delete();
CREATE TRIGGER audit_insert AFTER INSERT ON public.receipt_series REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION app.audit_insert();
CREATE TRIGGER audit_update AFTER UPDATE ON public.receipt_series FOR EACH ROW WHEN ((((((old.id IS DISTINCT FROM new.id) OR (old.club_id IS DISTINCT FROM new.club_id)) OR (old.code IS DISTINCT FROM new.code)) OR (old.year IS DISTINCT FROM new.year)) OR (old.created_at IS DISTINCT FROM new.created_at))) EXECUTE FUNCTION app.audit_changed_row();
grant insert, select on receipt_series to bandeja_app;

create table receipts (
  organization_id uuid not null,
  id uuid not null,
  club_id uuid not null,
  payment_id uuid not null,
  refund_id uuid,
  kind text not null,
  corrects_id uuid,
  series text not null,
  year integer not null,
  number integer not null,
  name text not null,
  "position" integer not null,
  total integer not null,
  vat integer not null,
  vat_rate integer not null,
  currency text not null,
  content text not null,
  previous_hash text not null,
  hash text not null,
  huella text default ''::text not null,
  created_by uuid,
  created_at timestamp with time zone default now() not null,
  erased_at timestamp with time zone,
  constraint receipts_pkey PRIMARY KEY (organization_id, id),
  constraint receipts_number UNIQUE (organization_id, club_id, series, year, number),
  constraint receipts_position UNIQUE (organization_id, club_id, "position"),
  constraint receipts_created_by_fkey FOREIGN KEY (created_by) REFERENCES users(id),
  constraint receipts_organization_id_club_id_fkey FOREIGN KEY (organization_id, club_id) REFERENCES clubs(organization_id, id),
  constraint receipts_organization_id_corrects_id_fkey FOREIGN KEY (organization_id, corrects_id) REFERENCES receipts(organization_id, id),
  constraint receipts_organization_id_fkey FOREIGN KEY (organization_id) REFERENCES organizations(id),
  constraint receipts_organization_id_payment_id_fkey FOREIGN KEY (organization_id, payment_id) REFERENCES payments(organization_id, id),
  constraint receipts_organization_id_refund_id_fkey FOREIGN KEY (organization_id, refund_id) REFERENCES refunds(organization_id, id),
  constraint receipts_check CHECK (((kind = 'corrective'::text) = (refund_id IS NOT NULL))),
  constraint receipts_check1 CHECK (((kind = 'simplified'::text) = (corrects_id IS NULL))),
  constraint receipts_check2 CHECK (
CASE
    WHEN (kind = 'corrective'::text) THEN (total < 0)
    ELSE (total > 0)
END),
  constraint receipts_check3 CHECK ((abs(vat) <= abs(total))),
  constraint receipts_content_length CHECK ((length(content) <= 200000)),
  constraint receipts_currency_check CHECK ((currency ~ '^[A-Z]{3}$'::text)),
  constraint receipts_hash_length CHECK ((length(hash) <= 64)),
  constraint receipts_huella_length CHECK ((length(huella) <= 64)),
  constraint receipts_kind_check CHECK ((kind = ANY (ARRAY['simplified'::text, 'invoice'::text, 'corrective'::text]))),
  constraint receipts_name_check CHECK ((name <> ''::text)),
  constraint receipts_name_length CHECK ((length(name) <= 40)),
  constraint receipts_number_check CHECK ((number >= 1)),
  constraint receipts_position_check CHECK (("position" >= 1)),
  constraint receipts_previous_hash_length CHECK ((length(previous_hash) <= 64)),
  constraint receipts_series_length CHECK ((length(series) <= 20)),
  constraint receipts_vat_rate_check CHECK (((vat_rate >= 0) AND (vat_rate <= 10000)))
);
comment on table receipts is 'What a club has written for money that it got or gave back; never changed';
comment on column receipts.corrects_id is 'Of a corrective one what it corrects, of an invoice what it replaces';
comment on column receipts.name is 'Its number as it is written: series, year, number';
comment on column receipts."position" is 'Where it stands in the chain of the club';
comment on column receipts.total is 'Minor units of currency, VAT included; below 0 of a corrective one';
comment on column receipts.vat_rate is 'Hundredths of a percent';
comment on column receipts.content is 'JSON as it was written: lines, issuer, customer, amounts; hash is SHA-256 of previous_hash and this';
comment on column receipts.huella is 'Of its VERI*FACTU record; empty where there is none';
comment on column receipts.erased_at is 'Since when it does not say for whom it was: its hash is over what it said';
CREATE INDEX receipts_corrects ON public.receipts USING btree (organization_id, corrects_id) WHERE (corrects_id IS NOT NULL);
CREATE INDEX receipts_huella ON public.receipts USING btree (organization_id, club_id, "position") WHERE (huella <> ''::text);
CREATE UNIQUE INDEX receipts_once ON public.receipts USING btree (organization_id, payment_id, kind) WHERE (kind <> 'corrective'::text);
CREATE INDEX receipts_payment ON public.receipts USING btree (organization_id, payment_id);
CREATE UNIQUE INDEX receipts_refund ON public.receipts USING btree (organization_id, refund_id) WHERE (refund_id IS NOT NULL);
alter table receipts enable row level security, force row level security;
create policy tenant on receipts for all to public using ((organization_id = app.current_organization_id()));
CREATE TRIGGER audit_delete AFTER DELETE ON public.receipts REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION app.audit_delete();
CREATE TRIGGER audit_insert AFTER INSERT ON public.receipts REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION app.audit_insert();
CREATE TRIGGER audit_update AFTER UPDATE ON public.receipts REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION app.audit_update();
grant insert, select on receipts to bandeja_app;

create table refunds (
  organization_id uuid not null,
  id uuid not null,
  payment_id uuid not null,
  line_id uuid not null,
  club_id uuid not null,
  kind text not null,
  method text not null,
  amount integer not null,
  reason text default ''::text not null,
  created_by uuid,
  created_at timestamp with time zone default now() not null,
  constraint refunds_pkey PRIMARY KEY (organization_id, id),
  constraint refunds_created_by_fkey FOREIGN KEY (created_by) REFERENCES users(id),
  constraint refunds_organization_id_club_id_fkey FOREIGN KEY (organization_id, club_id) REFERENCES clubs(organization_id, id),
  constraint refunds_organization_id_fkey FOREIGN KEY (organization_id) REFERENCES organizations(id),
  constraint refunds_organization_id_line_id_fkey FOREIGN KEY (organization_id, line_id) REFERENCES payment_lines(organization_id, id),
  constraint refunds_organization_id_payment_id_fkey FOREIGN KEY (organization_id, payment_id) REFERENCES payments(organization_id, id),
  constraint refunds_amount_check CHECK ((amount >= 0)),
  constraint refunds_kind_check CHECK ((kind = ANY (ARRAY['refund'::text, 'ended'::text, 'mistake'::text]))),
  constraint refunds_method_check CHECK ((method = ANY (ARRAY['cash'::text, 'card_terminal'::text, 'transfer'::text, 'account_credit'::text, 'online'::text, 'direct_debit'::text]))),
  constraint refunds_reason_length CHECK ((length(reason) <= 500))
);
comment on table refunds is 'What was paid back of a line of a payment, append-only';
comment on column refunds.kind is 'ended: the booking did, and pays again with it when it is back; mistake: it had never been paid, or not so';
comment on column refunds.method is 'How it went back; account_credit: to the account of the payer';
CREATE INDEX refunds_line ON public.refunds USING btree (organization_id, line_id);
CREATE INDEX refunds_money ON public.refunds USING btree (organization_id, club_id, created_at) WHERE ((method <> 'account_credit'::text) AND (amount > 0));
CREATE INDEX refunds_payment ON public.refunds USING btree (organization_id, payment_id);
CREATE INDEX refunds_till ON public.refunds USING btree (organization_id, club_id, created_at);
alter table refunds enable row level security, force row level security;
create policy tenant on refunds for all to public using ((organization_id = app.current_organization_id()));
CREATE TRIGGER audit_delete AFTER DELETE ON public.refunds REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION app.audit_delete();
CREATE TRIGGER audit_insert AFTER INSERT ON public.refunds REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION app.audit_insert();
CREATE TRIGGER audit_update AFTER UPDATE ON public.refunds REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION app.audit_update();
CREATE TRIGGER count_refund BEFORE INSERT ON public.refunds FOR EACH ROW EXECUTE FUNCTION app.count_refund();
grant insert, select on refunds to bandeja_app;

create table reservations (
  organization_id uuid not null,
  id uuid not null,
  court_id uuid not null,
  starts_at timestamp with time zone not null,
  ends_at timestamp with time zone not null,
  status text default 'confirmed'::text not null,
  booking_type text not null,
  class_session_id uuid,
  title text default ''::text not null,
  created_by uuid,
  created_at timestamp with time zone default now() not null,
  updated_at timestamp with time zone default now() not null,
  constraint reservations_pkey PRIMARY KEY (organization_id, id),
  constraint reservations_court_once EXCLUDE USING gist (organization_id WITH =, court_id WITH =, tstzrange(starts_at, ends_at) WITH &&) WHERE (((status = 'confirmed'::text) AND (booking_type <> 'closed'::text))),
  constraint reservations_created_by_fkey FOREIGN KEY (created_by) REFERENCES users(id),
  constraint reservations_organization_id_class_session_id_fkey FOREIGN KEY (organization_id, class_session_id) REFERENCES class_sessions(organization_id, id),
  constraint reservations_organization_id_court_id_fkey FOREIGN KEY (organization_id, court_id) REFERENCES courts(organization_id, id),
  constraint reservations_booking_type_check CHECK ((booking_type = ANY (ARRAY['class'::text, 'match'::text, 'event'::text, 'maintenance'::text, 'closed'::text]))),
  constraint reservations_check CHECK ((ends_at > starts_at)),
  constraint reservations_check1 CHECK (((booking_type = 'class'::text) = (class_session_id IS NOT NULL))),
  constraint reservations_status_check CHECK ((status = ANY (ARRAY['confirmed'::text, 'cancelled'::text]))),
  constraint reservations_title_length CHECK ((length(title) <= 200))
);
CREATE INDEX reservations_closed ON public.reservations USING btree (organization_id, court_id, ends_at) WHERE ((booking_type = 'closed'::text) AND (status = 'confirmed'::text));
CREATE INDEX reservations_court_time ON public.reservations USING btree (organization_id, court_id, starts_at);
CREATE INDEX reservations_of_session ON public.reservations USING btree (organization_id, class_session_id) WHERE (class_session_id IS NOT NULL);
CREATE UNIQUE INDEX reservations_session ON public.reservations USING btree (organization_id, class_session_id) WHERE ((status = 'confirmed'::text) AND (class_session_id IS NOT NULL));
alter table reservations enable row level security, force row level security;
create policy tenant on reservations for all to public using ((organization_id = app.current_organization_id()));
CREATE TRIGGER audit_delete AFTER DELETE ON public.reservations REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION app.audit_delete();
CREATE TRIGGER audit_insert AFTER INSERT ON public.reservations REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION app.audit_insert();
CREATE TRIGGER audit_update AFTER UPDATE ON public.reservations REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION app.audit_update();
CREATE TRIGGER not_on_closed_court BEFORE INSERT ON public.reservations FOR EACH ROW WHEN (((new.booking_type <> 'closed'::text) AND (new.status = 'confirmed'::text))) EXECUTE FUNCTION app.refuse_on_closed_court();
grant delete, insert, select, update on reservations to bandeja_app;

create table restores (
  restored_at timestamp with time zone default now() not null,
  snapshot_at timestamp with time zone not null,
  constraint restores_pkey PRIMARY KEY (restored_at)
);
comment on table restores is 'When the installation was put back, and to which moment. Mail whose cause is older than that is kept, not sent: it may have been sent before the loss.';
grant select on restores to bandeja_app;

create table saved_cards (
  organization_id uuid not null,
  id uuid not null,
  client_id uuid not null,
  customer_id text not null,
  method_id text not null,
  brand text not null,
  last_four text not null,
  exp_month integer not null,
  exp_year integer not null,
  removed_at timestamp with time zone,
  created_at timestamp with time zone default now() not null,
  updated_at timestamp with time zone default now() not null,
  constraint saved_cards_pkey PRIMARY KEY (organization_id, id),
  constraint saved_cards_once UNIQUE (organization_id, method_id),
  constraint saved_cards_organization_id_client_id_fkey FOREIGN KEY (organization_id, client_id) REFERENCES client_profiles(organization_id, id),
  constraint saved_cards_organization_id_fkey FOREIGN KEY (organization_id) REFERENCES organizations(id),
  constraint saved_cards_brand_length CHECK ((length(brand) <= 40)),
  constraint saved_cards_customer_id_length CHECK ((length(customer_id) <= 200)),
  constraint saved_cards_exp_month_check CHECK (((exp_month >= 1) AND (exp_month <= 12))),
  constraint saved_cards_last_four_check CHECK ((last_four ~ '^[0-9]{4}$'::text)),
  constraint saved_cards_method_id_length CHECK ((length(method_id) <= 200))
);
comment on table saved_cards is 'A card that is kept at Stripe: what is needed to ask for money with it, and to tell it from others';
comment on column saved_cards.customer_id is 'Whose it is at Stripe';
comment on column saved_cards.method_id is 'Its id at Stripe';
comment on column saved_cards.removed_at is 'Since when it is used no more, and forgotten there';
CREATE INDEX saved_cards_client ON public.saved_cards USING btree (organization_id, client_id);
alter table saved_cards enable row level security, force row level security;
create policy tenant on saved_cards for all to public using ((organization_id = app.current_organization_id()));
CREATE TRIGGER audit_delete AFTER DELETE ON public.saved_cards REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION app.audit_delete();
CREATE TRIGGER audit_insert AFTER INSERT ON public.saved_cards REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION app.audit_insert();
CREATE TRIGGER audit_update AFTER UPDATE ON public.saved_cards REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION app.audit_update();
grant insert, select on saved_cards to bandeja_app;

create table saved_searches (
  organization_id uuid not null,
  id uuid not null,
  user_id uuid not null,
  number integer not null,
  name text not null,
  filters jsonb not null,
  notify_new_sessions boolean default true not null,
  created_at timestamp with time zone default now() not null,
  constraint saved_searches_pkey PRIMARY KEY (organization_id, id),
  constraint saved_searches_number UNIQUE (organization_id, user_id, number),
  constraint saved_searches_organization_id_fkey FOREIGN KEY (organization_id) REFERENCES organizations(id),
  constraint saved_searches_user_id_fkey FOREIGN KEY (user_id) REFERENCES users(id),
  constraint saved_searches_filters_length CHECK ((pg_column_size(filters) <= 20000)),
  constraint saved_searches_name_check CHECK ((name <> ''::text)),
  constraint saved_searches_name_length CHECK ((length(name) <= 100)),
  constraint saved_searches_number_check CHECK (((number >= 1) AND (number <= 20)))
);
comment on table saved_searches is 'A search that somebody keeps';
comment on column saved_searches.number is 'Of this person: so nobody has more than twenty';
comment on column saved_searches.filters is 'As POST search/ takes them, without dates';
CREATE INDEX saved_searches_watching ON public.saved_searches USING btree (organization_id, user_id, id) WHERE notify_new_sessions;
alter table saved_searches enable row level security, force row level security;
create policy tenant on saved_searches for all to public using ((organization_id = app.current_organization_id()));
CREATE TRIGGER audit_delete AFTER DELETE ON public.saved_searches REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION app.audit_delete();
CREATE TRIGGER audit_insert AFTER INSERT ON public.saved_searches REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION app.audit_insert();
CREATE TRIGGER audit_update AFTER UPDATE ON public.saved_searches REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION app.audit_update();
grant delete, insert, select, update on saved_searches to bandeja_app;

create table schedule_enrollment_pauses (
  organization_id uuid not null,
  id uuid not null,
  schedule_enrollment_id uuid not null,
  starts_on date not null,
  ends_on date not null,
  reason text default ''::text not null,
  created_at timestamp with time zone default now() not null,
  constraint schedule_enrollment_pauses_pkey PRIMARY KEY (organization_id, id),
  constraint schedule_enrollment_pauses_once EXCLUDE USING gist (organization_id WITH =, schedule_enrollment_id WITH =, daterange(starts_on, ends_on, '[]'::text) WITH &&),
  constraint schedule_enrollment_pauses_organization_id_schedule_enroll_fkey FOREIGN KEY (organization_id, schedule_enrollment_id) REFERENCES schedule_enrollments(organization_id, id),
  constraint schedule_enrollment_pauses_check CHECK ((ends_on >= starts_on)),
  constraint schedule_enrollment_pauses_reason_length CHECK ((length(reason) <= 500))
);
CREATE INDEX schedule_enrollment_pauses_of ON public.schedule_enrollment_pauses USING btree (organization_id, schedule_enrollment_id);
alter table schedule_enrollment_pauses enable row level security, force row level security;
create policy tenant on schedule_enrollment_pauses for all to public using ((organization_id = app.current_organization_id()));
CREATE TRIGGER audit_delete AFTER DELETE ON public.schedule_enrollment_pauses REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION app.audit_delete();
CREATE TRIGGER audit_insert AFTER INSERT ON public.schedule_enrollment_pauses REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION app.audit_insert();
CREATE TRIGGER audit_update AFTER UPDATE ON public.schedule_enrollment_pauses REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION app.audit_update();
grant delete, insert, select, update on schedule_enrollment_pauses to bandeja_app;

create table schedule_enrollments (
  organization_id uuid not null,
  id uuid not null,
  schedule_id uuid not null,
  student_id uuid not null,
  starts_on date not null,
  ends_on date,
  status text default 'active'::text not null,
  end_reason text default ''::text not null,
  created_by uuid,
  created_at timestamp with time zone default now() not null,
  updated_at timestamp with time zone default now() not null,
  despite_overlap boolean default false not null,
  follows_id uuid,
  notice_given_at timestamp with time zone,
  ended_before date,
  renewal text,
  renewal_asked_at timestamp with time zone,
  renewal_reminded_at timestamp with time zone,
  renewal_answered_at timestamp with time zone,
  renewal_answered_by uuid,
  constraint schedule_enrollments_pkey PRIMARY KEY (organization_id, id),
  constraint schedule_enrollments_once EXCLUDE USING gist (organization_id WITH =, schedule_id WITH =, student_id WITH =, daterange(starts_on, ends_on, '[]'::text) WITH &&) WHERE ((status = 'active'::text)),
  constraint schedule_enrollments_created_by_fkey FOREIGN KEY (created_by) REFERENCES users(id),
  constraint schedule_enrollments_organization_id_follows_id_fkey FOREIGN KEY (organization_id, follows_id) REFERENCES schedule_enrollments(organization_id, id),
  constraint schedule_enrollments_organization_id_schedule_id_fkey FOREIGN KEY (organization_id, schedule_id) REFERENCES class_schedules(organization_id, id),
  constraint schedule_enrollments_organization_id_student_id_fkey FOREIGN KEY (organization_id, student_id) REFERENCES client_profiles(organization_id, id),
  constraint schedule_enrollments_renewal_answered_by_fkey FOREIGN KEY (renewal_answered_by) REFERENCES users(id),
  constraint schedule_enrollments_check CHECK (((ends_on IS NULL) OR (ends_on >= starts_on))),
  constraint schedule_enrollments_end_reason_length CHECK ((length(end_reason) <= 500)),
  constraint schedule_enrollments_follows_check CHECK ((follows_id <> id)),
  constraint schedule_enrollments_not_renewed CHECK (((renewal IS NULL) OR (renewal <> ALL (ARRAY['declined'::text, 'lapsed'::text])) OR (status = 'ended'::text))),
  constraint schedule_enrollments_notice_check CHECK ((((notice_given_at IS NULL) OR (ends_on IS NOT NULL)) AND ((ended_before IS NULL) OR (notice_given_at IS NOT NULL)))),
  constraint schedule_enrollments_renewal_check CHECK ((renewal = ANY (ARRAY['asked'::text, 'stays'::text, 'declined'::text, 'lapsed'::text]))),
  constraint schedule_enrollments_status_check CHECK ((status = ANY (ARRAY['active'::text, 'ended'::text])))
);
comment on table schedule_enrollments is 'A fixed place: the student is enrolled in every session of the group from starts_on to ends_on (inclusive).';
comment on column schedule_enrollments.despite_overlap is 'The desk allowed other classes at the same time';
comment on column schedule_enrollments.follows_id is 'The place that goes on in this one, after a move or a split of the series';
comment on column schedule_enrollments.notice_given_at is 'When notice was given that ends it; it may be taken back until its last day while the place is not given';
comment on column schedule_enrollments.ended_before is 'The last day that it had before notice was given; null: none';
comment on column schedule_enrollments.renewal is 'Whether its holder stays in this term: asked, what they answered, or lapsed, as they did not; null: nobody asks';
comment on column schedule_enrollments.renewal_asked_at is 'When they were told of the question; null: not yet';
CREATE INDEX schedule_enrollments_asked ON public.schedule_enrollments USING btree (organization_id, schedule_id) WHERE ((renewal = 'asked'::text) AND (status = 'active'::text));
CREATE INDEX schedule_enrollments_follows ON public.schedule_enrollments USING btree (organization_id, follows_id) WHERE (follows_id IS NOT NULL);
CREATE INDEX schedule_enrollments_schedule ON public.schedule_enrollments USING btree (organization_id, schedule_id, status);
CREATE INDEX schedule_enrollments_student ON public.schedule_enrollments USING btree (organization_id, student_id);
alter table schedule_enrollments enable row level security, force row level security;
create policy tenant on schedule_enrollments for all to public using ((organization_id = app.current_organization_id()));
CREATE TRIGGER audit_delete AFTER DELETE ON public.schedule_enrollments REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION app.audit_delete();
CREATE TRIGGER audit_insert AFTER INSERT ON public.schedule_enrollments REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION app.audit_insert();
CREATE TRIGGER audit_update AFTER UPDATE ON public.schedule_enrollments REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION app.audit_update();
CREATE TRIGGER kept_update AFTER UPDATE OF follows_id ON public.schedule_enrollments FOR EACH ROW WHEN ((old.follows_id IS DISTINCT FROM new.follows_id)) EXECUTE FUNCTION app.mark_place();
grant delete, insert, select, update on schedule_enrollments to bandeja_app;

create table schema_migrations (
  name text not null,
  hash text not null,
  applied_at timestamp with time zone default now() not null,
  constraint schema_migrations_pkey PRIMARY KEY (name)
);

create table session_instructors (
  organization_id uuid not null,
  id uuid default gen_random_uuid() not null,
  session_id uuid not null,
  instructor_id uuid not null,
  is_assistant boolean not null,
  starts_at timestamp with time zone not null,
  ends_at timestamp with time zone not null,
  constraint session_instructors_pkey PRIMARY KEY (organization_id, id),
  constraint session_instructors_organization_id_session_id_instructor_i_key UNIQUE (organization_id, session_id, instructor_id),
  constraint session_instructors_once EXCLUDE USING gist (organization_id WITH =, instructor_id WITH =, tstzrange(starts_at, ends_at) WITH &&),
  constraint session_instructors_organization_id_fkey FOREIGN KEY (organization_id) REFERENCES organizations(id),
  constraint session_instructors_organization_id_instructor_id_fkey FOREIGN KEY (organization_id, instructor_id) REFERENCES instructors(organization_id, id),
  constraint session_instructors_organization_id_session_id_fkey FOREIGN KEY (organization_id, session_id) REFERENCES class_sessions(organization_id, id) ON DELETE CASCADE
);
comment on table session_instructors is 'Who is at each class that takes place, giving it or helping; follows class_sessions';
CREATE INDEX session_instructors_time ON public.session_instructors USING btree (organization_id, instructor_id, starts_at);
alter table session_instructors enable row level security, force row level security;
create policy tenant on session_instructors for all to public using ((organization_id = app.current_organization_id()));
grant delete, insert, select on session_instructors to bandeja_app;

create table settings (
  organization_id uuid not null,
  id uuid not null,
  club_id uuid,
  key text not null,
  value jsonb not null,
  updated_at timestamp with time zone default now() not null,
  class_type_id uuid,
  schedule_id uuid,
  in_force_since timestamp with time zone default now() not null,
  constraint settings_pkey PRIMARY KEY (organization_id, id),
  constraint settings_once UNIQUE NULLS NOT DISTINCT (organization_id, club_id, class_type_id, schedule_id, key),
  constraint settings_organization_id_class_type_id_fkey FOREIGN KEY (organization_id, class_type_id) REFERENCES class_types(organization_id, id),
  constraint settings_organization_id_club_id_fkey FOREIGN KEY (organization_id, club_id) REFERENCES clubs(organization_id, id),
  constraint settings_organization_id_fkey FOREIGN KEY (organization_id) REFERENCES organizations(id),
  constraint settings_organization_id_schedule_id_fkey FOREIGN KEY (organization_id, schedule_id) REFERENCES class_schedules(organization_id, id),
  constraint settings_key_length CHECK ((length(key) <= 100)),
  constraint settings_one_level CHECK ((num_nonnulls(club_id, class_type_id, schedule_id) <= 1)),
  constraint settings_value_length CHECK ((pg_column_size(value) <= 65536))
);
comment on table settings is 'Values that differ from the defaults in server/src/settings.ts; no club, type or group = the organization.';
comment on column settings.class_type_id is 'For all classes of the type, in every club';
comment on column settings.schedule_id is 'For one group';
comment on column settings.in_force_since is 'Since when the value holds here; of a copy, where it was copied from';
CREATE INDEX settings_class_type ON public.settings USING btree (organization_id, class_type_id) WHERE (class_type_id IS NOT NULL);
CREATE INDEX settings_schedule ON public.settings USING btree (organization_id, schedule_id) WHERE (schedule_id IS NOT NULL);
alter table settings enable row level security, force row level security;
create policy tenant on settings for all to public using ((organization_id = app.current_organization_id()));
CREATE TRIGGER audit_delete AFTER DELETE ON public.settings REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION app.audit_delete();
CREATE TRIGGER audit_insert AFTER INSERT ON public.settings REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION app.audit_insert();
CREATE TRIGGER audit_update AFTER UPDATE ON public.settings REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION app.audit_update();
CREATE TRIGGER fee_plan BEFORE INSERT OR UPDATE OF value ON public.settings FOR EACH ROW EXECUTE FUNCTION app.check_fee_plan();
grant delete, insert, select, update on settings to bandeja_app;

create table sign_in_tries (
  id text not null,
  tries integer not null,
  free_at timestamp with time zone not null,
  seen_at timestamp with time zone not null,
  constraint sign_in_tries_pkey PRIMARY KEY (id),
  constraint sign_in_tries_id_check CHECK ((length(id) <= 64))
);
comment on table sign_in_tries is 'Global: before anybody has signed in there is no organization.';
CREATE INDEX sign_in_tries_seen ON public.sign_in_tries USING btree (seen_at);
grant delete, insert, select, update on sign_in_tries to bandeja_app;

create table skills (
  organization_id uuid not null,
  id uuid not null,
  level_id uuid not null,
  key text,
  name_es text not null,
  name_en text not null,
  "order" integer default 0 not null,
  is_exit_criterion boolean default true not null,
  is_active boolean default true not null,
  updated_at timestamp with time zone default now() not null,
  constraint skills_pkey PRIMARY KEY (organization_id, id),
  constraint skills_once UNIQUE (organization_id, key),
  constraint skills_organization_id_fkey FOREIGN KEY (organization_id) REFERENCES organizations(id),
  constraint skills_organization_id_level_id_fkey FOREIGN KEY (organization_id, level_id) REFERENCES class_levels(organization_id, id),
  constraint skills_key_length CHECK ((length(key) <= 60)),
  constraint skills_name_en_check CHECK ((name_en <> ''::text)),
  constraint skills_name_en_length CHECK ((length(name_en) <= 120)),
  constraint skills_name_es_check CHECK ((name_es <> ''::text)),
  constraint skills_name_es_length CHECK ((length(name_es) <= 120))
);
comment on table skills is 'What a club teaches in which level';
comment on column skills.key is 'Of the padel catalogue that ships; null: the club has written it';
comment on column skills.is_exit_criterion is 'Whether who leaves the level for the next one has to master it';
CREATE INDEX skills_level ON public.skills USING btree (organization_id, level_id);
alter table skills enable row level security, force row level security;
create policy tenant on skills for all to public using ((organization_id = app.current_organization_id()));
CREATE TRIGGER audit_delete AFTER DELETE ON public.skills REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION app.audit_delete();
CREATE TRIGGER audit_insert AFTER INSERT ON public.skills REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION app.audit_insert();
CREATE TRIGGER audit_update AFTER UPDATE ON public.skills REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION app.audit_update();
grant delete, insert, select, update on skills to bandeja_app;

create table student_packages (
  organization_id uuid not null,
  id uuid not null,
  student_id uuid not null,
  package_id uuid not null,
  club_id uuid,
  name text not null,
  class_type_ids uuid[] not null,
  num_classes integer not null,
  validity_days integer not null,
  price integer not null,
  currency text not null,
  transferable boolean not null,
  status text not null,
  purchased_at timestamp with time zone,
  expires_on date,
  payment_amount integer,
  payment_method text default ''::text not null,
  payment_reference text default ''::text not null,
  gift_reason text default ''::text not null,
  refunded_amount integer default 0 not null,
  transferred_from uuid,
  created_by uuid,
  created_at timestamp with time zone default now() not null,
  updated_at timestamp with time zone default now() not null,
  payment_id uuid,
  constraint student_packages_pkey PRIMARY KEY (organization_id, id),
  constraint student_packages_created_by_fkey FOREIGN KEY (created_by) REFERENCES users(id),
  constraint student_packages_organization_id_club_id_fkey FOREIGN KEY (organization_id, club_id) REFERENCES clubs(organization_id, id),
  constraint student_packages_organization_id_fkey FOREIGN KEY (organization_id) REFERENCES organizations(id),
  constraint student_packages_organization_id_package_id_fkey FOREIGN KEY (organization_id, package_id) REFERENCES class_packages(organization_id, id),
  constraint student_packages_organization_id_payment_id_fkey FOREIGN KEY (organization_id, payment_id) REFERENCES payments(organization_id, id),
  constraint student_packages_organization_id_student_id_fkey FOREIGN KEY (organization_id, student_id) REFERENCES client_profiles(organization_id, id),
  constraint student_packages_organization_id_transferred_from_fkey FOREIGN KEY (organization_id, transferred_from) REFERENCES student_packages(organization_id, id),
  constraint student_packages_check CHECK (((status = 'active'::text) = ((purchased_at IS NOT NULL) AND (expires_on IS NOT NULL)))),
  constraint student_packages_check1 CHECK (((refunded_amount >= 0) AND (refunded_amount <= COALESCE(payment_amount, 0)))),
  constraint student_packages_check2 CHECK (((payment_amount IS NULL) OR (payment_method <> ''::text))),
  constraint student_packages_class_type_ids_length CHECK ((pg_column_size(class_type_ids) <= 2000)),
  constraint student_packages_currency_check CHECK ((currency ~ '^[A-Z]{3}$'::text)),
  constraint student_packages_gift_reason_length CHECK ((length(gift_reason) <= 500)),
  constraint student_packages_name_length CHECK ((length(name) <= 200)),
  constraint student_packages_num_classes_check CHECK ((num_classes >= 1)),
  constraint student_packages_payment CHECK (((payment_id IS NULL) = (payment_amount IS NULL))),
  constraint student_packages_payment_amount_check CHECK ((payment_amount >= 0)),
  constraint student_packages_payment_method_check CHECK ((payment_method = ANY (ARRAY[''::text, 'cash'::text, 'card_terminal'::text, 'transfer'::text, 'account_credit'::text, 'online'::text]))),
  constraint student_packages_payment_reference_length CHECK ((length(payment_reference) <= 200)),
  constraint student_packages_price_check CHECK ((price >= 0)),
  constraint student_packages_status_check CHECK ((status = ANY (ARRAY['ordered'::text, 'active'::text, 'cancelled'::text]))),
  constraint student_packages_validity_days_check CHECK ((validity_days >= 1))
);
comment on table student_packages is 'A package that a client has bought, as it was then';
comment on column student_packages.status is 'ordered: to be paid before it can be used; cancelled: given up before that';
comment on column student_packages.expires_on is 'The last local day of a class for which it can be used';
comment on column student_packages.payment_id is 'What it was paid with; null: not paid, given, or passed on';
CREATE INDEX student_packages_club ON public.student_packages USING btree (organization_id, club_id) WHERE (club_id IS NOT NULL);
CREATE INDEX student_packages_expiry ON public.student_packages USING btree (organization_id, expires_on) WHERE (status = 'active'::text);
CREATE INDEX student_packages_ordered ON public.student_packages USING btree (organization_id, club_id, currency) WHERE (status = 'ordered'::text);
CREATE INDEX student_packages_passed_on ON public.student_packages USING btree (organization_id, transferred_from) WHERE (transferred_from IS NOT NULL);
CREATE INDEX student_packages_payment ON public.student_packages USING btree (organization_id, payment_id) WHERE (payment_id IS NOT NULL);
CREATE INDEX student_packages_sold ON public.student_packages USING btree (organization_id, package_id, purchased_at) WHERE ((status = 'active'::text) AND (transferred_from IS NULL));
CREATE INDEX student_packages_student ON public.student_packages USING btree (organization_id, student_id, expires_on);
alter table student_packages enable row level security, force row level security;
create policy tenant on student_packages for all to public using ((organization_id = app.current_organization_id()));
CREATE TRIGGER audit_delete AFTER DELETE ON public.student_packages REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION app.audit_delete();
CREATE TRIGGER audit_insert AFTER INSERT ON public.student_packages REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION app.audit_insert();
CREATE TRIGGER audit_update AFTER UPDATE ON public.student_packages REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION app.audit_update();
CREATE TRIGGER kept_update AFTER UPDATE ON public.student_packages FOR EACH ROW WHEN (((((old.payment_amount IS DISTINCT FROM new.payment_amount) OR (old.num_classes IS DISTINCT FROM new.num_classes)) OR (old.currency IS DISTINCT FROM new.currency)) OR (old.transferred_from IS DISTINCT FROM new.transferred_from))) EXECUTE FUNCTION app.mark_package();
grant insert, select, update on student_packages to bandeja_app;

create table student_skills (
  organization_id uuid not null,
  id uuid not null,
  student_id uuid not null,
  skill_id uuid not null,
  mastered_on date not null,
  session_id uuid,
  instructor_id uuid,
  ticked_by uuid,
  created_at timestamp with time zone default now() not null,
  constraint student_skills_pkey PRIMARY KEY (organization_id, id),
  constraint student_skills_once UNIQUE (organization_id, student_id, skill_id),
  constraint student_skills_organization_id_fkey FOREIGN KEY (organization_id) REFERENCES organizations(id),
  constraint student_skills_organization_id_instructor_id_fkey FOREIGN KEY (organization_id, instructor_id) REFERENCES instructors(organization_id, id),
  constraint student_skills_organization_id_session_id_fkey FOREIGN KEY (organization_id, session_id) REFERENCES class_sessions(organization_id, id),
  constraint student_skills_organization_id_skill_id_fkey FOREIGN KEY (organization_id, skill_id) REFERENCES skills(organization_id, id),
  constraint student_skills_organization_id_student_id_fkey FOREIGN KEY (organization_id, student_id) REFERENCES client_profiles(organization_id, id),
  constraint student_skills_ticked_by_fkey FOREIGN KEY (ticked_by) REFERENCES users(id)
);
comment on table student_skills is 'A skill that somebody masters; what is taken back goes, and stands in the audit log';
comment on column student_skills.session_id is 'The class in which they showed it; null: said of the student';
comment on column student_skills.instructor_id is 'Which coach ticked it; null: the desk';
CREATE INDEX student_skills_instructor ON public.student_skills USING btree (organization_id, instructor_id) WHERE (instructor_id IS NOT NULL);
CREATE INDEX student_skills_session ON public.student_skills USING btree (organization_id, session_id) WHERE (session_id IS NOT NULL);
CREATE INDEX student_skills_skill ON public.student_skills USING btree (organization_id, skill_id);
alter table student_skills enable row level security, force row level security;
create policy tenant on student_skills for all to public using ((organization_id = app.current_organization_id()));
CREATE TRIGGER audit_delete AFTER DELETE ON public.student_skills REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION app.audit_delete();
CREATE TRIGGER audit_insert AFTER INSERT ON public.student_skills REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION app.audit_insert();
CREATE TRIGGER audit_update AFTER UPDATE ON public.student_skills REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION app.audit_update();
grant delete, insert, select on student_skills to bandeja_app;

create table substitute_asks (
  organization_id uuid not null,
  id uuid not null,
  request_id uuid not null,
  instructor_id uuid not null,
  answer text,
  words text default ''::text not null,
  created_at timestamp with time zone not null,
  answered_at timestamp with time zone,
  asked_by uuid,
  constraint substitute_asks_pkey PRIMARY KEY (organization_id, id),
  constraint substitute_asks_once UNIQUE (organization_id, request_id, instructor_id),
  constraint substitute_asks_asked_by_fkey FOREIGN KEY (asked_by) REFERENCES users(id),
  constraint substitute_asks_organization_id_fkey FOREIGN KEY (organization_id) REFERENCES organizations(id),
  constraint substitute_asks_organization_id_instructor_id_fkey FOREIGN KEY (organization_id, instructor_id) REFERENCES instructors(organization_id, id),
  constraint substitute_asks_organization_id_request_id_fkey FOREIGN KEY (organization_id, request_id) REFERENCES substitute_requests(organization_id, id),
  constraint substitute_asks_answer_check CHECK ((answer = ANY (ARRAY['accepted'::text, 'declined'::text]))),
  constraint substitute_asks_check CHECK (((answered_at IS NULL) = (answer IS NULL))),
  constraint substitute_asks_words_length CHECK ((length(words) <= 500))
);
comment on table substitute_asks is 'A coach who was asked to give a class, and what they said';
comment on column substitute_asks.answer is 'Null: none yet';
comment on column substitute_asks.asked_by is 'Who asked this coach; null: the installation';
CREATE UNIQUE INDEX substitute_asks_accepted_once ON public.substitute_asks USING btree (organization_id, request_id) WHERE (answer = 'accepted'::text);
CREATE INDEX substitute_asks_instructor ON public.substitute_asks USING btree (organization_id, instructor_id, request_id);
alter table substitute_asks enable row level security, force row level security;
create policy tenant on substitute_asks for all to public using ((organization_id = app.current_organization_id()));
CREATE TRIGGER audit_delete AFTER DELETE ON public.substitute_asks REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION app.audit_delete();
CREATE TRIGGER audit_insert AFTER INSERT ON public.substitute_asks REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION app.audit_insert();
CREATE TRIGGER audit_update AFTER UPDATE ON public.substitute_asks REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION app.audit_update();
grant delete, insert, select, update on substitute_asks to bandeja_app;

create table substitute_requests (
  organization_id uuid not null,
  id uuid not null,
  session_id uuid not null,
  absent_id uuid,
  state text default 'open'::text not null,
  words text default ''::text not null,
  asked_by uuid,
  created_at timestamp with time zone not null,
  closed_at timestamp with time zone,
  reminded_at timestamp with time zone,
  constraint substitute_requests_pkey PRIMARY KEY (organization_id, id),
  constraint substitute_requests_asked_by_fkey FOREIGN KEY (asked_by) REFERENCES users(id),
  constraint substitute_requests_organization_id_absent_id_fkey FOREIGN KEY (organization_id, absent_id) REFERENCES instructors(organization_id, id),
  constraint substitute_requests_organization_id_fkey FOREIGN KEY (organization_id) REFERENCES organizations(id),
  constraint substitute_requests_organization_id_session_id_fkey FOREIGN KEY (organization_id, session_id) REFERENCES class_sessions(organization_id, id),
  constraint substitute_requests_check CHECK (((closed_at IS NULL) = (state = 'open'::text))),
  constraint substitute_requests_state_check CHECK ((state = ANY (ARRAY['open'::text, 'accepted'::text, 'declined'::text, 'withdrawn'::text, 'cancelled'::text, 'moved'::text, 'given'::text, 'returned'::text, 'begun'::text]))),
  constraint substitute_requests_words_length CHECK ((length(words) <= 500))
);
comment on table substitute_requests is 'A question to coaches whether they give a class that its coach cannot give';
comment on column substitute_requests.absent_id is 'Who would give it; null: nobody';
comment on column substitute_requests.words is 'What is said with the question';
comment on column substitute_requests.asked_by is 'Who asked first; null: the installation';
comment on column substitute_requests.reminded_at is 'When desk and askers were told that nobody has answered yet';
CREATE INDEX substitute_requests_absent ON public.substitute_requests USING btree (organization_id, absent_id, id) WHERE (absent_id IS NOT NULL);
CREATE INDEX substitute_requests_latest ON public.substitute_requests USING btree (organization_id, created_at, id);
CREATE UNIQUE INDEX substitute_requests_open_once ON public.substitute_requests USING btree (organization_id, session_id) WHERE (state = 'open'::text);
CREATE INDEX substitute_requests_session ON public.substitute_requests USING btree (organization_id, session_id);
alter table substitute_requests enable row level security, force row level security;
create policy tenant on substitute_requests for all to public using ((organization_id = app.current_organization_id()));
CREATE TRIGGER audit_delete AFTER DELETE ON public.substitute_requests REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION app.audit_delete();
CREATE TRIGGER audit_insert AFTER INSERT ON public.substitute_requests REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION app.audit_insert();
CREATE TRIGGER audit_update AFTER UPDATE ON public.substitute_requests REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION app.audit_update();
grant delete, insert, select, update on substitute_requests to bandeja_app;

create table terms (
  organization_id uuid not null,
  id uuid not null,
  club_id uuid not null,
  name text not null,
  starts_on date not null,
  ends_on date not null,
  renewal_needs text default 'none'::text not null,
  renewal_from date,
  renewal_until date,
  newcomers_from date,
  created_at timestamp with time zone default now() not null,
  updated_at timestamp with time zone default now() not null,
  constraint terms_pkey PRIMARY KEY (organization_id, id),
  constraint terms_organization_id_club_id_name_key UNIQUE (organization_id, club_id, name),
  constraint terms_organization_id_club_id_fkey FOREIGN KEY (organization_id, club_id) REFERENCES clubs(organization_id, id),
  constraint terms_organization_id_fkey FOREIGN KEY (organization_id) REFERENCES organizations(id),
  constraint terms_check CHECK ((starts_on <= ends_on)),
  constraint terms_check1 CHECK (((renewal_from IS NULL) = (renewal_until IS NULL))),
  constraint terms_check2 CHECK ((renewal_from <= renewal_until)),
  constraint terms_check3 CHECK (((renewal_needs = 'none'::text) OR (renewal_from IS NOT NULL))),
  constraint terms_check4 CHECK ((newcomers_from > renewal_until)),
  constraint terms_name_check CHECK ((name <> ''::text)),
  constraint terms_name_length CHECK ((length(name) <= 200)),
  constraint terms_renewal_needs CHECK ((renewal_needs = ANY (ARRAY['none'::text, 'answer'::text])))
);
comment on table terms is 'A course of a club: the dates of its groups, and when and how whoever holds a place renews it';
comment on column terms.renewal_needs is 'What of holders of the term before: none, their places go on; answer, each says whether they stay';
comment on column terms.newcomers_from is 'From when others get places in its groups; null: the day after renewal_until, at once where nobody is asked';
alter table terms enable row level security, force row level security;
create policy tenant on terms for all to public using ((organization_id = app.current_organization_id()));
CREATE TRIGGER audit_delete AFTER DELETE ON public.terms REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION app.audit_delete();
CREATE TRIGGER audit_insert AFTER INSERT ON public.terms REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION app.audit_insert();
CREATE TRIGGER audit_update AFTER UPDATE ON public.terms REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION app.audit_update();
CREATE TRIGGER forget_plans AFTER DELETE ON public.terms FOR EACH ROW EXECUTE FUNCTION app.forget_plans();
grant delete, insert, select, update on terms to bandeja_app;

create table user_accounts (
  id uuid not null,
  user_id uuid not null,
  account_id text not null,
  provider_id text not null,
  access_token text,
  refresh_token text,
  id_token text,
  access_token_expires_at timestamp with time zone,
  refresh_token_expires_at timestamp with time zone,
  scope text,
  password text,
  created_at timestamp with time zone default now() not null,
  updated_at timestamp with time zone default now() not null,
  constraint user_accounts_pkey PRIMARY KEY (id),
  constraint user_accounts_provider_id_account_id_key UNIQUE (provider_id, account_id),
  constraint user_accounts_user_id_fkey FOREIGN KEY (user_id) REFERENCES users(id) ON DELETE CASCADE,
  constraint user_accounts_access_token_length CHECK ((length(access_token) <= 20000)),
  constraint user_accounts_account_id_length CHECK ((length(account_id) <= 500)),
  constraint user_accounts_id_token_length CHECK ((length(id_token) <= 20000)),
  constraint user_accounts_password_length CHECK ((length(password) <= 500)),
  constraint user_accounts_provider_id_length CHECK ((length(provider_id) <= 100)),
  constraint user_accounts_refresh_token_length CHECK ((length(refresh_token) <= 20000)),
  constraint user_accounts_scope_length CHECK ((length(scope) <= 5000))
);
CREATE INDEX user_accounts_user ON public.user_accounts USING btree (user_id);
CREATE TRIGGER void_links AFTER UPDATE OF password ON public.user_accounts FOR EACH ROW WHEN ((old.password IS DISTINCT FROM new.password)) EXECUTE FUNCTION app.void_links();
CREATE TRIGGER void_links_of_first AFTER INSERT ON public.user_accounts FOR EACH ROW WHEN ((new.password IS NOT NULL)) EXECUTE FUNCTION app.void_links();
grant delete, insert, select, update on user_accounts to bandeja_app;

create table user_devices (
  id uuid not null,
  user_id uuid not null,
  session_id uuid not null,
  endpoint text not null,
  p256dh text not null,
  auth text not null,
  user_agent text not null,
  created_at timestamp with time zone not null,
  last_message_at timestamp with time zone,
  failing_since timestamp with time zone,
  constraint user_devices_pkey PRIMARY KEY (id),
  constraint user_devices_endpoint UNIQUE (endpoint),
  constraint user_devices_session UNIQUE (session_id),
  constraint user_devices_session_id_fkey FOREIGN KEY (session_id) REFERENCES user_sessions(id) ON DELETE CASCADE,
  constraint user_devices_user_id_fkey FOREIGN KEY (user_id) REFERENCES users(id) ON DELETE CASCADE,
  constraint user_devices_auth_length CHECK ((length(auth) <= 50)),
  constraint user_devices_endpoint_length CHECK ((length(endpoint) <= 1000)),
  constraint user_devices_p256dh_length CHECK ((length(p256dh) <= 100)),
  constraint user_devices_user_agent_length CHECK ((length(user_agent) <= 200))
);
comment on table user_devices is 'A browser on which somebody is told things while they are signed in there: it goes with the sign-in';
comment on column user_devices.endpoint is 'Where its maker''s push service takes messages for it; whoever knows it can send nothing without our key';
comment on column user_devices.p256dh is 'The browser''s public key (RFC 8291), base64url';
comment on column user_devices.auth is 'The secret of the same (RFC 8291), base64url';
comment on column user_devices.last_message_at is 'When the push service last took a message for it';
comment on column user_devices.failing_since is 'Since when it has taken none; null: it took the last one';
CREATE INDEX user_devices_user ON public.user_devices USING btree (user_id);
grant delete, insert, select, update on user_devices to bandeja_app;

create table user_sessions (
  id uuid not null,
  user_id uuid not null,
  token text not null,
  expires_at timestamp with time zone not null,
  ip_address text,
  user_agent text,
  created_at timestamp with time zone default now() not null,
  updated_at timestamp with time zone default now() not null,
  constraint user_sessions_pkey PRIMARY KEY (id),
  constraint user_sessions_token_key UNIQUE (token),
  constraint user_sessions_user_id_fkey FOREIGN KEY (user_id) REFERENCES users(id) ON DELETE CASCADE,
  constraint user_sessions_ip_address_length CHECK ((length(ip_address) <= 100)),
  constraint user_sessions_token_length CHECK ((length(token) <= 500)),
  constraint user_sessions_user_agent_length CHECK ((length(user_agent) <= 16384))
);
CREATE INDEX user_sessions_expiry ON public.user_sessions USING btree (expires_at);
CREATE INDEX user_sessions_user ON public.user_sessions USING btree (user_id);
grant delete, insert, select, update on user_sessions to bandeja_app;

create table user_two_factors (
  id uuid not null,
  user_id uuid not null,
  secret text not null,
  backup_codes text not null,
  verified boolean default true not null,
  failed_verification_count integer default 0 not null,
  locked_until timestamp with time zone,
  last_step bigint,
  constraint user_two_factors_pkey PRIMARY KEY (id),
  constraint user_two_factors_user_id_fkey FOREIGN KEY (user_id) REFERENCES users(id) ON DELETE CASCADE,
  constraint user_two_factors_backup_codes_length CHECK ((length(backup_codes) <= 10000)),
  constraint user_two_factors_secret_length CHECK ((length(secret) <= 1000))
);
CREATE UNIQUE INDEX user_two_factors_user ON public.user_two_factors USING btree (user_id);
CREATE TRIGGER no_step_of_another_secret BEFORE UPDATE OF secret ON public.user_two_factors FOR EACH ROW WHEN ((old.secret IS DISTINCT FROM new.secret)) EXECUTE FUNCTION app.no_step_of_another_secret();
grant delete, insert, select, update on user_two_factors to bandeja_app;

create table user_verifications (
  id text not null,
  identifier text not null,
  value text not null,
  expires_at timestamp with time zone not null,
  created_at timestamp with time zone default now() not null,
  updated_at timestamp with time zone default now() not null,
  constraint user_verifications_pkey PRIMARY KEY (id),
  constraint user_verifications_id_length CHECK ((length(id) <= 100)),
  constraint user_verifications_identifier_length CHECK ((length(identifier) <= 1000)),
  constraint user_verifications_value_length CHECK ((length(value) <= 20000))
);
CREATE INDEX user_verifications_expiry ON public.user_verifications USING btree (expires_at);
CREATE INDEX user_verifications_identifier ON public.user_verifications USING btree (identifier);
CREATE INDEX user_verifications_subject ON public.user_verifications USING btree (app.link_subject(identifier, value)) WHERE ((identifier ~~ 'reset-password:%'::text) OR (identifier ~~ 'magic-link:%'::text));
CREATE TRIGGER void_other_links AFTER DELETE ON public.user_verifications FOR EACH ROW WHEN (((old.identifier ~~ 'magic-link:%'::text) AND (old.expires_at > now()) AND (pg_trigger_depth() < 1))) EXECUTE FUNCTION app.void_other_links();
grant delete, insert, select, update on user_verifications to bandeja_app;

create table users (
  id uuid not null,
  name text not null,
  email text not null,
  email_verified boolean default false not null,
  image text,
  locale text default 'es'::text not null,
  is_staff boolean default false not null,
  two_factor_enabled boolean default false not null,
  created_at timestamp with time zone default now() not null,
  updated_at timestamp with time zone default now() not null,
  search text generated always as (app.search_text(name, email, ''::text)) stored not null,
  sort_name text generated always as (app.sort_name(name)) stored not null,
  constraint users_pkey PRIMARY KEY (id),
  constraint users_email_key UNIQUE (email),
  constraint users_email_length CHECK ((length(email) <= 254)),
  constraint users_image_length CHECK ((length(image) <= 2000)),
  constraint users_locale_check CHECK ((locale = ANY (ARRAY['es'::text, 'en'::text]))),
  constraint users_name_length CHECK ((length(name) <= 200))
);
comment on table users is 'Global: people, not members. Membership lives in the tenants.';
CREATE INDEX users_name ON public.users USING btree (sort_name, id);
CREATE INDEX users_search ON public.users USING gin (search gin_trgm_ops);
grant delete, insert, select, update on users to bandeja_app;

create table verifactu_chains (
  organization_id uuid not null,
  id uuid not null,
  club_id uuid not null,
  last_position integer default 0 not null,
  next_at timestamp with time zone,
  leased_until timestamp with time zone,
  attempts integer default 0 not null,
  problem text default ''::text not null,
  created_at timestamp with time zone default now() not null,
  at_most integer default 1000 not null,
  constraint verifactu_chains_pkey PRIMARY KEY (organization_id, id),
  constraint verifactu_chains_club UNIQUE (organization_id, club_id),
  constraint verifactu_chains_organization_id_club_id_fkey FOREIGN KEY (organization_id, club_id) REFERENCES clubs(organization_id, id),
  constraint verifactu_chains_organization_id_fkey FOREIGN KEY (organization_id) REFERENCES organizations(id),
  constraint verifactu_chains_at_most_check CHECK (((at_most >= 1) AND (at_most <= 1000))),
  constraint verifactu_chains_attempts_check CHECK ((attempts >= 0)),
  constraint verifactu_chains_last_position_check CHECK ((last_position >= 0)),
  constraint verifactu_chains_problem_length CHECK ((length(problem) <= 500))
);
comment on table verifactu_chains is 'How far the VERI*FACTU records of a club go, and when the next of them may be sent';
comment on column verifactu_chains.next_at is 'Not before: the tax agency says how long to wait, and after a failure we wait longer each time';
comment on column verifactu_chains.leased_until is 'Somebody sends; after it another one may';
comment on column verifactu_chains.attempts is 'How many in a row have failed';
comment on column verifactu_chains.at_most is 'How many are sent at once: fewer after an envelope whose form the tax agency does not take';
alter table verifactu_chains enable row level security, force row level security;
create policy tenant on verifactu_chains for all to public using ((organization_id = app.current_organization_id()));
grant insert, select on verifactu_chains to bandeja_app;

create table verifactu_records (
  organization_id uuid not null,
  id uuid not null,
  club_id uuid not null,
  receipt_id uuid not null,
  kind text not null,
  "position" integer not null,
  record text not null,
  previous_huella text not null,
  huella text not null,
  created_at timestamp with time zone default now() not null,
  constraint verifactu_records_pkey PRIMARY KEY (organization_id, id),
  constraint verifactu_records_once UNIQUE (organization_id, receipt_id, kind),
  constraint verifactu_records_position UNIQUE (organization_id, club_id, "position"),
  constraint verifactu_records_organization_id_club_id_fkey FOREIGN KEY (organization_id, club_id) REFERENCES clubs(organization_id, id),
  constraint verifactu_records_organization_id_fkey FOREIGN KEY (organization_id) REFERENCES organizations(id),
  constraint verifactu_records_organization_id_receipt_id_fkey FOREIGN KEY (organization_id, receipt_id) REFERENCES receipts(organization_id, id),
  constraint verifactu_records_huella_check CHECK ((huella <> ''::text)),
  constraint verifactu_records_huella_length CHECK ((length(huella) <= 64)),
  constraint verifactu_records_kind_check CHECK ((kind = ANY (ARRAY['issue'::text, 'annulment'::text]))),
  constraint verifactu_records_position_check CHECK (("position" >= 1)),
  constraint verifactu_records_previous_huella_length CHECK ((length(previous_huella) <= 64)),
  constraint verifactu_records_record_length CHECK ((length(record) <= 2000))
);
comment on table verifactu_records is 'Records of issue and of annulment, chained by their huella; never changed';
comment on column verifactu_records.record is 'JSON: the fields of the tax agency over which the huella is';
alter table verifactu_records enable row level security, force row level security;
create policy tenant on verifactu_records for all to public using ((organization_id = app.current_organization_id()));
grant insert, select on verifactu_records to bandeja_app;

create table verifactu_sendings (
  organization_id uuid not null,
  id uuid not null,
  club_id uuid not null,
  record_id uuid not null,
  "position" integer not null,
  status text default 'waiting'::text not null,
  code text default ''::text not null,
  description text default ''::text not null,
  csv text default ''::text not null,
  answered_at timestamp with time zone,
  created_at timestamp with time zone default now() not null,
  sent_at timestamp with time zone,
  constraint verifactu_sendings_pkey PRIMARY KEY (organization_id, id),
  constraint verifactu_sendings_record UNIQUE (organization_id, record_id),
  constraint verifactu_sendings_organization_id_club_id_fkey FOREIGN KEY (organization_id, club_id) REFERENCES clubs(organization_id, id),
  constraint verifactu_sendings_organization_id_fkey FOREIGN KEY (organization_id) REFERENCES organizations(id),
  constraint verifactu_sendings_organization_id_record_id_fkey FOREIGN KEY (organization_id, record_id) REFERENCES verifactu_records(organization_id, id),
  constraint verifactu_sendings_check CHECK (((status = 'waiting'::text) = (answered_at IS NULL))),
  constraint verifactu_sendings_code_length CHECK ((length(code) <= 10)),
  constraint verifactu_sendings_csv_length CHECK ((length(csv) <= 100)),
  constraint verifactu_sendings_description_length CHECK ((length(description) <= 1500)),
  constraint verifactu_sendings_status_check CHECK ((status = ANY (ARRAY['waiting'::text, 'accepted'::text, 'accepted_with_errors'::text, 'rejected'::text])))
);
comment on table verifactu_sendings is 'What the tax agency has said to a record; one that was written while nothing is sent has no row';
comment on column verifactu_sendings.sent_at is 'When it was first sent: only of such a record may the tax agency say that it has it already';
CREATE INDEX verifactu_sendings_club ON public.verifactu_sendings USING btree (organization_id, club_id, "position");
CREATE INDEX verifactu_sendings_looked_at ON public.verifactu_sendings USING btree (organization_id, club_id, "position") WHERE (status = ANY (ARRAY['accepted_with_errors'::text, 'rejected'::text]));
CREATE INDEX verifactu_sendings_waiting ON public.verifactu_sendings USING btree (organization_id, club_id, "position") WHERE (status = 'waiting'::text);
alter table verifactu_sendings enable row level security, force row level security;
create policy tenant on verifactu_sendings for all to public using ((organization_id = app.current_organization_id()));
grant insert, select on verifactu_sendings to bandeja_app;

create table waiver_signatures (
  organization_id uuid not null,
  id uuid not null,
  client_id uuid not null,
  waiver_id uuid not null,
  typed_name text default ''::text not null,
  on_paper date,
  signed_by uuid,
  created_at timestamp with time zone default now() not null,
  constraint waiver_signatures_pkey PRIMARY KEY (organization_id, id),
  constraint waiver_signatures_once UNIQUE (organization_id, client_id, waiver_id),
  constraint waiver_signatures_organization_id_client_id_fkey FOREIGN KEY (organization_id, client_id) REFERENCES client_profiles(organization_id, id),
  constraint waiver_signatures_organization_id_fkey FOREIGN KEY (organization_id) REFERENCES organizations(id),
  constraint waiver_signatures_organization_id_waiver_id_fkey FOREIGN KEY (organization_id, waiver_id) REFERENCES waivers(organization_id, id),
  constraint waiver_signatures_signed_by_fkey FOREIGN KEY (signed_by) REFERENCES users(id),
  constraint waiver_signatures_check CHECK (((typed_name = ''::text) = (on_paper IS NOT NULL))),
  constraint waiver_signatures_typed_name_length CHECK ((length(typed_name) <= 200))
);
comment on table waiver_signatures is 'Who has signed which version: kept as evidence';
comment on column waiver_signatures.typed_name is 'The name of who signed, as they typed it; empty for what was signed on paper';
comment on column waiver_signatures.on_paper is 'The day on which it was signed on paper';
comment on column waiver_signatures.signed_by is 'The person, who looks after them, or who noted the paper';
CREATE INDEX waiver_signatures_signed_by ON public.waiver_signatures USING btree (organization_id, signed_by) WHERE (signed_by IS NOT NULL);
CREATE INDEX waiver_signatures_waiver ON public.waiver_signatures USING btree (organization_id, waiver_id);
alter table waiver_signatures enable row level security, force row level security;
create policy tenant on waiver_signatures for all to public using ((organization_id = app.current_organization_id()));
CREATE TRIGGER audit_delete AFTER DELETE ON public.waiver_signatures REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION app.audit_delete();
CREATE TRIGGER audit_insert AFTER INSERT ON public.waiver_signatures REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION app.audit_insert();
CREATE TRIGGER audit_update AFTER UPDATE ON public.waiver_signatures REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION app.audit_update();
grant insert, select on waiver_signatures to bandeja_app;

create table waivers (
  organization_id uuid not null,
  id uuid not null,
  version integer not null,
  title_es text not null,
  title_en text not null,
  text_es text not null,
  text_en text not null,
  asks_from date,
  created_by uuid,
  created_at timestamp with time zone default now() not null,
  constraint waivers_pkey PRIMARY KEY (organization_id, id),
  constraint waivers_version UNIQUE (organization_id, version),
  constraint waivers_created_by_fkey FOREIGN KEY (created_by) REFERENCES users(id),
  constraint waivers_organization_id_fkey FOREIGN KEY (organization_id) REFERENCES organizations(id),
  constraint waivers_text_en_check CHECK ((text_en <> ''::text)),
  constraint waivers_text_en_length CHECK ((length(text_en) <= 50000)),
  constraint waivers_text_es_check CHECK ((text_es <> ''::text)),
  constraint waivers_text_es_length CHECK ((length(text_es) <= 50000)),
  constraint waivers_title_en_check CHECK ((title_en <> ''::text)),
  constraint waivers_title_en_length CHECK ((length(title_en) <= 200)),
  constraint waivers_title_es_check CHECK ((title_es <> ''::text)),
  constraint waivers_title_es_length CHECK ((length(title_es) <= 200)),
  constraint waivers_version_check CHECK ((version >= 1))
);
comment on table waivers is 'Versions of what is signed before the first class; the highest is in force';
comment on column waivers.asks_from is 'For classes before that day a signature of an earlier version is enough; null: for none';
alter table waivers enable row level security, force row level security;
create policy tenant on waivers for all to public using ((organization_id = app.current_organization_id()));
CREATE TRIGGER audit_delete AFTER DELETE ON public.waivers REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION app.audit_delete();
CREATE TRIGGER audit_insert AFTER INSERT ON public.waivers REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION app.audit_insert();
CREATE TRIGGER audit_update AFTER UPDATE ON public.waivers REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION app.audit_update();
grant insert, select on waivers to bandeja_app;

create table webhook_deliveries (
  organization_id uuid not null,
  id uuid not null,
  endpoint_id uuid not null,
  message text not null,
  event text not null,
  body text not null,
  status text default 'waiting'::text not null,
  tries integer default 0 not null,
  next_at timestamp with time zone,
  leased_until timestamp with time zone,
  attempts jsonb default '[]'::jsonb not null,
  created_at timestamp with time zone not null,
  ended_at timestamp with time zone,
  constraint webhook_deliveries_pkey PRIMARY KEY (organization_id, id),
  constraint webhook_deliveries_once UNIQUE (organization_id, endpoint_id, message),
  constraint webhook_deliveries_organization_id_endpoint_id_fkey FOREIGN KEY (organization_id, endpoint_id) REFERENCES webhook_endpoints(organization_id, id) ON DELETE CASCADE,
  constraint webhook_deliveries_organization_id_fkey FOREIGN KEY (organization_id) REFERENCES organizations(id),
  constraint webhook_deliveries_attempts_length CHECK ((pg_column_size(attempts) <= 131072)),
  constraint webhook_deliveries_body_length CHECK ((length(body) <= 65536)),
  constraint webhook_deliveries_check CHECK (((status = 'waiting'::text) = (next_at IS NOT NULL))),
  constraint webhook_deliveries_check1 CHECK (((status = 'waiting'::text) = (ended_at IS NULL))),
  constraint webhook_deliveries_event_length CHECK ((length(event) <= 60)),
  constraint webhook_deliveries_message_length CHECK ((length(message) <= 100)),
  constraint webhook_deliveries_status_check CHECK ((status = ANY (ARRAY['waiting'::text, 'delivered'::text, 'failed'::text])))
);
comment on table webhook_deliveries is 'What an endpoint is told: once for each message, sent until it arrives or is given up';
comment on column webhook_deliveries.message is 'The webhook-id: the same each time that it is sent';
comment on column webhook_deliveries.body is 'JSON, as it is signed and sent';
comment on column webhook_deliveries.tries is 'How often it was sent since it was first due, or was to be sent again';
comment on column webhook_deliveries.next_at is 'From then on it is sent; moved ahead while a worker is at it';
comment on column webhook_deliveries.leased_until is 'A worker is at it until then at most';
comment on column webhook_deliveries.attempts is 'The last ones: when, how long, what was answered';
CREATE INDEX webhook_deliveries_due ON public.webhook_deliveries USING btree (organization_id, endpoint_id, next_at) WHERE (status = 'waiting'::text);
CREATE INDEX webhook_deliveries_failed ON public.webhook_deliveries USING btree (organization_id, endpoint_id, created_at) WHERE (status = 'failed'::text);
CREATE INDEX webhook_deliveries_leased ON public.webhook_deliveries USING btree (organization_id, endpoint_id, leased_until) WHERE (leased_until IS NOT NULL);
CREATE INDEX webhook_deliveries_listed ON public.webhook_deliveries USING btree (organization_id, endpoint_id, id);
CREATE INDEX webhook_deliveries_old ON public.webhook_deliveries USING btree (organization_id, created_at);
alter table webhook_deliveries enable row level security, force row level security;
create policy tenant on webhook_deliveries for all to public using ((organization_id = app.current_organization_id()));
grant delete, insert, select on webhook_deliveries to bandeja_app;

create table webhook_endpoints (
  organization_id uuid not null,
  id uuid not null,
  club_id uuid,
  url text not null,
  description text default ''::text not null,
  events text[] not null,
  secret_salt uuid not null,
  secret_check text not null,
  former_salt uuid,
  former_until timestamp with time zone,
  made_by uuid not null,
  created_at timestamp with time zone not null,
  disabled_at timestamp with time zone,
  disabled_why text,
  failing_since timestamp with time zone,
  failed_tries integer default 0 not null,
  removed_at timestamp with time zone,
  constraint webhook_endpoints_pkey PRIMARY KEY (organization_id, id),
  constraint webhook_endpoints_made_by_fkey FOREIGN KEY (made_by) REFERENCES users(id),
  constraint webhook_endpoints_organization_id_club_id_fkey FOREIGN KEY (organization_id, club_id) REFERENCES clubs(organization_id, id),
  constraint webhook_endpoints_organization_id_fkey FOREIGN KEY (organization_id) REFERENCES organizations(id),
  constraint webhook_endpoints_check CHECK (((disabled_at IS NULL) = (disabled_why IS NULL))),
  constraint webhook_endpoints_check1 CHECK (((former_salt IS NULL) = (former_until IS NULL))),
  constraint webhook_endpoints_description_length CHECK ((length(description) <= 200)),
  constraint webhook_endpoints_disabled_why_check CHECK ((disabled_why = ANY (ARRAY['by_hand'::text, 'gone'::text, 'failing'::text, 'secret'::text, 'maker'::text]))),
  constraint webhook_endpoints_events_check CHECK ((events <> '{}'::text[])),
  constraint webhook_endpoints_events_length CHECK ((pg_column_size(events) <= 4000)),
  constraint webhook_endpoints_secret_check_length CHECK ((length(secret_check) <= 64)),
  constraint webhook_endpoints_url_check CHECK ((url <> ''::text)),
  constraint webhook_endpoints_url_length CHECK ((length(url) <= 2000))
);
comment on table webhook_endpoints is 'An address of another program that is told what happens';
comment on column webhook_endpoints.club_id is 'Tells of one club only; null: of the whole organization';
comment on column webhook_endpoints.secret_salt is 'Of it and the installation''s secret what signs is made: the database alone signs nothing';
comment on column webhook_endpoints.secret_check is 'Begin of the SHA-256 of what signs: with another secret of the installation it would be another';
comment on column webhook_endpoints.former_salt is 'Of what signed before; signs too until former_until';
comment on column webhook_endpoints.failing_since is 'Since when nothing has arrived; null: the last one did';
comment on column webhook_endpoints.failed_tries is 'In a row, of whatever deliveries; 0: the last one arrived';
comment on column webhook_endpoints.removed_at is 'Since when it is gone for everybody; the rows follow part by part';
CREATE INDEX webhook_endpoints_club ON public.webhook_endpoints USING btree (organization_id, club_id);
CREATE INDEX webhook_endpoints_made_by ON public.webhook_endpoints USING btree (organization_id, made_by);
alter table webhook_endpoints enable row level security, force row level security;
create policy tenant on webhook_endpoints for all to public using ((organization_id = app.current_organization_id()));
CREATE TRIGGER audit_delete AFTER DELETE ON public.webhook_endpoints REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION app.audit_delete();
CREATE TRIGGER audit_insert AFTER INSERT ON public.webhook_endpoints REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION app.audit_insert();
CREATE TRIGGER audit_update AFTER UPDATE ON public.webhook_endpoints REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION app.audit_update();
grant delete, insert, select, update on webhook_endpoints to bandeja_app;

create table wish_people (
  organization_id uuid not null,
  id uuid not null,
  wish_id uuid not null,
  kind text not null,
  name text not null,
  client_id uuid,
  constraint wish_people_pkey PRIMARY KEY (organization_id, id),
  constraint wish_people_once UNIQUE (organization_id, wish_id, kind, name),
  constraint wish_people_organization_id_client_id_fkey FOREIGN KEY (organization_id, client_id) REFERENCES client_profiles(organization_id, id),
  constraint wish_people_organization_id_fkey FOREIGN KEY (organization_id) REFERENCES organizations(id),
  constraint wish_people_organization_id_wish_id_fkey FOREIGN KEY (organization_id, wish_id) REFERENCES wishes(organization_id, id),
  constraint wish_people_kind_check CHECK ((kind = ANY (ARRAY['with'::text, 'not_with'::text, 'back_to_back'::text]))),
  constraint wish_people_name_check CHECK ((name <> ''::text)),
  constraint wish_people_name_length CHECK ((length(name) <= 200))
);
comment on table wish_people is 'Whom somebody wants to be with, or not, or directly before or after';
comment on column wish_people.name is 'As it was typed: what the author is shown';
comment on column wish_people.client_id is 'Who that is: one of the author’s family, or as the desk says; null: nobody has said';
CREATE INDEX wish_people_client ON public.wish_people USING btree (organization_id, client_id) WHERE (client_id IS NOT NULL);
alter table wish_people enable row level security, force row level security;
create policy tenant on wish_people for all to public using ((organization_id = app.current_organization_id()));
CREATE TRIGGER audit_delete AFTER DELETE ON public.wish_people REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION app.audit_delete();
CREATE TRIGGER audit_insert AFTER INSERT ON public.wish_people REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION app.audit_insert();
CREATE TRIGGER audit_update AFTER UPDATE ON public.wish_people REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION app.audit_update();
grant delete, insert, select, update on wish_people to bandeja_app;

create table wish_preferences (
  organization_id uuid not null,
  id uuid not null,
  wish_id uuid not null,
  instructor_id uuid,
  club_id uuid,
  constraint wish_preferences_pkey PRIMARY KEY (organization_id, id),
  constraint wish_preferences_once UNIQUE NULLS NOT DISTINCT (organization_id, wish_id, instructor_id, club_id),
  constraint wish_preferences_organization_id_club_id_fkey FOREIGN KEY (organization_id, club_id) REFERENCES clubs(organization_id, id),
  constraint wish_preferences_organization_id_fkey FOREIGN KEY (organization_id) REFERENCES organizations(id),
  constraint wish_preferences_organization_id_instructor_id_fkey FOREIGN KEY (organization_id, instructor_id) REFERENCES instructors(organization_id, id),
  constraint wish_preferences_organization_id_wish_id_fkey FOREIGN KEY (organization_id, wish_id) REFERENCES wishes(organization_id, id),
  constraint wish_preferences_check CHECK ((num_nonnulls(instructor_id, club_id) = 1))
);
comment on table wish_preferences is 'A coach whom somebody would like, or a club to which they would also come';
CREATE INDEX wish_preferences_club ON public.wish_preferences USING btree (organization_id, club_id) WHERE (club_id IS NOT NULL);
CREATE INDEX wish_preferences_instructor ON public.wish_preferences USING btree (organization_id, instructor_id) WHERE (instructor_id IS NOT NULL);
alter table wish_preferences enable row level security, force row level security;
create policy tenant on wish_preferences for all to public using ((organization_id = app.current_organization_id()));
CREATE TRIGGER audit_delete AFTER DELETE ON public.wish_preferences REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION app.audit_delete();
CREATE TRIGGER audit_insert AFTER INSERT ON public.wish_preferences REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION app.audit_insert();
CREATE TRIGGER audit_update AFTER UPDATE ON public.wish_preferences REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION app.audit_update();
grant delete, insert, select, update on wish_preferences to bandeja_app;

create table wish_times (
  organization_id uuid not null,
  id uuid not null,
  wish_id uuid not null,
  weekday smallint not null,
  starts_at time without time zone not null,
  ends_at time without time zone not null,
  loved boolean not null,
  constraint wish_times_pkey PRIMARY KEY (organization_id, id),
  constraint wish_times_once UNIQUE (organization_id, wish_id, weekday, starts_at),
  constraint wish_times_organization_id_fkey FOREIGN KEY (organization_id) REFERENCES organizations(id),
  constraint wish_times_organization_id_wish_id_fkey FOREIGN KEY (organization_id, wish_id) REFERENCES wishes(organization_id, id),
  constraint wish_times_check CHECK ((starts_at < ends_at)),
  constraint wish_times_weekday_check CHECK (((weekday >= 0) AND (weekday <= 6)))
);
comment on table wish_times is 'Hours of a week in which somebody can come, in the wall time of the club of the term; none of a wish meets another';
comment on column wish_times.weekday is '0 = Monday';
comment on column wish_times.loved is 'They would like it most';
alter table wish_times enable row level security, force row level security;
create policy tenant on wish_times for all to public using ((organization_id = app.current_organization_id()));
CREATE TRIGGER audit_delete AFTER DELETE ON public.wish_times REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION app.audit_delete();
CREATE TRIGGER audit_insert AFTER INSERT ON public.wish_times REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION app.audit_insert();
CREATE TRIGGER audit_update AFTER UPDATE ON public.wish_times REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION app.audit_update();
grant delete, insert, select, update on wish_times to bandeja_app;

create table wish_windows (
  organization_id uuid not null,
  id uuid not null,
  term_id uuid not null,
  opens_on date not null,
  closes_on date not null,
  closed_at timestamp with time zone,
  reminded_at timestamp with time zone,
  created_by uuid,
  created_at timestamp with time zone not null,
  updated_at timestamp with time zone not null,
  constraint wish_windows_pkey PRIMARY KEY (organization_id, id),
  constraint wish_windows_once UNIQUE (organization_id, term_id),
  constraint wish_windows_created_by_fkey FOREIGN KEY (created_by) REFERENCES users(id),
  constraint wish_windows_organization_id_fkey FOREIGN KEY (organization_id) REFERENCES organizations(id),
  constraint wish_windows_organization_id_term_id_fkey FOREIGN KEY (organization_id, term_id) REFERENCES terms(organization_id, id) ON DELETE CASCADE,
  constraint wish_windows_check CHECK ((opens_on <= closes_on))
);
comment on table wish_windows is 'When clients of a club say what they want of a term';
comment on column wish_windows.closes_on is 'The last day, included';
comment on column wish_windows.closed_at is 'When the desk closed it before its time; null: it has not';
comment on column wish_windows.reminded_at is 'When those who had not answered were reminded';
alter table wish_windows enable row level security, force row level security;
create policy tenant on wish_windows for all to public using ((organization_id = app.current_organization_id()));
CREATE TRIGGER audit_delete AFTER DELETE ON public.wish_windows REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION app.audit_delete();
CREATE TRIGGER audit_insert AFTER INSERT ON public.wish_windows REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION app.audit_insert();
CREATE TRIGGER audit_update AFTER UPDATE ON public.wish_windows REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION app.audit_update();
grant delete, insert, select, update on wish_windows to bandeja_app;

create table wishes (
  organization_id uuid not null,
  id uuid not null,
  window_id uuid not null,
  student_id uuid not null,
  status text not null,
  source text not null,
  level numeric(3,2),
  wants_test boolean default false not null,
  classes_a_week smallint not null,
  note text default ''::text not null,
  written_by uuid,
  created_at timestamp with time zone not null,
  updated_at timestamp with time zone not null,
  constraint wishes_pkey PRIMARY KEY (organization_id, id),
  constraint wishes_once UNIQUE (organization_id, window_id, student_id),
  constraint wishes_organization_id_fkey FOREIGN KEY (organization_id) REFERENCES organizations(id),
  constraint wishes_organization_id_student_id_fkey FOREIGN KEY (organization_id, student_id) REFERENCES client_profiles(organization_id, id),
  constraint wishes_window FOREIGN KEY (organization_id, window_id) REFERENCES wish_windows(organization_id, id),
  constraint wishes_written_by_fkey FOREIGN KEY (written_by) REFERENCES users(id),
  constraint wishes_check CHECK (((level IS NULL) OR (NOT wants_test))),
  constraint wishes_classes_a_week_check CHECK (((classes_a_week >= 1) AND (classes_a_week <= 5))),
  constraint wishes_level_check CHECK (((level >= (0)::numeric) AND (level <= (7)::numeric))),
  constraint wishes_note_length CHECK ((length(note) <= 1000)),
  constraint wishes_source_check CHECK ((source = ANY (ARRAY['student'::text, 'guardian'::text, 'desk'::text, 'import'::text]))),
  constraint wishes_status_check CHECK ((status = ANY (ARRAY['standing'::text, 'withdrawn'::text])))
);
comment on table wishes is 'What one client wants of one term';
comment on column wishes.source is 'Who wrote it last, or that a file did';
comment on column wishes.level is 'Of the group that they want; null: as they are judged, or a test';
comment on column wishes.wants_test is 'They ask to be judged first';
comment on column wishes.note is 'To the desk';
CREATE INDEX wishes_student ON public.wishes USING btree (organization_id, student_id);
alter table wishes enable row level security, force row level security;
create policy tenant on wishes for all to public using ((organization_id = app.current_organization_id()));
CREATE TRIGGER audit_delete AFTER DELETE ON public.wishes REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION app.audit_delete();
CREATE TRIGGER audit_insert AFTER INSERT ON public.wishes REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION app.audit_insert();
CREATE TRIGGER audit_update AFTER UPDATE ON public.wishes REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION app.audit_update();
grant delete, insert, select, update on wishes to bandeja_app;

create table workers (
  id text not null,
  started_at timestamp with time zone default now() not null,
  seen_at timestamp with time zone default now() not null,
  waits_since timestamp with time zone,
  given_up integer default 0 not null,
  constraint workers_pkey PRIMARY KEY (id),
  constraint workers_id_length CHECK ((length(id) <= 200))
);
comment on table workers is 'The running workers, each by the name under which it locks jobs; written by them, as the owner.';
comment on column workers.waits_since is 'Since when the oldest job that is due has been waiting, as the worker last saw it';
comment on column workers.given_up is 'Jobs that were tried for the last time';
grant select on workers to bandeja_app;

create sequence waitlist_sequence;
grant usage on sequence waitlist_sequence to bandeja_app;

CREATE OR REPLACE FUNCTION app.add_up_charges()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  update charges c set amount = c.amount + a.total, updated_at = now()
    from (select organization_id, charge_id, sum(amount)::int as total from added group by 1, 2) a
   where c.organization_id = a.organization_id and c.id = a.charge_id;
  return null;
end $function$
;

CREATE OR REPLACE FUNCTION app.assistants_exist()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  perform from public.instructors i
   where i.organization_id = new.organization_id and i.id = any (new.assistant_instructor_ids) order by i.id for key share;
  if exists (select a from unnest(new.assistant_instructor_ids) a
             except select i.id from public.instructors i where i.organization_id = new.organization_id) then
    raise exception 'an assistant of % % is no instructor of its organization', tg_table_name, new.id
      using errcode = 'foreign_key_violation', constraint = tg_table_name || '_assistants_exist';
  end if;
  return new;
end $function$
;

CREATE OR REPLACE FUNCTION app.at_clubs(entity text, ids uuid[], clubs uuid[])
 RETURNS SETOF uuid
 LANGUAGE plpgsql
 STABLE
AS $function$
declare o uuid := app.current_organization_id();
begin
  if entity in ('client_profiles', 'guardians', 'class_levels', 'class_types', 'skills', 'student_skills') then
    return query select unnest(ids);
  elsif entity = 'clubs' then
    return query select c.id from clubs c where c.organization_id = o and c.id = any (ids) and c.id = any (clubs);
  elsif entity in ('club_closures', 'club_opening_hours', 'courts', 'webhook_endpoints', 'class_schedules', 'class_sessions', 'instructor_clubs', 'terms') then
    return query execute format(
      'select t.id from %I t where t.organization_id = $1 and t.id = any ($2) and t.club_id = any ($3)', entity) using o, ids, clubs;
  elsif entity = 'settings' then
    return query select t.id from settings t where t.organization_id = o and t.id = any (ids) and (t.club_id = any (clubs) or t.club_id is null and (t.schedule_id is null or exists (
        select from class_schedules s where s.organization_id = o and s.id = t.schedule_id and s.club_id = any (clubs))));
  elsif entity in ('memberships', 'invitations') then
    return query execute format(
      'select t.id from %I t where t.organization_id = $1 and t.id = any ($2)
          and (t.club_id = any ($3) or t.club_id is null and t.role = ''student'')', entity) using o, ids, clubs;
  elsif entity in ('class_enrollments', 'class_attendance', 'change_classes', 'substitute_requests', 'class_messages') then
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
  elsif entity in ('organizations', 'saved_searches', 'notification_preferences', 'saved_cards', 'calendar_feeds', 'mail_refusals', 'api_tokens') then
    return;
  elsif entity = 'make_ups' then
    return query select t.id from make_ups t where t.organization_id = o and t.id = any (ids) and t.club_id = any (clubs);
  elsif entity = 'make_up_entries' then
    return query select t.id from make_up_entries t join make_ups m on m.organization_id = t.organization_id and m.id = t.make_up_id
     where t.organization_id = o and t.id = any (ids) and m.club_id = any (clubs);
  elsif entity = 'change_people' then
    return query select t.id from change_people t
     where t.organization_id = o and t.id = any (ids) and exists (
       select from change_classes x join class_sessions s on s.organization_id = x.organization_id and s.id = x.session_id
        where x.organization_id = t.organization_id and x.change_id = t.change_id and s.club_id = any (clubs));
  elsif entity = 'substitute_asks' then
    return query select t.id from substitute_asks t
      join substitute_requests r on r.organization_id = t.organization_id and r.id = t.request_id
      join class_sessions s on s.organization_id = r.organization_id and s.id = r.session_id
     where t.organization_id = o and t.id = any (ids) and s.club_id = any (clubs);
  elsif entity = 'wish_windows' then
    return query select t.id from wish_windows t join terms m on m.organization_id = t.organization_id and m.id = t.term_id
     where t.organization_id = o and t.id = any (ids) and m.club_id = any (clubs);
  elsif entity = 'wishes' then
    return query select t.id from wishes t
      join wish_windows w on w.organization_id = t.organization_id and w.id = t.window_id
      join terms m on m.organization_id = w.organization_id and m.id = w.term_id
     where t.organization_id = o and t.id = any (ids) and m.club_id = any (clubs);
  elsif entity in ('wish_times', 'wish_people', 'wish_preferences') then
    return query execute format(
      'select t.id from %I t
          join wishes x on x.organization_id = t.organization_id and x.id = t.wish_id
          join wish_windows w on w.organization_id = x.organization_id and w.id = x.window_id
          join terms m on m.organization_id = w.organization_id and m.id = w.term_id
        where t.organization_id = $1 and t.id = any ($2) and m.club_id = any ($3)', entity) using o, ids, clubs;
  elsif entity = 'place_requests' then
    return query select t.id from place_requests t
      join class_schedules s on s.organization_id = t.organization_id and s.id = t.schedule_id
     where t.organization_id = o and t.id = any (ids) and s.club_id = any (clubs);
  elsif entity = 'client_care' then
    return query select unnest(ids);
  elsif entity = 'imports' then
    return query select distinct t.id from imports t
      join memberships m on m.organization_id = t.organization_id and m.user_id = t.created_by
     where t.organization_id = o and t.id = any (ids) and m.role = 'club_admin' and m.club_id = any (clubs);
  elsif entity in ('privacy_texts', 'privacy_consents', 'waivers', 'waiver_signatures', 'erasures') then
    return query select unnest(ids);
  elsif entity in ('debit_mandates', 'debit_collections') then
    return query execute format('select t.id from %I t where t.organization_id = $1 and t.id = any ($2) and t.club_id = any ($3)', entity) using o, ids, clubs;
  elsif entity = 'debit_items' then
    return query select t.id from debit_items t join debit_collections c on c.organization_id = t.organization_id and c.id = t.collection_id
     where t.organization_id = o and t.id = any (ids) and c.club_id = any (clubs);
  elsif entity = 'charges' then
    return query select t.id from charges t where t.organization_id = o and t.id = any (ids) and t.club_id = any (clubs);
  elsif entity = 'charge_lines' then
    return query select t.id from charge_lines t join charges c on c.organization_id = t.organization_id and c.id = t.charge_id
     where t.organization_id = o and t.id = any (ids) and c.club_id = any (clubs);
  elsif entity = 'fee_plan_versions' then
    return query select t.id from fee_plan_versions t join fee_plans p on p.organization_id = t.organization_id and p.id = t.plan_id
     where t.organization_id = o and t.id = any (ids) and (p.club_id is null or p.club_id = any (clubs));
  elsif entity = 'fee_plans' then
    return query select t.id from fee_plans t where t.organization_id = o and t.id = any (ids) and (t.club_id is null or t.club_id = any (clubs));
  elsif entity = 'class_packages' then
    return query select t.id from class_packages t where t.organization_id = o and t.id = any (ids) and (t.club_id is null or t.club_id = any (clubs));
  elsif entity = 'student_packages' then
    return query select t.id from student_packages t where t.organization_id = o and t.id = any (ids) and (t.club_id is null or t.club_id = any (clubs));
  elsif entity = 'package_entries' then
    return query select t.id from package_entries t join student_packages p on p.organization_id = t.organization_id and p.id = t.student_package_id
     where t.organization_id = o and t.id = any (ids) and (p.club_id is null or p.club_id = any (clubs));
  elsif entity in ('day_closings', 'receipts', 'receipt_series', 'payments', 'refunds', 'account_entries') then
    return query execute format('select t.id from %I t where t.organization_id = $1 and t.id = any ($2) and t.club_id = any ($3)', entity) using o, ids, clubs;
  elsif entity in ('online_payments', 'online_events', 'online_refunds', 'online_refunds_there') then
    return query execute format('select t.id from %I t join payments p on p.organization_id = t.organization_id and p.id = t.payment_id
      where t.organization_id = $1 and t.id = any ($2) and p.club_id = any ($3)', entity) using o, ids, clubs;
  elsif entity = 'payment_lines' then
    return query select t.id from payment_lines t join payments p on p.organization_id = t.organization_id and p.id = t.payment_id
     where t.organization_id = o and t.id = any (ids) and p.club_id = any (clubs);
  else
    raise exception 'at which club is a row of %?', entity;
  end if;
end $function$
;

CREATE OR REPLACE FUNCTION app.audit_changed_row()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
declare
  before constant jsonb := app.audited(to_jsonb(old));
  after constant jsonb := app.audited(to_jsonb(new));
  change jsonb;
begin
  select jsonb_object_agg(a.key, jsonb_build_array(before->a.key, a.value)) into change
    from jsonb_each(after) a where a.value is distinct from before->a.key;
  if change is not null then
    perform app.audit_rows('update', tg_table_name, array[new.organization_id], array[new.id], array[change]);
  end if;
  return null;
end $function$
;

CREATE OR REPLACE PROCEDURE app.audit_changed_rows(IN name text, IN machinery text[])
 LANGUAGE plpgsql
AS $procedure$
declare columns text[];
begin
  select array_agg(attname order by attnum) into columns from pg_attribute
   where attrelid = ('public.' || quote_ident(name))::regclass and attnum > 0 and not attisdropped and attname <> all (machinery);
  execute format('drop trigger audit_update on public.%I', name);
  execute format('create trigger audit_update after update on public.%I for each row when (row(%s) is distinct from row(%s)) execute function app.audit_changed_row()',
    name,
    (select string_agg('old.' || quote_ident(c), ', ') from unnest(columns) c),
    (select string_agg('new.' || quote_ident(c), ', ') from unnest(columns) c));
end $procedure$
;

CREATE OR REPLACE FUNCTION app.audit_delete()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
declare organizations uuid[]; ids uuid[]; changes jsonb[];
begin
  select array_agg(o.organization_id), array_agg(o.id), array_agg(app.audited(to_jsonb(o))) into organizations, ids, changes from old_rows o;
  if ids is not null then perform app.audit_rows('delete', tg_table_name, organizations, ids, changes); end if;
  return null;
end $function$
;

CREATE OR REPLACE FUNCTION app.audit_insert()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
declare organizations uuid[]; ids uuid[]; changes jsonb[];
begin
  select array_agg(n.organization_id), array_agg(n.id), array_agg(app.audited(to_jsonb(n))) into organizations, ids, changes from new_rows n;
  if ids is not null then perform app.audit_rows('create', tg_table_name, organizations, ids, changes); end if;
  return null;
end $function$
;

CREATE OR REPLACE FUNCTION app.audit_rows(action text, entity text, organizations uuid[], ids uuid[], changes jsonb[])
 RETURNS void
 LANGUAGE plpgsql
AS $function$
declare actor jsonb := app.current_actor();
begin
  insert into public.audit_log (organization_id, user_id, via, request_id, ip, user_agent, action, entity, entity_id, changes)
  select t.organization_id, (a.who->>'user_id')::uuid, a.who->>'via', a.who->>'request_id', a.who->>'ip', a.who->>'user_agent',
         action, entity, t.id, t.change
    from unnest(organizations, ids, changes) as t(organization_id, id, change)
    cross join lateral (select coalesce(actor->'rows'->(t.id::text), actor) as who) a;
end $function$
;

CREATE OR REPLACE FUNCTION app.audit_update()
 RETURNS trigger
 LANGUAGE plpgsql
 SET enable_nestloop TO 'off'
AS $function$
declare organizations uuid[]; ids uuid[]; changes jsonb[];
begin
  with both_sides as materialized (
    select n.organization_id, n.id, app.audited(to_jsonb(o)) as before, app.audited(to_jsonb(n)) as after
      from new_rows n join old_rows o using (organization_id, id)
  ), changed as (
    select c.organization_id, c.id, (
      select jsonb_object_agg(a.key, jsonb_build_array(c.before->a.key, a.value))
        from jsonb_each(c.after) a where a.value is distinct from c.before->a.key) as change
      from both_sides c where c.before <> c.after
  )
  select array_agg(organization_id), array_agg(id), array_agg(change) into organizations, ids, changes from changed;
  if ids is not null then perform app.audit_rows('update', tg_table_name, organizations, ids, changes); end if;
  return null;
end $function$
;

CREATE OR REPLACE FUNCTION app.audited(row_data jsonb)
 RETURNS jsonb
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE
RETURN ((row_data - '{organization_id,updated_at,iban,in_force_since,enrolled_count,waitlisted_count,attended_count,token_hash,session_starts_at,session_ends_at,search,sort_name,is_over,over_capacity,last_number,rating,total_ratings,revision,last_read_on,last_used_on,failing_since,secret_salt,former_salt,secret_check,failed_tries,moved_at,booked_for,coach_changed_at,booked_coach_id}'::text[]) || CASE WHEN (row_data ? 'secret_salt'::text) THEN jsonb_build_object('url', (("substring"((row_data ->> 'url'::text), '^[a-z]+://[^/?#]*'::text) || '/…'::text) || "left"(md5(((row_data ->> 'id'::text) || (row_data ->> 'url'::text))), 8))) ELSE '{}'::jsonb END)
;

CREATE OR REPLACE PROCEDURE app.bounded(IN name text, IN limits jsonb)
 LANGUAGE plpgsql
AS $procedure$
declare
  own regclass := ('public.' || quote_ident(name))::regclass;
  held boolean := (select relforcerowsecurity from pg_class where oid = own);
  checks text;
  cuts text;
  longer text;
begin
  with columns as (
    select l.key as own_name, l.value::int as most, t.typcategory = 'S' as is_text
      from jsonb_each_text(limits) l
      join pg_attribute a on a.attrelid = own and a.attname = l.key and not a.attisdropped
      join pg_type t on t.oid = a.atttypid
  )
  select string_agg(format('add constraint %I check (%s(%I) <= %s)', name || '_' || own_name || '_length',
                           case when is_text then 'length' else 'pg_column_size' end, own_name, most), ', ' order by own_name),
         string_agg(format('%1$I = left(%1$I, %2$s)', own_name, most), ', ') filter (where is_text),
         string_agg(format('length(%I) > %s', own_name, most), ' or ') filter (where is_text)
    into strict checks, cuts, longer from columns;
  if cuts is not null then
    -- The owner, who is no superuser in many an installation, sees the rows of all organizations for this one statement.
    execute format('alter table %s disable trigger user', own);
    if held then execute format('alter table %s no force row level security', own); end if;
    execute format('update %s set %s where %s', own, cuts, longer);
    if held then execute format('alter table %s force row level security', own); end if;
    execute format('alter table %s enable trigger user', own);
  end if;
  execute format('alter table %s %s', own, checks);
end $procedure$
;

CREATE OR REPLACE FUNCTION app.check_fee_plan()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  if new.key = 'fee_plan' and new.value <> '""' and not exists (
    select from fee_plans p
     where p.id::text = new.value #>> '{}'
       and (p.club_id is null or p.club_id = coalesce(new.club_id, (select g.club_id from class_schedules g where g.id = new.schedule_id), p.club_id)))
  then
    raise exception 'no fee plan for this place' using errcode = 'foreign_key_violation', constraint = 'settings_fee_plan';
  end if;
  return new;
end $function$
;

CREATE OR REPLACE FUNCTION app.check_transition()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  if not (old.status || '>' || new.status) = any (tg_argv) then
    raise exception 'illegal transition of %: % to %', tg_table_name, old.status, new.status
      using errcode = 'check_violation', constraint = tg_table_name || '_transition';
  end if;
  return new;
end $function$
;

CREATE OR REPLACE FUNCTION app.count_refund()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  update payment_lines l set refunded_amount = l.refunded_amount + new.amount
   where l.organization_id = new.organization_id and l.id = new.line_id and l.payment_id = new.payment_id;
  if not found then
    raise exception 'refund of a line of another payment' using errcode = 'check_violation', constraint = 'refunds_line_of_payment';
  end if;
  update payments p
     set refunded_amount = p.refunded_amount + new.amount,
         refunded_money = p.refunded_money + case when new.method = 'account_credit' then 0 else new.amount end,
         status = case when p.refunded_amount + new.amount = p.amount then 'refunded' else 'partially_refunded' end,
         updated_at = now()
   where p.organization_id = new.organization_id and p.id = new.payment_id;
  return new;
end $function$
;

CREATE OR REPLACE FUNCTION app.count_revision()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  new.revision := old.revision + 1;
  return new;
end $function$
;

CREATE OR REPLACE FUNCTION app.current_actor()
 RETURNS jsonb
 LANGUAGE sql
 STABLE PARALLEL SAFE
RETURN (NULLIF(current_setting('app.actor'::text, true), ''::text))::jsonb
;

CREATE OR REPLACE FUNCTION app.current_organization_id()
 RETURNS uuid
 LANGUAGE sql
 STABLE PARALLEL SAFE
RETURN (NULLIF(current_setting('app.organization_id'::text, true), ''::text))::uuid
;

CREATE OR REPLACE FUNCTION app.current_user_id()
 RETURNS uuid
 LANGUAGE sql
 STABLE PARALLEL SAFE
RETURN (NULLIF(current_setting('app.user_id'::text, true), ''::text))::uuid
;

CREATE OR REPLACE FUNCTION app.digits(phone text)
 RETURNS text
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE STRICT
AS $function$
  select btrim(regexp_replace(translate(regexp_replace(phone, '[^0-9/,;]', '', 'g'), '/,;', '   '), '(^| )00', '\1', 'g'))
$function$
;

CREATE OR REPLACE FUNCTION app.erase_kept(before timestamp with time zone, called text, at timestamp with time zone, most integer)
 RETURNS integer
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public'
AS $function$
declare
  o constant uuid := app.current_organization_id();
  receipts_over uuid[];
  mandates_over uuid[];
begin
  receipts_over := array(
    select r.id from erasures e
      join payments p on p.organization_id = o and p.payer_id = e.client_id
      join receipts r on r.organization_id = o and r.payment_id = p.id
     where e.organization_id = o and e.status = 'done' and r.erased_at is null and r.kind <> 'simplified' and r.created_at < before
       and jsonb_typeof(r.content::jsonb -> 'customer') = 'object'
     limit most);
  mandates_over := array(
    select d.id from erasures e join debit_mandates d on d.organization_id = o and d.client_id = e.client_id
     where e.organization_id = o and e.status = 'done' and d.iban = '' and d.holder <> called);
  update receipts r set erased_at = at,
         content = jsonb_set(r.content::jsonb, '{customer}', jsonb_build_object('name', called, 'tax_id', '', 'address', ''))::text
   where r.organization_id = o and r.id = any (receipts_over);
  update debit_mandates d set holder = called, updated_at = at where d.organization_id = o and d.id = any (mandates_over);
  update audit_log t set changes = app.without_words(t.changes)
   where t.organization_id = o and t.entity_id = any (receipts_over || mandates_over) and t.changes is not null;
  return cardinality(receipts_over || mandates_over);
end $function$
;

CREATE OR REPLACE FUNCTION app.erase_person(erasure uuid, called text, at timestamp with time zone)
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public'
AS $function$
declare
  o constant uuid := app.current_organization_id();
  person uuid;
  people uuid[];
  names text[];
  accounts uuid[];
  owned uuid[];
  addresses text[];
  told uuid[];
  coach uuid[];
  phones text[];
  touched uuid[];
begin
  select e.client_id into person from erasures e
   where e.organization_id = o and e.id = erasure and e.status = 'planned' and e.due_at <= at for update;
  if person is null then raise exception 'no erasure is due' using errcode = 'check_violation'; end if;
  select array_agg(c.id), array_agg(distinct c.display_name), array_remove(array_agg(distinct lower(c.email)), null), array_remove(array_agg(c.user_id), null)
    into people, names, addresses, accounts
    from client_profiles c where c.organization_id = o and (c.id = person or c.merged_into = person);
  addresses := addresses || array(select lower(u.email) from users u where u.id = any (accounts));
  -- And as they were called before.
  names := names || array(select distinct n #>> '{}' from audit_log t, jsonb_path_query(t.changes, '$.display_name ? (@.type() == "string")') n
                           where t.organization_id = o and t.entity_id = any (people) and t.entity = 'client_profiles');
  addresses := addresses || array(select distinct lower(n #>> '{}') from audit_log t, jsonb_path_query(t.changes, '$.email ? (@.type() == "string")') n
                           where t.organization_id = o and t.entity_id = any (people) and t.entity = 'client_profiles');
  names := names || array(select u.name from users u where u.id = any (accounts))
    || array(select i.display_name from instructors i where i.organization_id = o and i.user_id = any (accounts));
  phones := array(select c.phone from client_profiles c where c.organization_id = o and c.id = any (people) and c.phone <> '');
  -- An address that somebody else has here, too, is not theirs alone.
  addresses := array(select distinct a from unnest(addresses) a where a <> '' and not exists (
    select from client_profiles c where c.organization_id = o and lower(c.email) = a and c.id <> all (people))
    and not exists (select from memberships m join users u on u.id = m.user_id
      where m.organization_id = o and lower(u.email) = a and u.id <> all (accounts)));

  coach := array(select i.id from instructors i where i.organization_id = o and i.user_id = any (accounts));
  owned := array(select p.id from wish_people p where p.organization_id = o
        and (p.client_id = any (people) or p.client_id is null and lower(p.name) = any (select lower(n) from unnest(names) n)))
    -- And what was said before, and is not any more.
    || array(select t.entity_id from audit_log t where t.organization_id = o and t.entity = 'wish_people'
        and (exists (select from jsonb_path_query(t.changes, '$.client_id ? (@.type() == "string")') c where c #>> '{}' = any (people::text[]))
          or exists (select from jsonb_path_query(t.changes, '$.name ? (@.type() == "string")') n
                      where lower(n #>> '{}') = any (select lower(m) from unnest(names) m))))
    || app.rows_of_people(people) || coach
    || array(select x.id from instructor_exceptions x where x.organization_id = o and x.instructor_id = any (coach))
    || array(select t.entity_id from audit_log t where t.organization_id = o and t.entity = 'memberships'
               and t.changes ->> 'user_id' = any (accounts::text[]))
    || array(select a.evaluation_id from evaluation_authors a where a.organization_id = o and a.student_id = any (people))
    || array(select i.id from invitations i where i.organization_id = o and lower(i.email) = any (addresses))
    || array(select r.id from mail_refusals r where r.organization_id = o and lower(r.address) = any (addresses))
    || array(select s.id from saved_searches s where s.organization_id = o and s.user_id = any (accounts))
    || array(select f.id from calendar_feeds f where f.organization_id = o and f.user_id = any (accounts))
    || array(select k.id from api_tokens k where k.organization_id = o and k.made_by = any (accounts))
    || array(select p.id from notification_preferences p where p.organization_id = o and p.user_id = any (accounts))
    || array(select s.id from waiver_signatures s where s.organization_id = o and s.signed_by = any (accounts))
    || array(select m.id from memberships m where m.organization_id = o and m.user_id = any (accounts));

  -- What they were told, what others were told of them, and the letters that it went by.
  told := array(
    select n.id from notifications n where n.organization_id = o and n.client_id = any (people)
    union select n.id from notifications n where n.organization_id = o and n.user_id = any (accounts)
    union select n.id from notifications n
     where n.organization_id = o and n.kind = 'holder_news'
       and split_part(n.dedupe_key, ':', 3) = any (owned::text[]));
  delete from mails m where m.organization_id = o
     and (m.dedupe_key = any (array(select 'notification:' || n.dedupe_key from notifications n where n.organization_id = o and n.id = any (told)))
       or lower(m.to_email) = any (addresses) and m.dedupe_key not like 'erasure:' || erasure || '%'
       -- A receipt, an invitation: named by its row.
       or m.dedupe_key not like 'notification:%' and m.dedupe_key not like 'erasure:%' and split_part(m.dedupe_key, ':', 2) = any (owned::text[]));
  delete from notifications n where n.organization_id = o and n.id = any (told);

  update waiver_signatures t set typed_name = called where t.organization_id = o and (t.client_id = any (people) or t.signed_by = any (accounts)) and t.typed_name <> '';
  delete from webhook_deliveries d where d.organization_id = o
     and exists (select from unnest(people || accounts) p where position(p::text in d.body) > 0);
  -- A sum in which they were is made without them, when it is made again.
  delete from plan_solves t where t.organization_id = o
     and exists (select from unnest(people) p where position(p::text in concat(t.puzzle, t.before, t.best)) > 0);
  update plans t set locks = app.without_people(t.locks, people::text[]), excluded = app.without_people(t.excluded, people::text[]),
         puzzle = app.without_people(t.puzzle, people::text[]), found = app.without_people(t.found, people::text[]), updated_at = at
   where t.organization_id = o
     and exists (select from unnest(people) p where position(p::text in concat(t.locks, t.excluded, t.puzzle, t.found)) > 0);
  delete from wish_times t where t.organization_id = o and t.id = any (owned);
  delete from wish_people t where t.organization_id = o and t.id = any (owned);
  delete from wish_preferences t where t.organization_id = o and t.id = any (owned);
  delete from wishes t where t.organization_id = o and t.student_id = any (people);
  delete from client_care t where t.organization_id = o and t.client_id = any (people);
  delete from guardians t where t.organization_id = o and (t.guardian_id = any (people) or t.dependant_id = any (people));
  delete from invitations t where t.organization_id = o and (t.client_id = any (people) or lower(t.email) = any (addresses));
  delete from mail_refusals t where t.organization_id = o and lower(t.address) = any (addresses);
  delete from saved_searches t where t.organization_id = o and t.user_id = any (accounts);
  delete from calendar_feeds t where t.organization_id = o and t.user_id = any (accounts);
  delete from api_tokens t where t.organization_id = o and t.made_by = any (accounts);
  delete from notification_preferences t where t.organization_id = o and t.user_id = any (accounts);
  delete from evaluation_authors t where t.organization_id = o and (t.student_id = any (people) or t.written_by = any (accounts));
  delete from import_rows t where t.organization_id = o and t.subject = any (owned);
  delete from idempotency_keys t where t.organization_id = o
     and t.user_id = any (accounts);
  -- Somebody else's request stays known, so that it is not done twice.
  update idempotency_keys t set status = 409, body = app.forgotten_answer() where t.organization_id = o and t.body is not null
     and (exists (select from unnest(people || accounts) p where position(p::text in t.body::text) > 0)
       or exists (select from unnest(names || addresses) n where length(n) > 3 and position(to_jsonb(n)::text in t.body::text) > 0));
  -- As a coach they were somebody, too: which classes they gave stays, of nobody in particular.
  update instructors t set display_name = called, bio = '', certifications = '[]', years_experience = 0, is_public = false,
         on_club_page = false, is_active = false, user_id = null, updated_at = at
   where t.organization_id = o and t.id = any (coach);
  update instructor_exceptions t set reason = '' where t.organization_id = o and t.instructor_id = any (coach) and t.reason <> '';

  update client_profiles t set display_name = called, email = null, phone = '', birth_date = null, desk_notes = '', blocked_at = null,
         blocked_reason = '', certificate_until = null, user_id = null, is_active = false, erased_at = at, updated_at = at
   where t.organization_id = o and t.id = any (people);
  delete from foresight_chances t where t.organization_id = o and t.student_id = any (people);
  update class_enrollments t set cancel_reason = app.own_code(t.cancel_reason), moved_reason = app.own_code(t.moved_reason),
         payment_undone_reason = app.own_code(t.payment_undone_reason), payment_reference = ''
   where t.organization_id = o and t.student_id = any (people)
     and (t.cancel_reason, t.moved_reason, t.payment_undone_reason, t.payment_reference) is distinct from ('', '', '', '');
  update class_attendance t set instructor_notes = '', student_feedback = ''
   where t.organization_id = o and t.student_id = any (people) and (t.instructor_notes <> '' or t.student_feedback <> '');
  update schedule_enrollments t set end_reason = app.own_code(t.end_reason)
   where t.organization_id = o and t.student_id = any (people) and t.end_reason <> '';
  update schedule_enrollment_pauses t set reason = '' where t.organization_id = o and t.id = any (owned) and t.reason <> '';
  update place_requests t set moved_reason = app.own_code(t.moved_reason)
   where t.organization_id = o and t.student_id = any (people) and t.moved_reason <> '';
  update make_up_entries t set reason = app.own_code(t.reason) where t.organization_id = o and t.id = any (owned) and t.reason <> '';
  update package_entries t set reason = app.own_code(t.reason) where t.organization_id = o and t.id = any (owned) and t.reason <> '';
  update student_packages t set payment_reference = '', gift_reason = ''
   where t.organization_id = o and t.student_id = any (people) and (t.payment_reference <> '' or t.gift_reason <> '');
  update charges t set cancel_reason = app.own_code(t.cancel_reason)
   where t.organization_id = o and t.student_id = any (people) and t.cancel_reason <> '';
  update charge_lines t set reason = app.own_code(t.reason) where t.organization_id = o and t.id = any (owned) and t.reason <> '';
  update level_entries t set reason = '' where t.organization_id = o and t.student_id = any (people) and t.reason <> '';
  update instructor_evaluations t set comments = '', reply = '', replied_at = null
   where t.organization_id = o and t.id = any (owned) and (t.comments <> '' or t.reply <> '');
  update payments t set reference = '' where t.organization_id = o and t.payer_id = any (people) and t.reference <> '';
  update payment_lines t set discount_reason = app.own_code(t.discount_reason) where t.organization_id = o and t.id = any (owned) and t.discount_reason <> '';
  update refunds t set reason = app.own_code(t.reason) where t.organization_id = o and t.id = any (owned) and t.reason <> '';
  update account_entries t set reason = app.own_code(t.reason) where t.organization_id = o and t.client_id = any (people) and t.reason <> '';
  update online_payments t set page = '{}', url = '', problem = app.own_code(t.problem) where t.organization_id = o and t.id = any (owned);
  update online_refunds t set error = '' where t.organization_id = o and t.id = any (owned) and t.error <> '';
  -- Stripe's names of it open nothing, and are needed to have it forgotten there.
  update saved_cards t set brand = '', last_four = '0000', exp_month = 1, exp_year = 2000, removed_at = coalesce(t.removed_at, at), updated_at = at
   where t.organization_id = o and t.client_id = any (people);
  -- What a bank has collected it may ask about: account and holder go when the bank may not any more.
  update debit_mandates t set ended_at = coalesce(t.ended_at, at), end_reason = coalesce(nullif(t.end_reason, ''), 'ended'), updated_at = at,
         iban = case when c.is_kept then t.iban else '' end, holder = case when c.is_kept then t.holder else called end
    from (select d.id, d.iban <> '' and exists (select from debit_items i
            where i.organization_id = o and i.mandate_id = d.id and i.status <> 'taken_out') as is_kept
            from debit_mandates d where d.organization_id = o and d.client_id = any (people)) c
   where t.organization_id = o and t.id = c.id;
  update changes t set reason = app.own_code(t.reason), was = null, became = null where t.organization_id = o and t.cause = any (people);

  update saved_cards t set customer_id = '', updated_at = at where t.organization_id = o and t.client_id = any (people);
  delete from former_names t where t.organization_id = o and t.instructor_id = any (coach);
  touched := app.forget_accounts(accounts);

  -- Last, for all of this has left its lines.
  update audit_log t set changes = case when t.entity in ('client_profiles', 'client_care', 'guardians', 'invitations', 'debit_mandates',
           'saved_cards', 'mail_refusals', 'notification_preferences', 'saved_searches', 'memberships', 'instructors') then '{}' else app.without_words(t.changes) end
   where t.organization_id = o and t.entity_id = any (owned) and t.changes is not null;
  update audit_log t set ip = null, user_agent = null, user_id = null, changes = app.without_accounts(t.changes, accounts)
   where t.organization_id = o and t.user_id = any (accounts);
  update audit_log t set changes = app.without_accounts(t.changes, accounts)
   where t.organization_id = o and t.entity_id = any (owned) and t.changes is not null;
  update audit_log t set changes = app.without_accounts(t.changes, accounts)
   where t.organization_id = o and t.entity_id = any (touched) and t.changes is not null;
  -- A list that was exported says what was looked for.
  update audit_log t set changes = t.changes #- '{filters,q}' where t.organization_id = o and t.entity_id = o
     and app.looks_for(t.changes #>> '{filters,q}', names, addresses || phones);
end $function$
;

CREATE OR REPLACE FUNCTION app.fee_pays(group_id uuid, place uuid, on_day date)
 RETURNS boolean
 LANGUAGE sql
 STABLE
AS $function$
  select place is not null and (
    exists (select from charges c where c.place_id = place and c.status <> 'cancelled' and c.deposit is null and on_day between c.period_start and c.period_end)
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
       where c.status <> 'cancelled' and c.deposit is null and on_day between c.period_start and c.period_end))
$function$
;

CREATE OR REPLACE FUNCTION app.folded(words text)
 RETURNS text
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE STRICT
AS $function$
  select translate(
    replace(replace(replace(replace(replace(replace(replace(
      regexp_replace(normalize(words, nfkd), '[\u0300-\u036f]', '', 'g'),
      'ß', 'ss'), 'æ', 'ae'), 'Æ', 'ae'), 'œ', 'oe'), 'Œ', 'oe'), 'þ', 'th'), 'Þ', 'th'),
    'ABCDEFGHIJKLMNOPQRSTUVWXYZøØđĐðÐłŁıħĦŧŦŋŊΑΒΓΔΕΖΗΘΙΚΛΜΝΞΟΠΡΣςΤΥΦΧΨΩАБВГДЕЖЗИКЛМНОПРСТУФХЦЧШЩЪЫЬЭЮЯІЄҐЂЈЉЊЋЏ',
    'abcdefghijklmnopqrstuvwxyzooddddllihhttnnαβγδεζηθικλμνξοπρσστυφχψωабвгдежзиклмнопрстуфхцчшщъыьэюяієґђјљњћџ')
$function$
;

CREATE OR REPLACE FUNCTION app.forget_account(account uuid, called text)
 RETURNS void
 LANGUAGE plpgsql
AS $function$
declare address constant text := (select lower(email) from public.users where id = account);
begin
  delete from public.user_verifications v
   where position(account::text in v.identifier || v.value) > 0
      or address = any (regexp_split_to_array(lower(v.identifier || ' ' || v.value), '[^[:alnum:].!#$%&''*+/=?^_`{|}~@-]+'));
  delete from public.identity_mails m where lower(m.to_email) = address;
  delete from public.user_sessions where user_id = account;
  delete from public.user_accounts where user_id = account;
  delete from public.user_two_factors where user_id = account;
  update public.users set name = called, email = account || '@erased.invalid', email_verified = false, image = null,
         two_factor_enabled = false, updated_at = now()
   where id = account;
end $function$
;

CREATE OR REPLACE FUNCTION app.forget_accounts(accounts uuid[])
 RETURNS uuid[]
 LANGUAGE plpgsql
AS $function$
declare
  o constant uuid := app.current_organization_id();
  touched uuid[] := '{}';
  hit uuid[];
  r record;
begin
  if cardinality(accounts) = 0 then return touched; end if;
  for r in
    select f.conrelid::regclass as name, a.attname as column_name
      from pg_constraint f join pg_attribute a on a.attrelid = f.conrelid and a.attnum = any (f.conkey) and a.attname <> 'organization_id'
     where f.contype = 'f' and f.confrelid = 'public.users'::regclass and not a.attnotnull
       and exists (select from pg_attribute k where k.attrelid = f.conrelid and k.attname = 'organization_id')
  loop
    execute format('with touched as (update %s set %I = null where organization_id = $1 and %I = any ($2) returning id) select array_agg(id) from touched',
      r.name, r.column_name, r.column_name) into hit using o, accounts;
    touched := touched || coalesce(hit, '{}');
  end loop;
  return touched;
end $function$
;

CREATE OR REPLACE FUNCTION app.forget_audit(before timestamp with time zone, most integer)
 RETURNS bigint
 LANGUAGE sql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public'
AS $function$
  with oldest as (
    select a.organization_id, a.id from public.audit_log a
     where a.organization_id = app.current_organization_id() order by a.id limit most
  ), gone as (
    delete from public.audit_log a using oldest o
     where a.organization_id = o.organization_id and a.id = o.id
       and a.at < least(before, now() - interval '30 days')
    returning 1
  )
  select count(*) from gone
$function$
;

CREATE OR REPLACE FUNCTION app.forget_plans()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  delete from public.plans where organization_id = old.organization_id and old.id = any (term_ids);
  return null;
end $function$
;

CREATE OR REPLACE FUNCTION app.forgotten_answer()
 RETURNS jsonb
 LANGUAGE sql
 IMMUTABLE
AS $function$
  select '{"type": "about:blank", "title": "Conflict", "status": 409, "code": "idempotency.forgotten", "detail": "It was done; its answer was about somebody who was erased since."}'::jsonb
$function$
;

CREATE OR REPLACE FUNCTION app.in_system()
 RETURNS boolean
 LANGUAGE sql
 STABLE PARALLEL SAFE
RETURN (current_setting('app.system'::text, true) = 'on'::text)
;

CREATE OR REPLACE FUNCTION app.keep_former_group()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
declare at constant timestamptz := case when new.updated_at is distinct from old.updated_at then new.updated_at else now() end;
begin
  if exists (select from public.class_sessions s
              where s.organization_id = old.organization_id and s.schedule_id = old.id and s.scheduled_datetime < at) then
    insert into public.former_groups (organization_id, schedule_id, until, name, description, location, class_type_id, level_id)
    values (old.organization_id, old.id, at, old.name, old.description, old.location, old.class_type_id, old.level_id);
  end if;
  return null;
end $function$
;

CREATE OR REPLACE FUNCTION app.keep_former_name()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  execute format('insert into public.former_names (organization_id, until, name, %I) values ($1, $2, $3, $4)', tg_argv[0])
    using old.organization_id, case when new.updated_at is distinct from old.updated_at then new.updated_at else now() end,
          to_jsonb(old) ->> tg_argv[1], old.id;
  return null;
end $function$
;

CREATE OR REPLACE FUNCTION app.keep_level()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  insert into public.level_entries (organization_id, student_id, number, level, before, created_by)
  select new.organization_id, new.id, coalesce(max(e.number), 0) + 1, new.level, case when tg_op = 'UPDATE' then old.level end,
         (app.current_actor()->>'user_id')::uuid
    from public.level_entries e where e.organization_id = new.organization_id and e.student_id = new.id;
  return null;
end $function$
;

CREATE OR REPLACE FUNCTION app.link_subject(identifier text, value text)
 RETURNS text
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE
RETURN CASE WHEN (identifier ~~ 'reset-password:%'::text) THEN value WHEN (identifier ~~ 'magic-link:%'::text) THEN lower(((value)::jsonb ->> 'email'::text)) ELSE NULL::text END
;

CREATE OR REPLACE FUNCTION app.looks_for(looked text, names text[], ways text[])
 RETURNS boolean
 LANGUAGE sql
 IMMUTABLE
AS $function$
  select looked ~ '[[:alnum:]]' and (
    lower(looked) = any (ways) or lower(looked) in (select split_part(w, '@', 1) from unnest(ways) w)
    or exists (select from unnest(names) n
                where position(app.words_of(looked) in app.words_of(n)) > 0 or position(app.words_of(n) in app.words_of(looked)) > 0))
$function$
;

CREATE OR REPLACE FUNCTION app.lost_race()
 RETURNS boolean
 LANGUAGE plpgsql
AS $function$
begin
  raise exception 'what was decided about had changed' using errcode = 'serialization_failure';
end $function$
;

CREATE OR REPLACE FUNCTION app.mark_booking()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
declare
  was constant boolean := tg_op <> 'INSERT' and (old.status in ('enrolled', 'no_show') or old.released);
  is_now constant boolean := tg_op <> 'DELETE' and (new.status in ('enrolled', 'no_show') or new.released);
  stays constant boolean := tg_op = 'UPDATE' and row(new.session_id, new.session_starts_at, new.student_id)
    is not distinct from row(old.session_id, old.session_starts_at, old.student_id);
begin
  if tg_op <> 'INSERT' then
    insert into public.kept_marks (organization_id, session_id, student_id) values (old.organization_id, old.session_id, old.student_id);
  end if;
  if tg_op <> 'DELETE' and not stays then
    insert into public.kept_marks (organization_id, session_id, student_id) values (new.organization_id, new.session_id, new.student_id);
  end if;
  -- A fee is shared by the dates of its place: one more or one less changes what the others have earned.
  if tg_op <> 'INSERT' and old.schedule_enrollment_id is not null and was
     and not (stays and is_now and new.schedule_enrollment_id is not distinct from old.schedule_enrollment_id) then
    perform app.mark_fees_at(old.organization_id, old.schedule_enrollment_id, s.local_date)
       from public.class_sessions s where s.organization_id = old.organization_id and s.id = old.session_id;
  end if;
  if tg_op <> 'DELETE' and new.schedule_enrollment_id is not null and is_now
     and not (stays and was and new.schedule_enrollment_id is not distinct from old.schedule_enrollment_id) then
    perform app.mark_fees_at(new.organization_id, new.schedule_enrollment_id, s.local_date)
       from public.class_sessions s where s.organization_id = new.organization_id and s.id = new.session_id;
  end if;
  return null;
end $function$
;

CREATE OR REPLACE FUNCTION app.mark_booking_of(organization uuid, booking uuid)
 RETURNS void
 LANGUAGE plpgsql
AS $function$
begin
  insert into public.kept_marks (organization_id, session_id)
  select e.organization_id, e.session_id from public.class_enrollments e
   where e.organization_id = organization and e.id = booking and e.session_starts_at < now();
end $function$
;

CREATE OR REPLACE FUNCTION app.mark_charge(organization uuid, charge uuid)
 RETURNS void
 LANGUAGE plpgsql
AS $function$
begin
  perform app.mark_fee(h.organization_id, h.root_id, h.period_start, h.period_end)
     from public.charges h where h.organization_id = organization and h.id = charge and h.period_end < now()::date;
end $function$
;

CREATE OR REPLACE FUNCTION app.mark_charge_line()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  if tg_op <> 'INSERT' then perform app.mark_charge(old.organization_id, old.charge_id); end if;
  if tg_op <> 'DELETE' then perform app.mark_charge(new.organization_id, new.charge_id); end if;
  return null;
end $function$
;

CREATE OR REPLACE FUNCTION app.mark_charged()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  if tg_op <> 'INSERT' then perform app.mark_fee(old.organization_id, old.root_id, old.period_start, old.period_end); end if;
  if tg_op <> 'DELETE' then perform app.mark_fee(new.organization_id, new.root_id, new.period_start, new.period_end); end if;
  return null;
end $function$
;

CREATE OR REPLACE FUNCTION app.mark_class()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  insert into public.kept_marks (organization_id, session_id, everybody)
  values (new.organization_id, new.id, tg_op = 'UPDATE' and row(old.club_id, old.schedule_id, old.local_date, old.scheduled_datetime,
      old.instructor_id, old.substitute_instructor_id, old.status = 'cancelled', old.cancel_reason)
    is distinct from row(new.club_id, new.schedule_id, new.local_date, new.scheduled_datetime,
      new.instructor_id, new.substitute_instructor_id, new.status = 'cancelled', new.cancel_reason));
  if tg_op = 'UPDATE' and row(old.local_date, old.status = 'cancelled') is distinct from row(new.local_date, new.status = 'cancelled') then
    perform app.mark_fees_at(e.organization_id, e.schedule_enrollment_id, day)
       from public.class_enrollments e cross join unnest(array[old.local_date, new.local_date]) day
      where e.organization_id = new.organization_id and e.session_id = new.id and e.schedule_enrollment_id is not null;
  end if;
  return null;
end $function$
;

CREATE OR REPLACE FUNCTION app.mark_class_gone()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  insert into public.kept_marks (organization_id, session_id) values (old.organization_id, old.id);
  return null;
end $function$
;

CREATE OR REPLACE FUNCTION app.mark_entry()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  if tg_op <> 'INSERT' then perform app.mark_booking_of(old.organization_id, old.enrollment_id); end if;
  if tg_op <> 'DELETE' then perform app.mark_booking_of(new.organization_id, new.enrollment_id); end if;
  return null;
end $function$
;

CREATE OR REPLACE FUNCTION app.mark_fee(organization uuid, root uuid, first_day date, last_day date)
 RETURNS void
 LANGUAGE plpgsql
AS $function$
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
end $function$
;

CREATE OR REPLACE FUNCTION app.mark_fees_at(organization uuid, place uuid, day date)
 RETURNS void
 LANGUAGE plpgsql
AS $function$
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
end $function$
;

CREATE OR REPLACE FUNCTION app.mark_line()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  if tg_op <> 'INSERT' then
    if old.enrollment_id is not null then perform app.mark_booking_of(old.organization_id, old.enrollment_id); end if;
    if old.charge_id is not null then perform app.mark_charge(old.organization_id, old.charge_id); end if;
  end if;
  if tg_op <> 'DELETE' then
    if new.enrollment_id is not null then perform app.mark_booking_of(new.organization_id, new.enrollment_id); end if;
    if new.charge_id is not null then perform app.mark_charge(new.organization_id, new.charge_id); end if;
  end if;
  return null;
end $function$
;

CREATE OR REPLACE FUNCTION app.mark_package()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  insert into public.kept_marks (organization_id, session_id)
  with recursive down(id, steps) as (
    select new.id, 0
    union all
    select b.id, steps + 1 from down join public.student_packages b on b.organization_id = new.organization_id and b.transferred_from = down.id
     where steps < 3)
  select x.organization_id, e.session_id
    from down
    join public.package_entries x on x.organization_id = new.organization_id and x.student_package_id = down.id
    join public.class_enrollments e on e.organization_id = x.organization_id and e.id = x.enrollment_id and e.session_starts_at < now()
   group by 1, 2;
  return null;
end $function$
;

CREATE OR REPLACE FUNCTION app.mark_payment()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  perform app.mark_booking_of(l.organization_id, l.enrollment_id), app.mark_charge(l.organization_id, l.charge_id)
     from public.payment_lines l where l.organization_id = new.organization_id and l.payment_id = new.id;
  return null;
end $function$
;

CREATE OR REPLACE FUNCTION app.mark_place()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
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
end $function$
;

CREATE OR REPLACE FUNCTION app.no_step_of_another_secret()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  new.last_step := null;
  return new;
end $function$
;

CREATE OR REPLACE FUNCTION app.organizations_due(duty text, at timestamp with time zone)
 RETURNS SETOF uuid
 LANGUAGE plpgsql
AS $function$
declare
  o uuid;
  due boolean;
begin
  for o in select id from public.organizations order by id loop
    perform set_config('app.organization_id', o::text, true);
    if duty = 'complete_sessions' then
      due := exists (select from public.class_sessions s
        where s.organization_id = o and not s.is_over and s.ends_at <= at);
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
    elsif duty = 'serve_place_queues' then
      due := exists (select from public.place_requests r
        where r.organization_id = o and r.status in ('waiting', 'offered'));
    elsif duty = 'release_unpaid' then
      due := exists (select from public.class_enrollments e where e.organization_id = o and e.pay_until is not null and e.pay_until <= at);
    elsif duty = 'settle_online' then
      due := exists (select from public.online_payments p where p.organization_id = o and p.closed_at is null)
          or exists (select from public.online_refunds r where r.organization_id = o and r.state = 'pending');
    elsif duty = 'send_records' then
      due := exists (select from public.verifactu_sendings s where s.organization_id = o and s.status = 'waiting');
    elsif duty = 'work_package_rounds' then
      due := exists (select from public.package_round_items i where i.organization_id = o and i.status = 'waiting');
    elsif duty = 'send_webhooks' then
      due := exists (select from public.webhook_endpoints e
        where e.organization_id = o and e.disabled_at is null
          and exists (select from public.webhook_deliveries d
            where d.organization_id = o and d.endpoint_id = e.id and d.status = 'waiting' and d.next_at <= at));
    elsif duty = 'send_pushes' then
      due := exists (select from public.pushes p where p.organization_id = o and p.next_at <= at);
    elsif duty = 'solve_plans' then
      due := exists (select from public.plan_solves p where p.organization_id = o and (p.leased_until is null or p.leased_until <= at));
    else
      raise exception 'no look for the duty %', duty;
    end if;
    if due then return next o; end if;
  end loop;
  perform set_config('app.organization_id', '', true);
end $function$
;

CREATE OR REPLACE FUNCTION app.own_code(words text)
 RETURNS text
 LANGUAGE sql
 IMMUTABLE
AS $function$
  select case when words ~ '^[a-z]+(_[a-z]+)+$' or words in ('merged', 'erased') then words else '' end
$function$
;

CREATE OR REPLACE FUNCTION app.rate_evaluated()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  if tg_op = 'INSERT' then
    perform app.rate_instructor(c.organization_id, c.instructor_id)
       from (select distinct organization_id, instructor_id from new_rows where shown_on is not null order by 1, 2) c;
  elsif tg_op = 'DELETE' then
    perform app.rate_instructor(c.organization_id, c.instructor_id)
       from (select distinct organization_id, instructor_id from old_rows where shown_on is not null order by 1, 2) c;
  else
    perform app.rate_instructor(c.organization_id, c.instructor_id)
       from (select organization_id, instructor_id from old_rows where shown_on is not null
              union select organization_id, instructor_id from new_rows where shown_on is not null order by 1, 2) c;
  end if;
  return null;
end $function$
;

CREATE OR REPLACE FUNCTION app.rate_instructor(organization uuid, instructor uuid)
 RETURNS void
 LANGUAGE plpgsql
AS $function$
begin
  -- The sum below is made when whoever else writes about the same coach has committed.
  perform 1 from public.instructors where organization_id = organization and id = instructor for no key update;
  update public.instructors i set rating = r.mean, total_ratings = r.number
    from (select round(avg(e.overall_rating), 2) as mean, count(*)::integer as number
            from public.instructor_evaluations e
           where e.organization_id = organization and e.instructor_id = instructor and e.shown_on is not null) r
   where i.organization_id = organization and i.id = instructor and (i.rating, i.total_ratings) is distinct from (r.mean, r.number);
end $function$
;

CREATE OR REPLACE FUNCTION app.refuse_on_closed_court()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  if exists (select from public.reservations c
              where c.organization_id = new.organization_id and c.court_id = new.court_id
                and c.booking_type = 'closed' and c.status = 'confirmed'
                and c.ends_at > new.starts_at and c.starts_at < new.ends_at) then
    return null;
  end if;
  return new;
end $function$
;

CREATE OR REPLACE FUNCTION app.rows_of_people(people uuid[])
 RETURNS uuid[]
 LANGUAGE plpgsql
 STABLE
AS $function$
declare
  o constant uuid := app.current_organization_id();
  direct constant oid[] := array(select conrelid from pg_constraint where contype = 'f' and confrelid = 'public.client_profiles'::regclass
    and conrelid <> 'public.wish_people'::regclass);
  owned uuid[] := people;
  known oid[] := direct || 'public.client_profiles'::regclass::oid;
  level oid[] := '{}';
  ids jsonb := '{}';
  r record;
  hit uuid[];
begin
  for r in
    select f.conrelid as child, f.conrelid::regclass as name, array_agg(distinct a.attname) as columns
      from pg_constraint f join pg_attribute a on a.attrelid = f.conrelid and a.attnum = f.conkey[2]
     where f.contype = 'f' and f.confrelid = 'public.client_profiles'::regclass and f.conrelid <> f.confrelid
       -- A ticket of somebody else that they would have paid for.
       and a.attname <> 'credit_of'
       -- Somebody else's wish.
       and f.conrelid <> 'public.wish_people'::regclass
     group by 1
  loop
    hit := '{}';
    for i in 1 .. array_length(r.columns, 1) loop
      execute format('select $1 || array(select id from %s where organization_id = $2 and %I = any ($3))', r.name, r.columns[i])
        into hit using hit, o, people;
    end loop;
    if cardinality(hit) > 0 then
      owned := owned || hit;
      level := level || r.child;
      ids := ids || jsonb_build_object(r.child::text, to_jsonb(hit));
    end if;
  end loop;
  while cardinality(level) > 0 loop
    declare
      next_level oid[] := '{}';
    begin
      for r in
        select f.conrelid as child, f.conrelid::regclass as name, a.attname as column_name, f.confrelid as parent
          from pg_constraint f join pg_attribute a on a.attrelid = f.conrelid and a.attnum = f.conkey[2]
         where f.contype = 'f' and f.confrelid = any (level) and f.conrelid <> all (known)
           and exists (select from pg_attribute k where k.attrelid = f.conrelid and k.attname = 'id' and k.atttypid = 'uuid'::regtype)
      loop
        execute format('select array(select id from %s where organization_id = $1 and %I = any (array(select jsonb_array_elements_text($2)::uuid)))',
          r.name, r.column_name) into hit using o, ids -> r.parent::text;
        if cardinality(hit) > 0 then
          owned := owned || hit;
          next_level := next_level || r.child;
          ids := ids || jsonb_build_object(r.child::text, coalesce(ids -> r.child::text, '[]') || to_jsonb(hit));
        end if;
      end loop;
      known := known || level || next_level;
      level := next_level;
    end;
  end loop;
  return array(select distinct unnest(owned));
end $function$
;

CREATE OR REPLACE FUNCTION app.search_text(name text, email text, phone text)
 RETURNS text
 LANGUAGE plpgsql
 IMMUTABLE PARALLEL SAFE
AS $function$
declare
  plain constant text := app.words(coalesce(name, ''));
  joined constant text := app.words(translate(coalesce(name, ''), '''’‘.-‐‑´`', ''));
begin
  return ' ' || plain || E'\n ' || case when joined = plain then '' else joined end
    || E'\n ' || app.folded(coalesce(email, '')) || E'\n ' || app.digits(coalesce(phone, ''))
    || E'\n ' || app.sounds(plain) || E'\n';
end $function$
;

CREATE OR REPLACE FUNCTION app.shortened(value jsonb, most integer)
 RETURNS jsonb
 LANGUAGE plpgsql
 IMMUTABLE PARALLEL SAFE STRICT
AS $function$
begin
  return case jsonb_typeof(value)
    when 'string' then case when length(value #>> '{}') > most then to_jsonb(left(value #>> '{}', most) || '…') else value end
    when 'array' then (select coalesce(jsonb_agg(app.shortened(one, most) order by place), '[]')
                         from jsonb_array_elements(value) with ordinality as t(one, place))
    when 'object' then (select coalesce(jsonb_object_agg(key, app.shortened(one, most)), '{}') from jsonb_each(value) as t(key, one))
    else value
  end;
end $function$
;

CREATE OR REPLACE FUNCTION app.sort_name(name text)
 RETURNS text
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE STRICT
AS $function$
  select left(regexp_replace(regexp_replace(regexp_replace(
    app.words(replace(replace(normalize(name, nfc), 'ñ', U&'n\E000'), 'Ñ', U&'n\E000')),
    '(^| )([0-9])(?= |$)', '\1000\2', 'g'), '(^| )([0-9]{2})(?= |$)', '\100\2', 'g'), '(^| )([0-9]{3})(?= |$)', '\10\2', 'g'), 200)
$function$
;

CREATE OR REPLACE FUNCTION app.sounds(words text)
 RETURNS text
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE STRICT
AS $function$
  select translate(regexp_replace(translate(
    regexp_replace(regexp_replace(regexp_replace(regexp_replace(regexp_replace(replace(replace(replace(words,
      'ch', '~'), 'ph', 'f'), 'h', ''),
      'g([ei])', 'j\1', 'g'), 'gu([ei])', 'g\1', 'g'), 'qu([ei])', 'k\1', 'g'), 'c([ei])', 's\1', 'g'), '(^| )x', '\1j', 'g'),
    'vwzcqxy', 'bbskksi'), '([a-z])\1', '\1', 'g'), 'abcdefghijklmnopqrstuvwxyz', 'ABCDEFGHIJKLMNOPQRSTUVWXYZ')
$function$
;

CREATE OR REPLACE FUNCTION app.staff_changed()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  delete from public.session_instructors where organization_id = old.organization_id and session_id = old.id;
  insert into public.session_instructors (organization_id, session_id, instructor_id, is_assistant, starts_at, ends_at)
  select new.organization_id, new.id, s.instructor_id, s.is_assistant, new.scheduled_datetime, new.ends_at
    from app.staff_of(new) s;
  return null;
end $function$
;

CREATE OR REPLACE FUNCTION app.staff_inserted()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  insert into public.session_instructors (organization_id, session_id, instructor_id, is_assistant, starts_at, ends_at)
  select n.organization_id, n.id, s.instructor_id, s.is_assistant, n.scheduled_datetime, n.ends_at
    from new_rows n, app.staff_of(row(n.*)::public.class_sessions) s
   order by n.scheduled_datetime;
  return null;
end $function$
;

CREATE OR REPLACE FUNCTION app.staff_of(own class_sessions)
 RETURNS TABLE(instructor_id uuid, is_assistant boolean)
 LANGUAGE sql
 STABLE
AS $function$
  select coalesce(own.substitute_instructor_id, own.instructor_id), false
   where own.cancelled_at is null and coalesce(own.substitute_instructor_id, own.instructor_id) is not null
  union all
  select a, true from unnest(own.assistant_instructor_ids) a
   where own.cancelled_at is null and a is distinct from coalesce(own.substitute_instructor_id, own.instructor_id)
$function$
;

CREATE OR REPLACE FUNCTION app.take_session_time()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  select s.scheduled_datetime, s.ends_at into new.session_starts_at, new.session_ends_at
    from public.class_sessions s where s.organization_id = new.organization_id and s.id = new.session_id;
  new.session_starts_at := coalesce(new.session_starts_at, '-infinity');
  new.session_ends_at := coalesce(new.session_ends_at, '-infinity');
  return new;
end $function$
;

CREATE OR REPLACE PROCEDURE app.tenant_table(IN name text, IN privileges text DEFAULT 'select, insert, update, delete'::text, IN audit boolean DEFAULT true)
 LANGUAGE plpgsql
AS $procedure$
begin
  execute format('alter table public.%I enable row level security', name);
  execute format('alter table public.%I force row level security', name);
  execute format('create policy tenant on public.%I using (organization_id = app.current_organization_id())', name);
  execute format('grant %s on public.%I to bandeja_app', privileges, name);
  if audit then
    execute format('create trigger audit_insert after insert on public.%I referencing new table as new_rows for each statement execute function app.audit_insert()', name);
    execute format('create trigger audit_update after update on public.%I referencing old table as old_rows new table as new_rows for each statement execute function app.audit_update()', name);
    execute format('create trigger audit_delete after delete on public.%I referencing old table as old_rows for each statement execute function app.audit_delete()', name);
  end if;
end $procedure$
;

CREATE OR REPLACE FUNCTION app.void_links()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  delete from public.user_verifications
   where (identifier like 'reset-password:%' or identifier like 'magic-link:%')
     and app.link_subject(identifier, value) in (
       new.user_id::text, (select lower(email) from public.users where id = new.user_id));
  return null;
end $function$
;

CREATE OR REPLACE FUNCTION app.void_other_links()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  delete from public.user_verifications
   where identifier like 'magic-link:%'
     and app.link_subject(identifier, value) = app.link_subject(old.identifier, old.value);
  return null;
end $function$
;

CREATE OR REPLACE FUNCTION app.without_accounts(changes jsonb, accounts uuid[])
 RETURNS jsonb
 LANGUAGE sql
 IMMUTABLE
AS $function$
  select case when exists (select from unnest(accounts) a where position(a::text in changes::text) > 0)
    then (select coalesce(jsonb_object_agg(key, value), '{}') from jsonb_each(changes)
           where not exists (select from unnest(accounts) a where position(a::text in value::text) > 0))
    else changes end
$function$
;

CREATE OR REPLACE FUNCTION app.without_people(doc jsonb, people text[])
 RETURNS jsonb
 LANGUAGE plpgsql
 IMMUTABLE PARALLEL SAFE
AS $function$
begin
  if jsonb_typeof(doc) = 'array' then
    return (select coalesce(jsonb_agg(app.without_people(e, people) order by n), '[]')
              from jsonb_array_elements(doc) with ordinality l (e, n)
             where not (jsonb_typeof(e) = 'string' and e #>> '{}' = any (people))
               and not (jsonb_typeof(e) = 'object' and (e ->> 'id' = any (people) or e ->> 'person' = any (people)
                        or e ->> 'about' = any (people) or e ->> 'student_id' = any (people))) is true);
  elsif jsonb_typeof(doc) = 'object' then
    return (select coalesce(jsonb_object_agg(key, app.without_people(value, people)), '{}') from jsonb_each(doc));
  end if;
  return doc;
end $function$
;

CREATE OR REPLACE FUNCTION app.without_words(changes jsonb)
 RETURNS jsonb
 LANGUAGE sql
 IMMUTABLE
AS $function$
  select coalesce(jsonb_object_agg(key, value), '{}') from jsonb_each(changes)
   where key in ('status', 'method', 'payment_method', 'check_in_method', 'kind', 'source', 'currency', 'role', 'action')
      or not exists (
        select from jsonb_array_elements(case when jsonb_typeof(value) = 'array' then value else jsonb_build_array(value) end) one
         where jsonb_typeof(one) in ('object', 'array')
            or jsonb_typeof(one) = 'string'
               and one #>> '{}' !~ '^([0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}|\d{4}-\d\d-\d\d([T ][\d:.]+(Z|[+-][\d:]+)?)?|)$')
$function$
;

CREATE OR REPLACE FUNCTION app.words(words text)
 RETURNS text
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE STRICT
AS $function$
  select btrim(regexp_replace(
    translate(app.folded(words), E'!"#$%&''()*+,-./:;<=>?@[\\]^_`{|}~¡¿«»“”„‘’‚·•–—−‐‑′″\t\n\r', repeat(' ', 80)),
    ' +', ' ', 'g'))
$function$
;

CREATE OR REPLACE FUNCTION app.words_of(said text)
 RETURNS text
 LANGUAGE sql
 IMMUTABLE
AS $function$
  select ' ' || regexp_replace(lower(said), '[^[:alnum:]]+', ' ', 'g') || ' '
$function$
;
