import ical, { ICalCalendarMethod, ICalEventStatus } from 'ical-generator';
import { Temporal } from 'temporal-polyfill';
import { tzlib_get_ical_block } from 'timezones-ical-library';
import { sha256 } from '../../kernel/digest.ts';
import type { Entry } from './entries.ts';
import type { Words } from './words.ts';

export interface Feed {
  name: string;
  words: Words;
  /** Where the classes stand in the app. */
  url: string;
  entries: readonly Entry[];
}

/** Another one with every change of how a calendar is written: what was written before is not the same then. */
const form = 1;

/** A weak entity tag: what is written hangs on this and on nothing else, so it can be told unchanged without being written. */
export function tagOf({ name, words, url, entries }: Feed): string {
  const said = [words.waiting('x'), words.with('x')];
  return `W/"${sha256(JSON.stringify([form, name, said, url, entries])).slice(0, 32)}"`;
}

/**
 * A calendar to subscribe to (RFC 5545, 7986). It hangs on the rows alone, not on the moment at which it is made: the
 * same classes are the same text. Hours stand on the club's wall, with the zone's own rules beside them.
 */
export function calendarText({ name, words, url, entries }: Feed): string {
  const calendar = ical({
    name,
    method: ICalCalendarMethod.PUBLISH,
    prodId: '//Bandeja//Bandeja//EN',
    ttl: 60 * 60,
    // No name: the zone of the calendar itself would take the place of UTC in every stamp.
    timezone: { name: null, generator: zoneBlock },
  });
  for (const entry of entries)
    calendar.createEvent({
      id: entry.uid,
      sequence: entry.sequence,
      stamp: entry.updated_at,
      lastModified: entry.updated_at,
      ...timesOf(entry),
      summary: summaryOf(entry, words),
      location: [entry.court_name, entry.club_name, entry.address].filter(Boolean).join(', '),
      status: statuses[entry.status],
      url,
      ...(entry.coach_name && { description: words.with(entry.coach_name) }),
    });
  return calendar.toString();
}

const statuses = {
  confirmed: ICalEventStatus.CONFIRMED,
  tentative: ICalEventStatus.TENTATIVE,
  cancelled: ICalEventStatus.CANCELLED,
};

function summaryOf({ student_name, class_name, status }: Entry, words: Words): string {
  const whose = student_name === null ? class_name : `${student_name}: ${class_name}`;
  return status === 'tentative' ? words.waiting(whose) : whose;
}

/** In the club's zone where its rules are known, else in UTC: the same instants. */
function timesOf({ starts_at, ends_at, timezone }: Entry) {
  const zone = zoneOf(timezone);
  if (zone === null) return { start: starts_at, end: ends_at };
  const at = (instant: Date) => Temporal.Instant.fromEpochMilliseconds(instant.getTime());
  return { start: at(starts_at), end: at(ends_at), timezone: zone.name };
}

interface Zone {
  name: string;
  block: string;
}
const zones = new Map<string, Zone | null>();

/** The zone under the name that its rules have. */
function zoneOf(timezone: string): Zone | null {
  const known = zones.get(timezone);
  if (known !== undefined) return known;
  const found = tzlib_get_ical_block(timezone);
  const [block = '', line = ''] = Array.isArray(found) ? found : [];
  const zone = block && line ? { block, name: line.replace('TZID=', '') } : null;
  if (zones.size < 1_000) zones.set(timezone, zone);
  return zone;
}

const zoneBlock = (name: string): string | null => zoneOf(name)?.block ?? null;
