-- Nothing asks by it: the duty goes through what is overdue, and marks what it has found by its id.
drop index charges_release_due;
