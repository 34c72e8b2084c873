import type { DeliveredFact } from '../../kernel/facts.ts';
import type { Scope } from '../../kernel/scope.ts';
import type { SessionCancelled, SessionChanged, SessionReinstated } from '../../scheduling/facts.ts';
import {
  aspectsOf,
  coachesConcerned,
  isNews,
  teacherOf,
  toldBefore,
  type Was,
  wasBefore,
} from '../rules/changes.ts';
import type { Aspect } from '../rules/phrases.ts';
import { type ClassRow, classesOf, namesOf, peopleIn } from '../store/classes.ts';
import { coachesOf, recipientsOf } from '../store/recipients.ts';
import { type Message, sameReason, tell, wantedBy } from './tell.ts';

/** Students hear of a cancelled class by their enrolments; here its coach does, once for all classes of a cause. */
export const tellCoachCancelled = (scope: Scope, facts: DeliveredFact<SessionCancelled>[]): Promise<void> =>
  tellCoachOf(scope, facts, 'session_cancelled');

/** That the class takes place after all. */
export async function tellCoachReinstated(
  scope: Scope,
  facts: DeliveredFact<SessionReinstated>[],
): Promise<void> {
  await tellCoachOf(scope, facts, 'session_reinstated');
}

async function tellCoachOf(
  scope: Scope,
  facts: DeliveredFact<SessionCancelled | SessionReinstated>[],
  kind: 'session_cancelled' | 'session_reinstated',
): Promise<void> {
  const coming = (await comingOf(scope, facts)).map(({ fact, row }) => ({ ...row, fact }));
  const isStillSo = ({ status }: ClassRow) => (status === 'cancelled') === (kind === 'session_cancelled');
  const told = await wantedBy(scope, kind, coming.filter(isStillSo));
  const messages = told.flatMap(({ fact, ...row }) => {
    const teacher = teacherOf(row);
    return teacher === null ? [] : [{ fact, teacher, row }];
  });
  await tellCoaches(scope, messages, (own) => ({
    kind,
    classes: own.map(({ row }) => row),
    reason: sameReason(own.map(({ row }) => row.session_reason)),
  }));
}

/** Tells everybody whom a change of time, court or instructor concerns; other changes are the club's own affair. */
export async function tellChanged(scope: Scope, facts: DeliveredFact<SessionChanged>[]): Promise<void> {
  const changes = (await comingOf(scope, facts))
    .filter(({ row }) => row.status !== 'cancelled')
    .map(({ fact, row }): Change => ({ fact, row, was: wasBefore(row, fact.payload.changes) }))
    .filter(({ fact, row, was }) => isNews(row, was, fact.payload.changes));
  if (changes.length === 0) return;
  const names = await namesOf(scope, {
    courts: changes.flatMap(({ was }) => was.court_id ?? []),
    instructors: changes.flatMap(({ was }) => teacherOf(was) ?? []),
  });
  const before = ([one, ...more]: readonly Change[]) =>
    one && more.length === 0 ? toldBefore(one.row, one.was, names) : undefined;
  await tellStudentsChanged(scope, changes, before);
  await tellCoachesChanged(scope, changes, before);
}

interface Change {
  fact: DeliveredFact<SessionChanged>;
  row: ClassRow;
  was: Was;
}
/** What changed of these classes, said once. */
const changedOf = (own: readonly Change[]): Aspect[] => [
  ...new Set(own.flatMap(({ fact, row, was }) => aspectsOf(row, was, fact.payload.changes))),
];
/** How it was, for a message about one class only. */
type Before = (own: readonly Change[]) => Message['before'];

async function tellStudentsChanged(scope: Scope, changes: readonly Change[], before: Before): Promise<void> {
  const ids = [...new Set(changes.map(({ row }) => row.session_id))];
  const people = await peopleIn(scope, ids, ['enrolled', 'waitlisted']);
  const inSession = Map.groupBy(people, (one) => one.session_id);
  const concerned = changes.flatMap((change) =>
    (inSession.get(change.row.session_id) ?? []).map(({ student_id, status }) => ({
      ...{ student_id, status, change },
    })),
  );
  const recipients = await recipientsOf(
    scope,
    people.map((one) => one.student_id),
  );
  const occasions = Map.groupBy(
    concerned,
    ({ student_id, change }) => `${change.fact.cause_id}:${student_id}:${change.row.club_id}`,
  );
  const messages = [...occasions].flatMap(([key, all]) => {
    const own = all.map(({ change }) => change);
    const classes = own.map(({ row }) => row);
    const changed = changedOf(own);
    const held = all.filter(({ status }) => status === 'enrolled').map(({ change }) => change.row);
    const calendar = { method: 'publish', classes: held } as const;
    return (recipients.get(all[0]?.student_id as string) ?? []).map(
      (to): Message => ({
        kind: 'session_changed',
        key,
        to,
        classes,
        before: before(own),
        changed,
        calendar,
      }),
    );
  });
  await tell(scope, messages);
}

async function tellCoachesChanged(scope: Scope, changes: readonly Change[], before: Before): Promise<void> {
  const concerned = changes.flatMap((change) =>
    coachesConcerned(change.row, change.was).map((coach) => ({ ...coach, ...change })),
  );
  const of = (kind: Message['kind']) => concerned.filter((one) => one.kind === kind);
  await tellCoaches(scope, of('substitute_assigned'), (own) => ({
    kind: 'substitute_assigned',
    classes: own.map(({ row }) => row),
  }));
  await tellCoaches(scope, of('session_changed'), (own) => ({
    kind: 'session_changed',
    classes: own.map(({ row }) => row),
    before: before(own),
    changed: changedOf(own),
  }));
}

interface ToCoach {
  fact: DeliveredFact;
  teacher: string;
  row: ClassRow;
}

/** Coaches with an account, each once for all their classes of a cause; not the one who did it. */
async function tellCoaches<T extends ToCoach>(
  scope: Scope,
  told: readonly T[],
  message: (own: readonly T[]) => Omit<Message, 'key' | 'to'>,
): Promise<void> {
  if (told.length === 0) return;
  const coaches = await coachesOf(
    scope,
    told.map((one) => one.teacher),
  );
  const occasions = Map.groupBy(told, ({ fact, teacher }) => `${fact.cause_id}:${teacher}`);
  const messages = [...occasions].flatMap(([key, own]): Message[] => {
    const [{ fact, teacher }] = own as [T];
    const to = coaches.get(teacher);
    if (!to || to.user_id === fact.actor?.user_id) return [];
    return [{ ...message(own), key, to }];
  });
  await tell(scope, messages);
}

/** The sessions of facts, with the facts, by time; without those that are over. */
async function comingOf<F extends SessionCancelled | SessionChanged | SessionReinstated>(
  scope: Scope,
  facts: readonly DeliveredFact<F>[],
): Promise<{ fact: DeliveredFact<F>; row: ClassRow }[]> {
  const of = Map.groupBy(facts, (fact) => fact.payload.session_id);
  const rows = await classesOf(scope, [...of.keys()]);
  return rows
    .filter((row) => row.ends_at > scope.now)
    .flatMap((row) => (of.get(row.session_id) ?? []).map((fact) => ({ fact, row })));
}
