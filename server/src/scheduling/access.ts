import { type Actor, can } from '../kernel/actor.ts';
import { administers } from '../organizations/public.ts';
import { ownInstructorId } from '../people/public.ts';

export interface ScheduleOwner {
  club_id: string;
  instructor_id: string | null;
}
/** Who gives a class, and where. */
export interface Given {
  club_id: string;
  instructor_id: string | null;
  substitute_instructor_id: string | null;
}
export interface SessionOwner extends Given {
  assistant_instructor_ids: readonly string[];
}
export interface SessionStaff extends SessionOwner {
  /** The instructor of the schedule. */
  schedule_instructor_id: string | null;
}

const isSelf = (actor: Actor, instructorId: string | null): boolean =>
  instructorId !== null && instructorId === ownInstructorId(actor);

/** Staff, a club admin of that club, or an instructor for themselves. */
export const mayCreateSchedule = (actor: Actor, schedule: ScheduleOwner): boolean =>
  can(actor, 'classes.add_classschedule') && runsSchedule(actor, schedule);

/** Who decides about a schedule: the desk of its club, and the instructor whose schedule it is. */
export const runsSchedule = (actor: Actor, schedule: ScheduleOwner): boolean =>
  administers(actor, schedule.club_id) || isSelf(actor, schedule.instructor_id);

/** A draft is nobody's business but theirs who run it; a published schedule is everybody's. */
export const seesSchedule = (actor: Actor, schedule: ScheduleOwner & { status: string }): boolean =>
  schedule.status === 'published' || runsSchedule(actor, schedule);

export const scheduleAbilities = (actor: Actor, schedule: ScheduleOwner & { status: string }) => {
  const runs = runsSchedule(actor, schedule);
  const changes = runs && can(actor, 'classes.change_classschedule');
  const { status } = schedule;
  return {
    change: changes && status !== 'cancelled',
    change_price: changes && status !== 'cancelled' && administers(actor, schedule.club_id),
    publish: changes && status === 'draft',
    cancel: changes && status !== 'cancelled',
    delete: runs && can(actor, 'classes.delete_classschedule') && status === 'draft',
    generate: changes && status === 'published',
  };
};

/** The session's instructor, or its substitute. */
export const teaches = (actor: Actor, session: Given): boolean =>
  isSelf(actor, session.instructor_id) || isSelf(actor, session.substitute_instructor_id);

/** Helps in it. */
export const assists = (actor: Actor, session: Pick<SessionOwner, 'assistant_instructor_ids'>): boolean =>
  session.assistant_instructor_ids.some((id) => isSelf(actor, id));

/** The desk, and the instructor whose schedule it belongs to. */
export const runsSession = (actor: Actor, session: SessionStaff): boolean =>
  administers(actor, session.club_id) || isSelf(actor, session.schedule_instructor_id);

/** Notes and marks of hand edits are for those who run or give the class, or help in it. */
export const seesNotes = (actor: Actor, session: SessionStaff): boolean =>
  runsSession(actor, session) || teaches(actor, session) || assists(actor, session);

export const sessionAbilities = (actor: Actor, session: SessionStaff & { status: string }) => {
  const changes = can(actor, 'classes.change_classsession');
  const runs = changes && runsSession(actor, session);
  const gives = changes && (administers(actor, session.club_id) || teaches(actor, session));
  const ahead = session.status === 'scheduled' || session.status === 'confirmed';
  return {
    change: runs && ahead,
    change_price: changes && ahead && administers(actor, session.club_id),
    change_notes: changes && (runsSession(actor, session) || teaches(actor, session)),
    cancel: runs && (ahead || session.status === 'in_progress'),
    reinstate: runs && session.status === 'cancelled',
    substitute: runs && ahead,
    start: gives && ahead,
    finish: gives && (ahead || session.status === 'in_progress'),
    manage_enrollments: can(actor, 'classes.manage_enrollments') && rosterOf(actor, session),
    view_roster: seesRoster(actor, session),
    mark_attendance: can(actor, 'classes.mark_attendance') && seesRoster(actor, session),
  };
};

/** Makes a profile for somebody who walks in: the desk, and who gives the class where the club lets coaches. */
export const mayAddPeople = (
  actor: Actor,
  session: Given,
  { coaches_may_add_people }: { coaches_may_add_people: boolean },
): boolean => administers(actor, session.club_id) || (coaches_may_add_people && teaches(actor, session));

/** Sees who comes and notes who came: whose roster it is, and who helps. */
export const seesRoster = (actor: Actor, session: SessionStaff): boolean =>
  rosterOf(actor, session) || assists(actor, session);

/** Whose roster it is: staff, a club admin of that club, the session's instructor or its substitute. */
const rosterOf = (actor: Actor, session: SessionStaff): boolean =>
  administers(actor, session.club_id) || teaches(actor, session);
