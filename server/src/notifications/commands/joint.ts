import type { Scope } from '../../kernel/scope.ts';
import { heaviestFirst } from '../rules/joint.ts';
import type { ClassKind } from '../rules/kinds.ts';
import { jointTextOf } from '../rules/texts.ts';
import type { ClassRow } from '../store/classes.ts';
import { type Message, readerOf, tell } from './tell.ts';

/**
 * Tells each reader once of an occasion, whatever kinds of news it is: a class that is off and another that is
 * elsewhere are one message. Its key names no kind: what is no longer so when a job comes again makes it no other one.
 */
export async function tellJointly(scope: Scope, news: readonly Message[]): Promise<void> {
  const occasions = Map.groupBy(news, ({ key, to }) => `${key}:${readerOf(to)}`);
  await tell(
    scope,
    [...occasions.values()].map((parts) => jointOf(heaviestFirst(parts))),
  );
}

function jointOf(parts: readonly Message[]): Message {
  const [main] = parts as [Message];
  const once = 'news';
  if (parts.length === 1) return { ...main, once };
  const classes = eachOnce(parts.flatMap((part) => part.classes));
  const said = parts.map((part) => ({
    ...part,
    kind: part.kind as ClassKind,
    student_name: main.to.student_name,
  }));
  return {
    ...main,
    ...{ once, classes, also: parts.slice(1).map((part) => part.kind) },
    text: jointTextOf(main.to.locale, said, classes),
    calendar: calendarOf(parts),
  };
}

const eachOnce = (rows: readonly ClassRow[]): ClassRow[] =>
  [...new Map(rows.map((row) => [row.session_id, row])).values()].sort(
    (a, b) => a.starts_at.getTime() - b.starts_at.getTime() || (a.session_id < b.session_id ? -1 : 1),
  );

/** One file for all parts: what comes, and what is taken out with it. */
function calendarOf(parts: readonly Message[]): Message['calendar'] {
  const of = (method: 'publish' | 'cancel') =>
    parts.flatMap(({ calendar }) => (calendar?.method === method ? calendar.classes : []));
  const [comes, goes] = [of('publish'), of('cancel')];
  return comes.length > 0
    ? { method: 'publish', classes: comes, off: goes }
    : { method: 'cancel', classes: goes };
}
