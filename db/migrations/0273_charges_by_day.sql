-- Charges of a club without a month are listed by the day on which they are due: not by sorting all that there ever were.
create index charges_club_due on charges (organization_id, club_id, due_on, id);
