/** Of one client in one club, open at once: more are neither earned nor given. */
export const mostOpen = 100;

/** Of one make-up: used and given back so often, it is used up. */
export const mostEntries = 200;
