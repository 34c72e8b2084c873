-- Holders who pause and leave by themselves, offers to who waits for a fixed place, and make-ups for classes that are
-- called off are on in a new club. A club that is there already keeps what it had until it turns them on: off, said so
-- in its own rules where nobody has said otherwise and nothing of it is in use. Its desk is told once.
alter table clubs add column has_news boolean not null default false;
comment on column clubs.has_news is 'What is new in Bandeja and off here until the club turns it on, until its desk has put that away';

-- The upgrade is nobody's change: the history has no line of it.
alter table settings disable trigger user;
alter table clubs disable trigger user;
do $$
declare o uuid;
begin
  for o in select id from organizations loop
    perform set_config('app.organization_id', o::text, true);
    insert into settings (organization_id, id, club_id, key, value)
      select o, gen_random_uuid(), c.id, off.key, off.value
        from clubs c
        cross join (values ('holders_may_pause', 'false'::jsonb, false), ('holders_may_leave', 'false', false), ('place_queue', '"off"', false),
            ('make_up_club', '"nothing"', true), ('make_up_rain', '"nothing"', true), ('make_up_coach', '"nothing"', true),
            ('make_up_below_minimum', '"nothing"', true)) as off(key, value, is_make_up)
       where c.organization_id = o
         and not exists (select from settings s
                          where s.organization_id = o and s.key = off.key and (s.club_id = c.id or s.club_id is null))
         and not (off.is_make_up and exists (select from make_ups m where m.organization_id = o and m.club_id = c.id))
         and not (off.key = 'place_queue' and exists (
               select from place_requests r join class_schedules p on p.organization_id = o and p.id = r.schedule_id
                where r.organization_id = o and p.club_id = c.id));
    update clubs set has_news = true where organization_id = o;
  end loop;
  perform set_config('app.organization_id', '', true);
end $$;
alter table settings enable trigger user;
alter table clubs enable trigger user;
