import { randomUUID } from 'node:crypto';
import { addStartingLevels } from '../src/catalog/public.ts';
import { system } from '../src/kernel/actor.ts';
import type { Database, TenantScope } from '../src/kernel/db/database.ts';
import { newId } from '../src/kernel/ids.ts';
import type { Scope } from '../src/kernel/scope.ts';
import { addMinutes, localDateOf, localTimeOf } from '../src/kernel/time/index.ts';
import type { TestServer } from './server.ts';

export interface Place {
  organization_id: string;
  organization_slug: string;
  club_id: string;
  club_slug: string;
  scope: TenantScope;
}

let count = 0;

/** An organization with its four levels and one club in Madrid. */
export async function buildClub(
  db: Database,
  options: { timezone?: string; slug?: string } = {},
): Promise<Place> {
  const organization_id = newId();
  const slug = options.slug ?? `club-${++count}-${randomUUID().slice(0, 8)}`;
  const scope: TenantScope = { organization_id, via: { user_id: null, via: 'test' } };
  const club_id = newId();
  await db.tenant(scope, async (tx) => {
    await tx.insertInto('organizations').values({ id: organization_id, slug, name: slug }).execute();
    await tx
      .insertInto('clubs')
      .values({
        organization_id,
        id: club_id,
        slug,
        name: slug,
        timezone: options.timezone ?? 'Europe/Madrid',
        currency: 'EUR',
      })
      .execute();
    await addStartingLevels({ tx, actor: system(organization_id), now: new Date(0) });
  });
  return { organization_id, organization_slug: slug, club_id, club_slug: slug, scope };
}

/** Runs `work` as the installation itself, inside `place`. */
export const asSystem = <T>(
  db: Database,
  place: Place,
  now: Date,
  work: (scope: Scope) => Promise<T>,
): Promise<T> => db.tenant(place.scope, (tx) => work({ tx, actor: system(place.organization_id), now }));

export type RoleName = 'owner' | 'club_admin' | 'instructor' | 'student';

/** Gives `user_id` a role, with the profile that goes with it. */
export async function giveRole(
  db: Database,
  place: Place,
  user_id: string,
  role: RoleName,
  name: string = role,
) {
  const { organization_id, club_id } = place;
  const profile_id = newId();
  await db.tenant(place.scope, async (tx) => {
    await tx
      .insertInto('memberships')
      .values({
        organization_id,
        id: newId(),
        user_id,
        role,
        club_id: role === 'club_admin' ? club_id : null,
      })
      .execute();
    if (role === 'student')
      await tx
        .insertInto('client_profiles')
        .values({ organization_id, id: profile_id, user_id, display_name: name, home_club_id: club_id })
        .execute();
    if (role === 'instructor') {
      await tx
        .insertInto('instructors')
        .values({ organization_id, id: profile_id, user_id, display_name: name })
        .execute();
      await tx
        .insertInto('instructor_clubs')
        .values({ organization_id, id: newId(), instructor_id: profile_id, club_id })
        .execute();
    }
  });
  return { profile_id };
}

/** Signs somebody up, gives them `role` in `place`, and returns a caller that speaks for them there. */
export async function person(server: Pick<TestServer, 'as' | 'db' | 'signUp'>, place: Place, role: RoleName) {
  const { user_id, token, email } = await server.signUp();
  const { profile_id } = await giveRole(server.db, place, user_id, role, `${role} ${email}`);
  const headers = { authorization: `Bearer ${token}`, 'bandeja-organization': place.organization_slug };
  return { ...server.as(headers), user_id, profile_id, token, email, headers };
}

/** Another club of the same organization. Returns its id. */
export async function buildSecondClub(
  db: Database,
  place: Place,
  timezone = 'Europe/Madrid',
): Promise<string> {
  const id = newId();
  const slug = `club-${++count}-${randomUUID().slice(0, 8)}`;
  const { organization_id } = place;
  await db.tenant(place.scope, (tx) =>
    tx
      .insertInto('clubs')
      .values({ organization_id, id, slug, name: slug, timezone, currency: 'EUR' })
      .execute(),
  );
  return id;
}

/** A session of 90 minutes with a schedule and a class type of its own, straight into the tables. Returns its id. */
export async function buildSession(
  db: Database,
  place: Place,
  session: { starts_at: Date; instructor_id?: string; substitute_instructor_id?: string; club_id?: string },
): Promise<string> {
  const { organization_id } = place;
  const { starts_at, club_id = place.club_id, ...coaches } = session;
  const [id, schedule_id, class_type_id] = [newId(), newId(), newId()];
  const local_date = localDateOf(starts_at, 'Europe/Madrid');
  const local_time = localTimeOf(starts_at, 'Europe/Madrid');
  const shared = { organization_id, club_id, duration_minutes: 90, price: 1500, currency: 'EUR' };
  const size = { min_participants: 1, max_participants: 4 };
  await db.tenant(place.scope, async (tx) => {
    const level = await tx.selectFrom('class_levels').select('id').executeTakeFirstOrThrow();
    await tx
      .insertInto('class_types')
      .values({
        organization_id,
        id: class_type_id,
        name: `Grupo ${class_type_id}`,
        type: 'group',
        currency: 'EUR',
      })
      .execute();
    await tx
      .insertInto('class_schedules')
      .values({
        ...shared,
        ...size,
        id: schedule_id,
        name: 'Grupo',
        class_type_id,
        level_id: level.id,
        start_date: local_date,
        start_time: local_time,
        recurrence: 'once',
        allow_waitlist: true,
        allow_drop_in: true,
        requires_package: false,
      })
      .execute();
    await tx
      .insertInto('class_sessions')
      .values({
        ...shared,
        ...size,
        ...coaches,
        id,
        schedule_id,
        occurrence_date: local_date,
        occurrence_time: local_time,
        local_date,
        local_time,
        scheduled_datetime: starts_at,
        ends_at: addMinutes(starts_at, 90),
      })
      .execute();
  });
  return id;
}

/** Puts somebody into somebody's care. Who has signed in before is known without: the actor is kept for a while. */
export const lookAfter = (
  db: Database,
  { organization_id, scope }: Place,
  guardian_id: string,
  dependant_id: string,
): Promise<unknown> =>
  db.tenant(scope, (tx) =>
    tx.insertInto('guardians').values({ organization_id, id: newId(), guardian_id, dependant_id }).execute(),
  );
