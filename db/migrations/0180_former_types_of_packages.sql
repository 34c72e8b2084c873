-- A package that is sold for other types by now may have been bought for these: whoever looks for what depends on a type
-- asks the few packages of a club, not everything that was ever bought.
alter table class_packages add column former_type_ids uuid[] not null default '{}';
comment on column class_packages.former_type_ids is 'For which class types it was sold before';
call app.bounded('class_packages', '{"former_type_ids": 20000}');
alter table class_packages disable trigger user;
alter table class_packages no force row level security;
alter table student_packages no force row level security;
update class_packages p
   set former_type_ids = (
     select array_agg(distinct x.id) from student_packages s cross join lateral unnest(s.class_type_ids) x (id)
      where s.organization_id = p.organization_id and s.package_id = p.id and x.id <> all (p.class_type_ids))
 where exists (
     select from student_packages s cross join lateral unnest(s.class_type_ids) x (id)
      where s.organization_id = p.organization_id and s.package_id = p.id and x.id <> all (p.class_type_ids));
alter table class_packages enable trigger user;
alter table class_packages force row level security;
alter table student_packages force row level security;
