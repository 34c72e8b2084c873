import type { Database } from '../src/kernel/db/database.ts';
import { newId } from '../src/kernel/ids.ts';
import { localDateOf, localTimeOf } from '../src/kernel/time/index.ts';
import type { Place } from './builders.ts';

export interface SessionOptions {
  starts_at?: string;
  duration_minutes?: number;
  max_participants?: number;
  min_participants?: number;
  instructor_id?: string | null;
  level?: 'beginner' | 'intermediate' | 'advanced' | 'all_levels';
  allow_waitlist?: boolean;
  allow_drop_in?: boolean;
  requires_package?: boolean;
  price?: number;
  member_price?: number | null;
  min_age?: number | null;
  max_age?: number | null;
  enrollment_opens_days?: number;
  enrollment_closes_hours?: number;
  schedule_id?: string;
  timezone?: string;
}

let count = 0;

/** A published weekly schedule with one session on it, straight into the tables. */
export async function buildSession(db: Database, place: Place, options: SessionOptions = {}) {
  const { organization_id, club_id } = place;
  const starts = new Date(options.starts_at ?? '2026-03-10T18:00:00Z');
  const timezone = options.timezone ?? 'Europe/Madrid';
  const duration_minutes = options.duration_minutes ?? 60;
  const [date, time] = [localDateOf(starts, timezone), localTimeOf(starts, timezone)];
  const schedule_id = options.schedule_id ?? newId();
  const session_id = newId();
  const shared = {
    organization_id,
    club_id,
    instructor_id: options.instructor_id ?? null,
    duration_minutes,
    min_participants: options.min_participants ?? 1,
    max_participants: options.max_participants ?? 4,
    price: options.price ?? 1500,
    member_price: options.member_price ?? null,
    currency: 'EUR',
  };
  await db.tenant(place.scope, async (tx) => {
    if (!options.schedule_id) {
      const level = await tx
        .selectFrom('class_levels')
        .select('id')
        .where('name', '=', options.level ?? 'all_levels')
        .executeTakeFirstOrThrow();
      const class_type_id = newId();
      await tx
        .insertInto('class_types')
        .values({
          organization_id,
          id: class_type_id,
          name: `Type ${++count}`,
          type: 'group',
          currency: 'EUR',
        })
        .execute();
      await tx
        .insertInto('class_schedules')
        .values({
          ...shared,
          id: schedule_id,
          name: `Group ${count}`,
          class_type_id,
          level_id: level.id,
          start_date: date,
          start_time: time,
          recurrence: 'weekly',
          status: 'published',
          published_at: new Date('2026-01-01T00:00:00Z'),
          allow_waitlist: options.allow_waitlist ?? true,
          allow_drop_in: options.allow_drop_in ?? true,
          requires_package: options.requires_package ?? false,
          min_age: options.min_age ?? null,
          max_age: options.max_age ?? null,
          enrollment_opens_days: options.enrollment_opens_days ?? 365,
          enrollment_closes_hours: options.enrollment_closes_hours ?? 2,
        })
        .execute();
    }
    await tx
      .insertInto('class_sessions')
      .values({
        ...shared,
        id: session_id,
        schedule_id,
        occurrence_date: date,
        occurrence_time: time,
        local_date: date,
        local_time: time,
        scheduled_datetime: starts,
        ends_at: new Date(+starts + duration_minutes * 60_000),
      })
      .execute();
  });
  return { session_id, schedule_id };
}

/** A client without an account, as the desk enters them. */
export async function buildClient(
  db: Database,
  place: Place,
  options: {
    level?: number | null;
    birth_date?: string | null;
    is_club_member?: boolean;
    blocked?: boolean;
    user_id?: string;
    name?: string;
  } = {},
): Promise<string> {
  const id = newId();
  await db.tenant(place.scope, (tx) =>
    tx
      .insertInto('client_profiles')
      .values({
        organization_id: place.organization_id,
        id,
        display_name: options.name ?? `Client ${++count}`,
        level: options.level ?? null,
        birth_date: options.birth_date ?? null,
        is_club_member: options.is_club_member ?? false,
        blocked_at: options.blocked ? new Date('2026-01-01T00:00:00Z') : null,
        user_id: options.user_id ?? null,
      })
      .execute(),
  );
  return id;
}
