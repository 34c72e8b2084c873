import type { DeliveredFact } from '../../kernel/facts.ts';
import type { Scope } from '../../kernel/scope.ts';
import { settingsOf } from '../../kernel/settings.ts';
import { parseInstant } from '../../kernel/time/index.ts';
import type { SessionCancelled, SessionChanged } from '../../scheduling/facts.ts';
import { settings } from '../../settings.ts';
import { isSwitchedOn, type Kind } from '../rules/kinds.ts';
import type { ToldClass } from '../rules/texts.ts';
import { type ClassRow, changedTogether, namesOf, peopleIn } from '../store/classes.ts';
import { coachesOf, recipientsOf } from '../store/recipients.ts';
import { type Message, tell } from './tell.ts';

/** Its students hear of a cancelled class by their enrolments; here its coach does. */
export async function tellCoachCancelled(scope: Scope, fact: DeliveredFact<SessionCancelled>): Promise<void> {
  const { own, together } = await affected(scope, fact);
  if (!own) return;
  const teacher = teacherOf(own);
  if (teacher === null || !(await wants(scope, 'session_cancelled', own))) return;
  const classes = together.filter((one) => teacherOf(one) === teacher);
  await tellCoaches(scope, fact, [teacher], (to) => ({
    ...{ kind: 'session_cancelled', key: firstOf(classes), to, classes },
    reason: own.session_reason,
  }));
}

/** Tells everybody whom a change of time, court or instructor concerns; other changes are the club's own affair. */
export async function tellChanged(scope: Scope, fact: DeliveredFact<SessionChanged>): Promise<void> {
  const { own, together } = await affected(scope, fact);
  if (!own || own.status === 'cancelled') return;
  const was = before(own, fact.payload.changes);
  if (!isNews(own, was, fact.payload.changes)) return;
  const told = together.length === 1 ? await toldBefore(scope, own, was) : undefined;
  const occasion = `${fact.created_at}:`;
  await tellStudentsChanged(scope, { own, together, before: told, occasion });
  await tellCoachesChanged(scope, fact, { own, was, together, before: told, occasion });
}

interface Change {
  own: ClassRow;
  /** The sessions of the schedule that changed in one go, this one among them. */
  together: ClassRow[];
  before: ToldClass | undefined;
  occasion: string;
}

async function tellStudentsChanged(scope: Scope, { own, together, before, occasion }: Change): Promise<void> {
  const ids = together.map((one) => one.session_id);
  const people = await peopleIn(scope, ids, ['enrolled', 'waitlisted']);
  const byStudent = Map.groupBy(people, (one) => one.student_id);
  const concerned = [...byStudent].filter(([, held]) =>
    held.some((one) => one.session_id === own.session_id),
  );
  const recipients = await recipientsOf(
    scope,
    concerned.map(([id]) => id),
  );
  const messages = concerned.flatMap(([student, held]) => {
    const sessions = new Set(held.map((one) => one.session_id));
    const classes = together.filter((one) => sessions.has(one.session_id));
    const key = `${occasion}${student}:${firstOf(classes)}`;
    return (recipients.get(student) ?? []).map(
      (to): Message => ({ kind: 'session_changed', key, to, classes, before }),
    );
  });
  await tell(scope, messages);
}

async function tellCoachesChanged(
  scope: Scope,
  fact: DeliveredFact,
  { own, was, together, before, occasion }: Change & { was: Was },
): Promise<void> {
  const { substitute_instructor_id: substitute } = own;
  const isNew = substitute !== null && substitute !== was.substitute_instructor_id;
  if (isNew)
    await tellCoaches(scope, fact, [substitute], (to) => {
      const classes = together.filter((one) => one.substitute_instructor_id === substitute);
      return { kind: 'substitute_assigned', key: occasion + firstOf(classes), to, classes };
    });
  const others = [
    own.instructor_id,
    was.instructor_id,
    was.substitute_instructor_id,
    isNew ? null : substitute,
  ].filter((id): id is string => id !== null && !(isNew && id === substitute));
  await tellCoaches(scope, fact, [...new Set(others)], (to) => ({
    ...{ kind: 'session_changed', key: occasion + firstOf(together), to, classes: together, before },
  }));
}

/** Coaches with an account; not the one who did it. */
async function tellCoaches(
  scope: Scope,
  { actor }: DeliveredFact,
  instructorIds: readonly string[],
  message: (to: Message['to']) => Message,
): Promise<void> {
  const coaches = [...(await coachesOf(scope, instructorIds)).values()];
  await tell(scope, coaches.filter((coach) => coach.user_id !== actor?.user_id).map(message));
}

async function affected(scope: Scope, fact: DeliveredFact<SessionCancelled> | DeliveredFact<SessionChanged>) {
  const { session_id } = fact.payload;
  const rows = await changedTogether(scope, { session_id, at: fact.created_at });
  const together = rows.filter((one) => one.ends_at > scope.now);
  return { own: together.find((one) => one.session_id === session_id), together };
}

const wants = async (scope: Scope, kind: Kind, { club_id }: ClassRow): Promise<boolean> =>
  isSwitchedOn(kind, await settingsOf(scope.tx, settings, club_id));

const teacherOf = (one: Pick<ClassRow, 'instructor_id' | 'substitute_instructor_id'>) =>
  one.substitute_instructor_id ?? one.instructor_id;

const firstOf = (classes: readonly ClassRow[]): string =>
  classes.map((one) => one.session_id).sort()[0] as string;

type Was = Pick<ClassRow, 'starts_at' | 'court_id' | 'instructor_id' | 'substitute_instructor_id'>;
type Changes = SessionChanged['payload']['changes'];

function before(own: ClassRow, changes: Changes): Was {
  const { scheduled_datetime: moved } = changes;
  const idBefore = (field: 'court_id' | 'instructor_id' | 'substitute_instructor_id') =>
    changes[field] ? (changes[field][0] as string | null) : own[field];
  return {
    starts_at: (moved && parseInstant(moved[0] as string)) ?? own.starts_at,
    court_id: idBefore('court_id'),
    instructor_id: idBefore('instructor_id'),
    substitute_instructor_id: idBefore('substitute_instructor_id'),
  };
}

const isNews = (own: ClassRow, was: Was, changes: Changes): boolean =>
  'scheduled_datetime' in changes ||
  'duration_minutes' in changes ||
  'court_id' in changes ||
  teacherOf(own) !== teacherOf(was);

async function toldBefore(scope: Scope, own: ClassRow, was: Was): Promise<ToldClass> {
  const names = await namesOf(scope, { court_id: was.court_id, instructor_id: teacherOf(was) });
  return { ...own, ...names, starts_at: was.starts_at };
}
