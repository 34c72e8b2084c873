-- Changes that hit classes (a closure, a coach's absence), and what was decided about each class.

create table changes (
  organization_id uuid not null references organizations (id),
  id uuid not null,
  kind text not null check (kind in ('closure', 'absence')),
  -- The closure or exception behind it. It may be taken away again; the change stays.
  cause uuid not null,
  club_id uuid,
  instructor_id uuid,
  created_by uuid references users (id),
  created_at timestamptz not null default now(),
  primary key (organization_id, id),
  unique (organization_id, kind, cause),
  foreign key (organization_id, club_id) references clubs (organization_id, id),
  foreign key (organization_id, instructor_id) references instructors (organization_id, id),
  check ((kind = 'closure') = (club_id is not null)),
  check ((kind = 'absence') = (instructor_id is not null))
);
comment on table changes is 'What hit classes, each with the classes that it hit in change_classes';
comment on column changes.cause is 'The id of the closure or exception that it came with';
call app.tenant_table('changes');

create table change_classes (
  organization_id uuid not null,
  id uuid not null,
  change_id uuid not null,
  session_id uuid not null,
  action text not null check (action in ('cancel', 'substitute', 'keep')),
  -- Who was the substitute before, for an action that set another one.
  substitute_before_id uuid,
  primary key (organization_id, id),
  unique (organization_id, change_id, session_id),
  foreign key (organization_id, change_id) references changes (organization_id, id),
  foreign key (organization_id, session_id) references class_sessions (organization_id, id),
  foreign key (organization_id, substitute_before_id) references instructors (organization_id, id)
);
create index change_classes_session on change_classes (organization_id, session_id);
call app.tenant_table('change_classes');
