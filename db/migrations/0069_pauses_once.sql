-- Pauses of one place that overlap are one pause, before a constraint says so (0070). The owner, who is no superuser in
-- many an installation, sees the rows of all organizations for this.
alter table schedule_enrollment_pauses disable trigger user;
alter table schedule_enrollment_pauses no force row level security;
with numbered as (
  select p.*, (p.starts_on > coalesce(max(p.ends_on) over (partition by p.schedule_enrollment_id order by p.starts_on, p.id
                                        rows between unbounded preceding and 1 preceding), '-infinity'::date))::int as fresh
    from schedule_enrollment_pauses p),
islands as (
  select n.*, sum(n.fresh) over (partition by n.schedule_enrollment_id order by n.starts_on, n.id) as island from numbered n),
ranked as (
  select i.id, row_number() over (partition by i.schedule_enrollment_id, i.island order by i.starts_on, i.id) as place,
         max(i.ends_on) over (partition by i.schedule_enrollment_id, i.island) as until
    from islands i),
gone as (delete from schedule_enrollment_pauses p using ranked r where r.id = p.id and r.place > 1)
update schedule_enrollment_pauses p set ends_on = r.until from ranked r where r.id = p.id and r.place = 1 and p.ends_on <> r.until;
alter table schedule_enrollment_pauses force row level security;
alter table schedule_enrollment_pauses enable trigger user;
