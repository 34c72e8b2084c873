import { freeAfterMove } from '../../enrollments/public.ts';
import type { DeliveredFact } from '../../kernel/facts.ts';
import type { Scope } from '../../kernel/scope.ts';
import type { SessionCancelled, SessionChanged, SessionReinstated } from '../../scheduling/facts.ts';
import {
  aspectsOf,
  coachesAt,
  coachesConcerned,
  helpersConcerned,
  isNews,
  teacherOf,
  toldBefore,
  type Was,
  wasBefore,
} from '../rules/changes.ts';
import type { Aspect, Helping } from '../rules/phrases.ts';
import { type ClassRow, classesOf, namesOf, peopleIn } from '../store/classes.ts';
import { coachesOf, recipientsOf } from '../store/recipients.ts';
import { type Message, sameReason, wantedBy } from './tell.ts';

/**
 * Students hear of a class that is off, or takes place after all, by their enrolments; here its coaches do, once for
 * all classes of a cause.
 */
export async function coachNewsOf(
  scope: Scope,
  facts: readonly DeliveredFact<SessionCancelled | SessionReinstated>[],
  kind: 'session_cancelled' | 'session_reinstated',
): Promise<Message[]> {
  if (facts.length === 0) return [];
  const coming = (await comingOf(scope, facts)).map(({ fact, row }) => ({ ...row, fact }));
  const isStillSo = ({ status }: ClassRow) => (status === 'cancelled') === (kind === 'session_cancelled');
  const told = await wantedBy(scope, kind, coming.filter(isStillSo));
  const messages = told.flatMap(({ fact, ...row }) =>
    coachesAt(row).map((teacher) => ({ fact, teacher, row })),
  );
  return toCoaches(scope, messages, (own) => ({
    kind,
    classes: own.map(({ row }) => row),
    reason: sameReason(own.map(({ row }) => row.session_reason)),
  }));
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
interface News {
  changes: Change[];
  before: Before;
}

/** Of classes that are off there is nothing to change. */
const changesOf = async (scope: Scope, facts: readonly DeliveredFact<SessionChanged>[]): Promise<Change[]> =>
  (await comingOf(scope, facts))
    .filter(({ row }) => row.status !== 'cancelled')
    .map(({ fact, row }): Change => ({ fact, row, was: wasBefore(row, fact.payload.changes) }));

/** What concerns people: a change of time, court or instructor; other changes are the club's own affair. */
async function newsIn(scope: Scope, all: readonly Change[]): Promise<News> {
  const changes = all.filter(({ fact, row, was }) => isNews(row, was, fact.payload.changes));
  if (changes.length === 0) return { changes, before: () => undefined };
  const names = await namesOf(scope, {
    courts: changes.flatMap(({ was }) => was.court_id ?? []),
    instructors: changes.flatMap(({ was }) => teacherOf(was) ?? []),
  });
  return {
    changes,
    before: ([one, ...more]) => (one && more.length === 0 ? toldBefore(one.row, one.was, names) : undefined),
  };
}

/** For everybody in a class that changed, or waiting for it, and for its coaches, old and new. */
export async function newsOfChanged(
  scope: Scope,
  facts: readonly DeliveredFact<SessionChanged>[],
): Promise<Message[]> {
  if (facts.length === 0) return [];
  const all = await changesOf(scope, facts);
  const helpers = await newsOfHelpers(scope, all);
  const news = await newsIn(scope, all);
  if (news.changes.length === 0) return helpers;
  return [...(await toStudents(scope, news)), ...(await coachNewsOfChanged(scope, news)), ...helpers];
}

/** Who helps in a class from now on, or no more: their own affair, of which students hear nothing. */
async function newsOfHelpers(scope: Scope, all: readonly Change[]): Promise<Message[]> {
  const concerned = all.flatMap((change) =>
    helpersConcerned(change.row, change.was).map((helper) => ({ ...helper, ...change })),
  );
  const of = (helping: Helping) =>
    toCoaches(
      scope,
      concerned.filter((one) => one.helping === helping),
      (own) => ({ kind: 'session_changed', helping, classes: own.map(({ row }) => row) }),
    );
  return [...(await of('begins')), ...(await of('ends'))];
}

async function toStudents(scope: Scope, { changes, before }: News): Promise<Message[]> {
  const ids = [...new Set(changes.map(({ row }) => row.session_id))];
  const people = await peopleIn(scope, ids, ['enrolled', 'waitlisted']);
  const inSession = Map.groupBy(people, (one) => one.session_id);
  const concerned = changes.flatMap((change) =>
    (inSession.get(change.row.session_id) ?? []).map(({ enrollment_id, student_id, status }) => ({
      ...{ enrollment_id, student_id, status, change },
    })),
  );
  const free = await freeAfterMove(
    scope,
    concerned.filter(({ change }) => isOtherwise(change)).map((one) => one.enrollment_id),
  );
  const recipients = await recipientsOf(
    scope,
    people.map((one) => one.student_id),
  );
  const occasions = Map.groupBy(
    concerned,
    ({ student_id, change }) => `${change.fact.cause_id}:${student_id}:${change.row.club_id}`,
  );
  return [...occasions].flatMap(([key, all]) => {
    const own = all.map(({ change }) => change);
    const classes = own.map(({ row }) => row);
    const held = all.filter(({ status }) => status === 'enrolled').map(({ change }) => change.row);
    const free_until = all.flatMap((one) => free.get(one.enrollment_id) ?? []).toSorted((a, b) => +a - +b);
    const said = { before: before(own), changed: changedOf(own), free_until };
    return (recipients.get(all[0]?.student_id as string) ?? []).map(
      (to): Message => ({
        ...{ kind: 'session_changed', key, to, classes, ...said },
        calendar: { method: 'publish', classes: held },
      }),
    );
  });
}

/** Another court is the same class. */
const isOtherwise = ({ row, was, fact }: Change): boolean =>
  aspectsOf(row, was, fact.payload.changes).some((aspect) => aspect !== 'court');

async function coachNewsOfChanged(scope: Scope, { changes, before }: News): Promise<Message[]> {
  const concerned = changes.flatMap((change) =>
    coachesConcerned(change.row, change.was).map((coach) => ({ ...coach, ...change })),
  );
  const of = (kind: Message['kind']) => concerned.filter((one) => one.kind === kind);
  const assigned = await toCoaches(scope, of('substitute_assigned'), (own) => ({
    kind: 'substitute_assigned',
    classes: own.map(({ row }) => row),
  }));
  const changed = await toCoaches(scope, of('session_changed'), (own) => ({
    kind: 'session_changed',
    classes: own.map(({ row }) => row),
    before: before(own),
    changed: changedOf(own),
  }));
  return [...assigned, ...changed];
}

interface ToCoach {
  fact: DeliveredFact;
  teacher: string;
  row: ClassRow;
}

/** Coaches with an account, each once for all their classes of a cause; not the one who did it. */
async function toCoaches<T extends ToCoach>(
  scope: Scope,
  told: readonly T[],
  message: (own: readonly T[]) => Omit<Message, 'key' | 'to'>,
): Promise<Message[]> {
  if (told.length === 0) return [];
  const coaches = await coachesOf(
    scope,
    told.map((one) => one.teacher),
  );
  const occasions = Map.groupBy(told, ({ fact, teacher }) => `${fact.cause_id}:${teacher}`);
  return [...occasions].flatMap(([key, own]): Message[] => {
    const [{ fact, teacher }] = own as [T];
    const to = coaches.get(teacher);
    if (!to || to.user_id === fact.actor?.user_id) return [];
    return [{ ...message(own), key, to }];
  });
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
