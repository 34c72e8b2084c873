import { type SessionState, sessionOf } from '../../enrollments/public.ts';
import { markOf } from '../../kernel/db/context.ts';
import { pageOf } from '../../kernel/http/paging.ts';
import type { Kept, Made } from '../../kernel/kept.ts';
import { organizationOf, type Scope } from '../../kernel/scope.ts';
import { settingsOfEach } from '../../kernel/settings.ts';
import { offsetDateTime } from '../../kernel/time/index.ts';
import { settings } from '../../settings.ts';
import { type Filter, hasRoom, isOpen, nextChange, type Position, type Question } from '../rules.ts';
import type { AvailableSession } from '../schemas.ts';
import { pageOfSessions, type SessionRow } from './sessions.ts';

/** The fields that are the reader's own. */
export type Own =
  | 'price'
  | 'paid_by'
  | 'booking'
  | 'level_suits'
  | 'my_status'
  | 'my_enrollment_id'
  | 'my_waitlist_position';

/** A session of a list: what booking it is decided from, and what everybody sees of it. */
export interface FoundSession {
  session: SessionState;
  shown: Omit<AvailableSession, Own>;
  coach_is_public: boolean;
  /** Of those who help, the ones whom visitors see. */
  public_assistants: AvailableSession['assistant_instructors'];
}

export interface FoundPage {
  sessions: FoundSession[];
  next_cursor: string | null;
  /** When the clock next changes what is on it, who may book it, or who is on it. */
  until: Date | null;
}

/** The same for everybody who asks the same: kept while nothing was written and the clock has not changed it. */
export function foundPage(scope: Scope, pages: Kept<FoundPage>, question: Question): Promise<FoundPage> {
  const key = JSON.stringify(question);
  const ask = { organization_id: organizationOf(scope), key, now: scope.now, mark: markOf(scope.tx) };
  return pages.get(ask, () => findPage(scope, question));
}

async function findPage(scope: Scope, { filter, after, size }: Question): Promise<Made<FoundPage>> {
  const seen: Row[] = [];
  const found: Row[] = [];
  let rows: Row[];
  let from = after;
  do {
    rows = await rowsFrom(scope, { filter, after: from, size: size + 1 });
    seen.push(...rows);
    found.push(...rows.filter((row) => fits(scope.now, filter, row)));
    from = rows.at(-1) && positionOf(rows.at(-1) as Row);
  } while (rows.length > size && found.length <= size);
  const { results, next_cursor } = pageOf(found, size, ({ starts_at, id }) => [starts_at.toISOString(), id]);
  // What was looked at and left out may come in.
  const until = nextChange(seen, scope.now);
  return { value: { sessions: results.map(foundSession), next_cursor, until }, until };
}

type Row = SessionRow & SessionState;

async function rowsFrom(scope: Scope, question: Question): Promise<Row[]> {
  const rows = await pageOfSessions(scope, question);
  const inForce = await settingsOfEach(scope.tx, settings, rows);
  return rows.map((row, at) => sessionOf(row, inForce[at]!));
}

const positionOf = ({ starts_at, id }: Row): Position => ({ at: starts_at, id });

const fits = (now: Date, { include_closed, include_full }: Filter, row: Row): boolean =>
  (include_closed || isOpen(row, now)) && (include_full || hasRoom(row));

function foundSession(row: Row): FoundSession {
  const at = (instant: Date) => offsetDateTime(instant, row.timezone);
  const { id, schedule_id, name, local_date, local_time, duration_minutes, status, location } = row;
  const { max_participants, enrolled_count, waitlisted_count, currency } = row;
  const shown = {
    ...{ id, schedule_id, name, scheduled_datetime: at(row.starts_at), ends_at: at(row.ends_at) },
    ...{ local_date, local_time, duration_minutes, status, ...classOf(row), ...whereOf(row), location },
    ...{ max_participants, enrolled_count, free_places: Math.max(0, max_participants - enrolled_count) },
    ...{ min_age: row.min_age, max_age: row.max_age },
    ...{ waitlisted_count, currency, opens_at: at(row.opens_at), closes_at: at(row.closes_at) },
  };
  return {
    ...{ session: row, shown, coach_is_public: row.coach_is_public === true },
    public_assistants: named(row.assistants.filter((one) => one.is_public)),
  };
}

const named = (assistants: Row['assistants']) =>
  assistants.map(({ id, display_name }) => ({ id, display_name }));

const classOf = (row: Row) => ({
  class_type: { id: row.type_id, name: row.type_name, type: row.type, color: row.type_color },
  level: {
    id: row.level_id,
    name: row.level_name,
    display_name: row.level_display_name,
    color: row.level_color,
  },
  instructor: row.coach_id === null ? null : { id: row.coach_id, display_name: row.coach_name ?? '' },
  assistant_instructors: named(row.assistants),
  is_substitute: row.substitute_instructor_id !== null,
});

const whereOf = (row: Row) => ({
  court: row.court_id === null ? null : { id: row.court_id, name: row.court_name ?? '' },
  club: { id: row.club_id, slug: row.club_slug, name: row.club_name, timezone: row.timezone },
});
