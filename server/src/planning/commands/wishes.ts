import { holdClients } from '../../clients/public.ts';
import { announce } from '../../kernel/live.ts';
import { conflict, found, type InputError, invalid, notFound } from '../../kernel/problem.ts';
import type { Scope } from '../../kernel/scope.ts';
import { localDateOf } from '../../kernel/time/index.ts';
import { administers } from '../../organizations/public.ts';
import { familyOf, writesWishAs } from '../access.ts';
import {
  checkPeople,
  checkTimes,
  tidyTimes,
  type WishPerson,
  type WishRefusal,
  type WishSource,
  whyNoWish,
} from '../rules/wishes.ts';
import type { LinkPerson, PutWish } from '../schemas/wishes.ts';
import { type WindowRow, windowOf } from '../store/wish-windows.ts';
import {
  knownOf,
  linkPerson,
  lockWish,
  namesOf,
  personOf,
  saveWish,
  studentOf,
  withdrawWish,
} from '../store/wishes.ts';

interface Whose {
  term_id: string;
  student_id: string;
}

/**
 * What a student wants of a term, said by them, a guardian or the desk: made, or changed whole. Throws 404, 409
 * `planning.wishes_not_open | wishes_closed | client_inactive | client_blocked`, 422. (`hold: false`: what a test shows to go wrong then.)
 */
export async function putWish(
  scope: Scope,
  whose: Whose,
  input: PutWish,
  { hold } = { hold: true },
): Promise<void> {
  const { window, by } = await windowFor(scope, whose, hold);
  const people = input.people ?? [];
  const family = familyOf(scope.actor);
  const named = people.flatMap(({ client_id }) => client_id ?? []);
  const mayName = named.filter((id) => by === 'desk' || family.includes(id));
  const names = await namesOf(scope, mayName);
  // In one order with the student: whoever makes two of them one, or erases one, waits or has been.
  await holdClients(scope, [whose.student_id, ...names.keys()]);
  await refuseUnlessOpen(scope, window, { student_id: whose.student_id, by });
  const values = {
    ...{ level: input.level ?? null, wants_test: input.wants_test ?? false },
    ...{ classes_a_week: input.classes_a_week, note: (input.note ?? '').trim() },
    ...{ instructor_ids: input.instructor_ids ?? [], club_ids: input.club_ids ?? [] },
    times: input.times.map((one) => ({ ...one, loved: one.loved ?? false })),
    people: people.map(
      ({ kind, client_id, name }): WishPerson => ({
        ...{ kind, client_id: client_id ?? null },
        name: (client_id === undefined ? (name ?? '') : (names.get(client_id) ?? '')).trim(),
      }),
    ),
  };
  const errors = [
    ...checkLevel(values),
    ...checkTimes(values.times),
    ...unnamed(values.people),
    ...checkPeople(values.people, whose.student_id),
    ...(await unknown(scope, values)),
  ];
  if (errors.length > 0) throw invalid(errors);
  const id = await saveWish(
    scope,
    { window_id: window.id, student_id: whose.student_id, source: by },
    { ...values, times: tidyTimes(values.times) },
  );
  announce(scope.tx, 'wishes', [id]);
}

const checkLevel = ({ level, wants_test }: { level: number | null; wants_test: boolean }): InputError[] =>
  level !== null && wants_test
    ? [
        {
          ...{ path: '/level', code: 'not_together', params: { field: 'wants_test' } },
          message: 'cannot be given together with wants_test',
        },
      ]
    : [];

/** By neither a name nor a client who may be named: who that is stays unsaid. */
const unnamed = (people: readonly WishPerson[]): InputError[] =>
  people.flatMap(({ client_id, name }, at): InputError[] => {
    if (name !== '') return [];
    return client_id === null
      ? [{ path: `/people/${at}/name`, code: 'required', message: 'must say who it is' }]
      : [{ path: `/people/${at}/client_id`, code: 'unknown', message: 'is nobody whom you may name' }];
  });

async function unknown(
  scope: Scope,
  given: { instructor_ids: readonly string[]; club_ids: readonly string[] },
): Promise<InputError[]> {
  const known = await knownOf(scope, given);
  return (['instructor_ids', 'club_ids'] as const).flatMap((field) =>
    given[field].flatMap((id, at) =>
      known.has(id) ? [] : [{ path: `/${field}/${at}`, code: 'unknown', message: 'is not here' }],
    ),
  );
}

/** A wish that stands no more keeps what it said. Withdrawn again it changes nothing. Throws 404, 409 as a new one. */
export async function withdraw(scope: Scope, whose: Whose): Promise<void> {
  const { window, by } = await windowFor(scope, whose, true);
  await holdClients(scope, [whose.student_id]);
  if (by !== 'desk') await refuseUnlessOpen(scope, window, { student_id: whose.student_id, by });
  const wish = found(await lockWish(scope, { window_id: window.id, student_id: whose.student_id }), 'wish');
  if (wish.status === 'withdrawn') return;
  await withdrawWish(scope, wish.id, by);
  announce(scope.tx, 'wishes', [wish.id]);
}

/** Who a name in a wish means, said by the desk. Throws 404, 422. @returns whose wish it is */
export async function linkName(scope: Scope, id: string, { client_id }: LinkPerson): Promise<Whose> {
  const person = found(await personOf(scope, id), 'name');
  if (!administers(scope.actor, person.club_id)) throw notFound('name');
  const { wish_id, term_id, student_id } = person;
  if (client_id !== null) {
    const names = await namesOf(scope, [client_id]);
    if (!names.has(client_id))
      throw invalid([{ path: '/client_id', code: 'unknown', message: 'is no client here' }]);
    if (client_id === student_id)
      throw invalid([{ path: '/client_id', code: 'not_offered', message: 'is the student' }]);
    await holdClients(scope, [client_id]);
  }
  if (!(await linkPerson(scope, id, client_id))) throw notFound('name');
  announce(scope.tx, 'wishes', [wish_id]);
  return { term_id, student_id };
}

/** The window, held so that it stays what it is, and in which quality the actor writes in it. Throws 404. */
async function windowFor(
  scope: Scope,
  { term_id, student_id }: Whose,
  hold: boolean,
): Promise<{ window: WindowRow; by: WishSource }> {
  const window = found(await windowOf(scope, term_id, hold ? 'hold' : 'none'), 'window');
  const by = writesWishAs(scope.actor, window.club_id, student_id);
  if (!by) throw notFound('client');
  return { window, by };
}

async function refuseUnlessOpen(
  scope: Scope,
  window: WindowRow,
  { student_id, by }: { student_id: string; by: WishSource },
): Promise<void> {
  const student = found(await studentOf(scope, student_id), 'client');
  const refusal = whyNoWish(window, student, { by, today: localDateOf(scope.now, window.timezone) });
  if (refusal) throw refused(refusal);
}

function refused(refusal: WishRefusal) {
  switch (refusal.code) {
    case 'planning.wishes_not_open':
      return conflict('planning.wishes_not_open', 'It is too early to wish.', {
        params: { date: refusal.date },
      });
    case 'planning.wishes_closed':
      return conflict('planning.wishes_closed', 'The time to wish is over.');
    case 'planning.client_inactive':
      return conflict('planning.client_inactive', 'They are no client any more.');
    case 'planning.client_blocked':
      return conflict('planning.client_blocked', 'They are blocked: the desk knows why.');
  }
}
