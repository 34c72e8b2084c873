import type { InputError } from '../../kernel/problem.ts';

export const actions = [
  'cancel',
  'substitute',
  'move',
  'without_coach',
  'queue_last',
  'cancel_last',
  'keep',
] as const;
export type Action = (typeof actions)[number];

/** What may be said for all classes that nobody names. */
export const forAll = ['cancel', 'queue_last', 'cancel_last', 'keep'] as const;

/** A class that a change hits, as far as deciding about it goes. */
export interface Hit {
  session_id: string;
  version: string;
  offers: readonly Action[];
  substitutes: readonly { instructor: { id: string }; possible: boolean }[];
  local_date: string;
  local_time: string;
  court: { id: string } | null;
}
export interface Choice {
  session_id: string;
  version: string;
  action: Action;
  instructor_id?: string;
  local_date?: string;
  local_time?: string;
  court_id?: string | null;
}
/** Where a class goes; what is left out stays. */
export interface Target {
  local_date?: string | undefined;
  local_time?: string | undefined;
  court_id?: string | null | undefined;
}
export interface Decided {
  session_id: string;
  action: Action;
  /** The substitute; null for the other actions. */
  instructor_id: string | null;
  /** Only of `move`. */
  to?: Target;
  /** The enrolments of those who lose their place, of `queue_last` and `cancel_last`. */
  displaced?: string[];
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
  otherwise: (typeof forAll)[number] | undefined,
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
  return {
    ...{ session_id, action, instructor_id: action === 'substitute' ? choice!.instructor_id! : null },
    ...(action === 'move' && { to: targetOf(choice!) }),
  };
}

const targetOf = ({ local_date, local_time, court_id }: Choice): Target => ({
  local_date,
  local_time,
  court_id,
});

function wrongIn(hit: Hit, choice: Choice, path: string): InputError[] {
  const { action, instructor_id } = choice;
  if (!hit.offers.includes(action))
    return [
      { path: `${path}/action`, code: 'not_offered', message: `${action} is not offered for this class` },
    ];
  if (action === 'move') return goesNowhere(hit, choice) ? [nowhere(path)] : [];
  if (action !== 'substitute') return [];
  const substitute = hit.substitutes.find((one) => one.instructor.id === instructor_id);
  if (substitute?.possible) return [];
  return [{ path: `${path}/instructor_id`, code: 'cannot_substitute', message: 'cannot give this class' }];
}

/** Nothing is said of where it goes, or only where it is. */
function goesNowhere(hit: Hit, { local_date, local_time, court_id }: Choice): boolean {
  const now = { local_date: hit.local_date, local_time: hit.local_time, court_id: hit.court?.id ?? null };
  const wanted = { local_date, local_time: local_time?.slice(0, 5), court_id };
  return Object.entries(wanted).every(
    ([part, value]) => value === undefined || value === now[part as keyof typeof now],
  );
}

const nowhere = (path: string): InputError => ({
  path: `${path}/local_date`,
  code: 'required',
  message: 'where it moves to: another date, time or court',
});
