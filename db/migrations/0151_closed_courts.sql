-- A court is closed for some days: a reservation of its own kind, which leaves what is there already and lets nothing new
-- come. So it may lie over others; whoever comes later is turned away as by any reservation (the row is not written, and
-- what is missing is explained).
alter table reservations drop constraint reservations_booking_type_check,
  add constraint reservations_booking_type_check
    check (booking_type in ('class', 'match', 'event', 'maintenance', 'closed'));
alter table reservations drop constraint reservations_court_once,
  add constraint reservations_court_once
    exclude using gist (organization_id with =, court_id with =, tstzrange(starts_at, ends_at) with &&)
    where (status = 'confirmed' and booking_type <> 'closed');
-- Few rows: looked at for every reservation that is made.
create index reservations_closed on reservations (organization_id, court_id, ends_at)
  where booking_type = 'closed' and status = 'confirmed';

-- Whoever closes a court holds its row, whoever reserves it shares it: a function that looks again after having waited for
-- that sees what was committed meanwhile.
create function app.refuse_on_closed_court() returns trigger language plpgsql as $$
begin
  if exists (select from public.reservations c
              where c.organization_id = new.organization_id and c.court_id = new.court_id
                and c.booking_type = 'closed' and c.status = 'confirmed'
                and c.ends_at > new.starts_at and c.starts_at < new.ends_at) then
    return null;
  end if;
  return new;
end $$;
create trigger not_on_closed_court before insert on reservations
  for each row when (new.booking_type <> 'closed' and new.status = 'confirmed')
  execute function app.refuse_on_closed_court();
