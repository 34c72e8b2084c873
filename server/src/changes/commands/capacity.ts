import { authorize } from '../../kernel/actor.ts';
import type { Scope } from '../../kernel/scope.ts';
import {
  changeSchedule,
  changeSession,
  classesOver,
  classesWithIds,
  holdClubs,
  lockSessions,
  type Schedule,
  type Session,
  type Shrinking,
  scheduleOf,
  sessionOf,
  shrinkingFrom,
} from '../../scheduling/public.ts';
import { fewerPlaces } from '../rules/last.ts';
import type { SchedulePlaces, SessionPlaces } from '../schemas/capacity.ts';
import type { Change } from './kinds.ts';

/** What stood before, and whose it is: of one class, of the group of a class, of a group. */
export interface PlacesBefore {
  of: 'session' | 'series' | 'schedule';
  max_participants: number;
  min_participants: number;
  /** Which of both somebody had set by hand in the class itself. */
  edited: string[];
}
export interface PlacesNow {
  max_participants: number;
}

const offers = ['keep', 'queue_last', 'cancel_last'] as const;
const nobodyAway = { kind: 'capacity' as const, instructor_id: null, reason: fewerPlaces, offers };

/** A class has fewer places, alone, with those that follow, or with all of its group. Throws 404. */
export async function fewerInClass(
  scope: Scope,
  id: string,
  { scope: reach = 'this', ...places }: SessionPlaces,
): Promise<Change<Session>> {
  const before = await sessionOf(scope, id);
  const which = (again: Scope): Promise<Shrinking> => shrinkingFrom(again, id, reach);
  return {
    ...nobodyAway,
    club_id: before.club.id,
    places: places.max_participants,
    over: { was: await placesOf(scope, before, reach), became: places satisfies PlacesNow },
    check: async () => authorize(before.abilities.change),
    write: async (again) => {
      if (reach === 'this') await holdAlone(again, before);
      await changeSession(again, id, { ...places, scope: reach, keep_over: true });
      return sessionOf(again, id);
    },
    hits: async (again) => classesOver(again, await which(again), places.max_participants),
  };
}

/** Club before class, as everybody takes them; a series is held by its schedule. */
async function holdAlone(scope: Scope, { id, club }: Session): Promise<void> {
  await holdClubs(scope, [club.id]);
  await lockSessions(scope, [id]);
}

async function placesOf(
  scope: Scope,
  session: Session,
  reach: SessionPlaces['scope'],
): Promise<PlacesBefore> {
  const alone = reach === undefined || reach === 'this';
  const { max_participants, min_participants } = alone
    ? session
    : await scheduleOf(scope, session.schedule_id);
  const [row] = await classesWithIds(scope, [session.id]);
  const edited = (row?.edited_fields ?? []).filter((field) => field.endsWith('_participants'));
  return { of: alone ? 'session' : 'series', max_participants, min_participants, edited };
}

/** A group has fewer places: its classes to come, save those that were given their own by hand. Throws 404. */
export async function fewerInGroup(
  scope: Scope,
  id: string,
  places: SchedulePlaces,
): Promise<Change<Schedule>> {
  const { max_participants, min_participants, club, abilities } = await scheduleOf(scope, id);
  const was: PlacesBefore = { of: 'schedule', max_participants, min_participants, edited: [] };
  return {
    ...nobodyAway,
    club_id: club.id,
    places: places.max_participants,
    over: { was, became: places satisfies PlacesNow },
    check: async () => authorize(abilities.change),
    write: async (again) => {
      await changeSchedule(again, id, { ...places, keep_over: true });
      return scheduleOf(again, id);
    },
    hits: (again) =>
      classesOver(again, { schedule_id: id, session_id: null, only_this: false }, places.max_participants),
  };
}
