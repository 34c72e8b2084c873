import type { Action } from './choices.ts';

export interface Concerned {
  session_ids: readonly string[];
  reachable: boolean;
}
export interface News {
  session_id: string;
  action: Action;
  tells_cancellation: boolean;
}

/** Whom a change concerns: those who hear all of their news by a message, and those to be called. */
export function whoHears<P extends Concerned>(
  people: readonly P[],
  news: readonly News[],
): { told: P[]; to_call: P[] } {
  const changed = new Map(news.filter((one) => one.action !== 'keep').map((one) => [one.session_id, one]));
  const concerned = people.filter((person) => person.session_ids.some((id) => changed.has(id)));
  const hears = (person: P): boolean =>
    person.reachable && person.session_ids.every((id) => isTold(changed.get(id)));
  return {
    told: concerned.filter(hears),
    to_call: concerned.filter((person) => !hears(person)),
  };
}

const losing: readonly Action[] = ['cancel', 'queue_last', 'cancel_last'];

const isTold = (news: News | undefined): boolean =>
  news === undefined || !losing.includes(news.action) || news.tells_cancellation;
