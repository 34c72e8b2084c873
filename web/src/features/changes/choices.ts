import { addDays } from '../../platform/formats/local-date.ts';
import type { ChangePreview, Choice, ClassHit, PersonHit } from './api.ts';

/** What becomes of each class, by session. */
export type Choices = ReadonlyMap<string, Choice>;
export type Action = Choice['action'];

/**
 * A first proposal: somebody who can give the class, else it is off; what one may not decide stays. Where moving comes
 * first, because a court cannot be used, it goes to one that is free.
 */
export const proposed = (classes: readonly ClassHit[]): Choices =>
  new Map(classes.map((hit) => [hit.session_id, toFreeCourt(hit) ?? choose(hit, 'substitute')]));

function toFreeCourt(hit: ClassHit): Choice | undefined {
  const [court_id] = hit.free_courts;
  if (hit.offers[0] !== 'move' || court_id === undefined) return undefined;
  return moved(hit, { local_date: hit.local_date, court_id });
}

/** The same for every class, as far as it is offered; where nobody can give a class, it is off. */
export function chosenForAll(classes: readonly ClassHit[], action: Action): Choices {
  return new Map(classes.map((hit) => [hit.session_id, choose(hit, action)]));
}

/** What needs nothing else to be said. */
const plain: readonly Action[] = ['without_coach', 'queue_last', 'cancel_last'];

/** A choice for one class. `substitute` proposes the best colleague who has nothing against it. */
export function choose(hit: ClassHit, action: Action, instructor_id?: string): Choice {
  const { session_id, version } = hit;
  const substitute = instructor_id ?? bestOf(hit);
  if (action === 'substitute' && substitute !== undefined && hit.offers.includes('substitute'))
    return { session_id, version, action, instructor_id: substitute };
  if (action === 'move' && hit.offers.includes('move')) return toFreeCourt(hit) ?? moved(hit, {});
  if (plain.includes(action) && hit.offers.includes(action)) return { session_id, version, action };
  if (action !== 'keep' && hit.offers.includes('cancel')) return { session_id, version, action: 'cancel' };
  return { session_id, version, action: 'keep' };
}

/** A class goes somewhere else: to the same hour of the next day unless told. */
export function moved(
  { session_id, version, local_date, local_time, court }: ClassHit,
  to: Pick<Choice, 'local_date' | 'local_time' | 'court_id'>,
): Choice {
  return {
    ...{ session_id, version, action: 'move' },
    local_date: to.local_date ?? addDays(local_date, 1),
    local_time: to.local_time ?? local_time.slice(0, 5),
    court_id: to.court_id === undefined ? (court?.id ?? null) : to.court_id,
  };
}

/** Every class that moves goes to this day, each at its hour and on its court as chosen. */
export const movedToDay = (choices: Choices, local_date: string): Choices =>
  new Map(
    [...choices].map(([id, choice]) => [id, choice.action === 'move' ? { ...choice, local_date } : choice]),
  );

const bestOf = ({ substitutes }: ClassHit): string | undefined =>
  substitutes.find(({ problems }) => problems.length === 0)?.instructor.id;

/** After somebody changed a class meanwhile: choices for classes that are as they were stay. */
export function carriedOver(before: Choices, classes: readonly ClassHit[]): Choices {
  const fresh = proposed(classes);
  return new Map(
    classes.map(({ session_id, version }) => {
      const choice = before.get(session_id);
      return [session_id, choice?.version === version ? choice : fresh.get(session_id)!];
    }),
  );
}

export interface Summary {
  cancelled: number;
  substituted: number;
  moved: number;
  without_coach: number;
  queue_last: number;
  cancel_last: number;
  kept: number;
  told: number;
  to_call: PersonHit[];
}

/** What those in cancelled classes would have paid for them, and have paid, by currency. */
export function moneyOf(
  { classes }: Pick<ChangePreview, 'classes'>,
  choices: Choices,
): { currency: string; price: number; paid: number }[] {
  const off = classes.filter(
    ({ session_id, price_total }) => choices.get(session_id)?.action === 'cancel' && price_total > 0,
  );
  const sum = (amounts: number[]) => amounts.reduce((total, amount) => total + amount, 0);
  return [...Map.groupBy(off, ({ currency }) => currency)].map(([currency, own]) => ({
    currency,
    price: sum(own.map((one) => one.price_total)),
    paid: sum(own.map((one) => one.paid_total)),
  }));
}

/** What calling off gives back, of all classes that are to be off. */
export interface Back {
  /** To accounts, by currency and by how it was paid. */
  money: { currency: string; total: number; ways: ClassHit['comes_back']['money'] }[];
  package_classes: number;
  make_ups_back: number;
  make_ups_earned: number;
}

export function backOf({ classes }: Pick<ChangePreview, 'classes'>, choices: Choices): Back {
  const off = classes.filter(({ session_id }) => choices.get(session_id)?.action === 'cancel');
  const sum = (amounts: number[]) => amounts.reduce((total, amount) => total + amount, 0);
  const count = (what: 'package_classes' | 'make_ups_back' | 'make_ups_earned') =>
    sum(off.map(({ comes_back }) => comes_back[what]));
  const money = [...Map.groupBy(off, ({ currency }) => currency)].map(([currency, own]) => {
    const all = own.flatMap(({ comes_back }) => comes_back.money);
    const ways = [...Map.groupBy(all, ({ method }) => method)].map(([method, same]) => ({
      ...{ method, amount: sum(same.map(({ amount }) => amount)) },
    }));
    return { currency, total: sum(all.map(({ amount }) => amount)), ways };
  });
  return {
    money: money.filter(({ total }) => total > 0),
    package_classes: count('package_classes'),
    make_ups_back: count('make_ups_back'),
    make_ups_earned: count('make_ups_earned'),
  };
}

/** By these somebody loses a place. */
const takes: readonly Action[] = ['cancel', 'queue_last', 'cancel_last'];

/** What these choices do, in numbers and people, before they are made. */
export function summaryOf({ classes, people }: ChangePreview, choices: Choices): Summary {
  const count = (action: Action) =>
    classes.filter(({ session_id }) => choices.get(session_id)?.action === action).length;
  const untold = new Set(
    classes.flatMap((hit) =>
      takes.includes(choices.get(hit.session_id)?.action ?? 'keep') && !hit.tells_cancellation
        ? [hit.session_id]
        : [],
    ),
  );
  const concerned = people.filter(({ session_ids }) =>
    session_ids.some((id) => (choices.get(id)?.action ?? 'keep') !== 'keep'),
  );
  const to_call = concerned.filter(
    ({ reachable, session_ids }) => !reachable || session_ids.some((id) => untold.has(id)),
  );
  return {
    ...{ cancelled: count('cancel'), substituted: count('substitute') },
    ...{ moved: count('move'), without_coach: count('without_coach'), kept: count('keep') },
    ...{ queue_last: count('queue_last'), cancel_last: count('cancel_last') },
    ...{ told: concerned.length - to_call.length, to_call },
  };
}
