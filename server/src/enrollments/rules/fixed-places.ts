interface Held {
  starts_on: string;
  ends_on: string | null;
  pauses: readonly { starts_on: string; ends_on: string }[];
}

/** Does a fixed place hold on a local date: begun, not ended, not paused? Dates are 'YYYY-MM-DD' and inclusive. */
export const holdsOn = (place: Held, date: string): boolean =>
  place.starts_on <= date &&
  (place.ends_on === null || date <= place.ends_on) &&
  !place.pauses.some((pause) => pause.starts_on <= date && date <= pause.ends_on);
