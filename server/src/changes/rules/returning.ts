import type { InputError } from '../../kernel/problem.ts';

/** A class that could come back, as far as deciding about it goes. */
export interface Back {
  session_id: string;
  version: string;
  possible: boolean;
}
export type BackChoice = Pick<Back, 'session_id' | 'version'>;

export type BackOutcome<B> = { chosen: B[] } | { outdated: string[] } | { errors: InputError[] };

/** Which classes come back: those chosen, each as it was seen, if it can. */
export function decideReturn<B extends Back>(
  classes: readonly B[],
  choices: readonly BackChoice[],
): BackOutcome<B> {
  const byId = new Map(classes.map((one) => [one.session_id, one]));
  const isAsSeen = ({ session_id, version }: BackChoice) => byId.get(session_id)?.version === version;
  const outdated = choices.filter((choice) => !isAsSeen(choice));
  if (outdated.length > 0) return { outdated: outdated.map((one) => one.session_id) };
  const errors = choices.flatMap(({ session_id }, at) =>
    byId.get(session_id)?.possible
      ? []
      : [{ path: `/classes/${at}/session_id`, code: 'cannot_return', message: 'cannot take place again' }],
  );
  if (errors.length > 0) return { errors };
  const wanted = new Set(choices.map((one) => one.session_id));
  return { chosen: classes.filter((one) => wanted.has(one.session_id)) };
}
