-- A coach or a club that goes out of use is a change too, and may come back and go again: only a row that is made once
-- is the cause of one change. A class can be left without a coach until one is found.
drop index changes_cause_once;
create unique index changes_cause_once on changes (organization_id, kind, cause) where kind in ('closure', 'absence', 'stoppage');
alter table change_classes drop constraint change_classes_action_check,
  add constraint change_classes_action_check check (action in ('cancel', 'substitute', 'move', 'without_coach', 'keep')),
  add column instructor_before_id uuid,
  add foreign key (organization_id, instructor_before_id) references instructors (organization_id, id);
comment on column change_classes.instructor_before_id is 'Whose class it was that was left without a coach';
