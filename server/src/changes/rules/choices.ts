import type { InputError } from '../../kernel/problem.ts';

export const actions = ['cancel', 'substitute', 'keep'] as const;
export type Action = (typeof actions)[number];

/** A class that a change hits, as far as deciding about it goes. */
export interface Hit {
  session_id: string;
  version: string;
  offers: readonly Action[];
  substitutes: readonly { instructor: { id: string }; possible: boolean }[];
}
export interface Choice {
  session_id: string;
  version: string;
  action: Action;
  instructor_id?: string;
}
export interface Decided {
  session_id: string;
  action: Action;
  /** The substitute; null for the other actions. */
  instructor_id: string | null;
}

/** `outdated` names also classes that are not hit any more. */
export type Outcome =
  | { decided: Decided[] }
  | { outdated: string[]; undecided: string[] }
  | { errors: InputError[] };

/**
 * What becomes of each class hit. Every one of them must be decided about as it is now: by a choice with its present
 * version, or by `otherwise` where that is offered. Choices for classes that are not hit (any more) are outdated.
 */
export function decideChange(
  hits: readonly Hit[],
  choices: readonly Choice[],
  otherwise: 'cancel' | 'keep' | undefined,
): Outcome {
  const byId = new Map(choices.map((choice, at) => [choice.session_id, { choice, at }]));
  const versions = new Map(hits.map((hit) => [hit.session_id, hit.version]));
  const outdated = choices.filter((one) => versions.get(one.session_id) !== one.version);
  const undecided = hits.filter(
    (hit) => !byId.has(hit.session_id) && !(otherwise && hit.offers.includes(otherwise)),
  );
  if (outdated.length + undecided.length > 0)
    return { outdated: outdated.map(idOf), undecided: undecided.map(idOf) };
  const errors = [
    ...choices.flatMap((one, at) => (byId.get(one.session_id)?.at === at ? [] : repeated(at))),
    ...hits.flatMap((hit) => {
      const chosen = byId.get(hit.session_id);
      return chosen ? wrongIn(hit, chosen.choice, `/classes/${chosen.at}`) : [];
    }),
  ];
  if (errors.length > 0) return { errors };
  return { decided: hits.map((hit) => decidedOf(hit, byId.get(hit.session_id)?.choice, otherwise)) };
}

const repeated = (at: number): InputError[] => [
  { path: `/classes/${at}/session_id`, code: 'repeated', message: 'is decided about twice' },
];

const idOf = ({ session_id }: { session_id: string }): string => session_id;

function decidedOf(hit: Hit, choice: Choice | undefined, otherwise: Action | undefined): Decided {
  const { session_id } = hit;
  const action = choice?.action ?? otherwise ?? 'keep';
  return { session_id, action, instructor_id: action === 'substitute' ? choice!.instructor_id! : null };
}

function wrongIn(hit: Hit, { action, instructor_id }: Choice, path: string): InputError[] {
  if (!hit.offers.includes(action))
    return [
      { path: `${path}/action`, code: 'not_offered', message: `${action} is not offered for this class` },
    ];
  if (action !== 'substitute') return [];
  const substitute = hit.substitutes.find((one) => one.instructor.id === instructor_id);
  if (substitute?.possible) return [];
  return [{ path: `${path}/instructor_id`, code: 'cannot_substitute', message: 'cannot give this class' }];
}
