import type { ImportUndo } from './schemas.ts';

/** A row that an import made or changed, or that came of one: a class of its schedule. */
export interface Written {
  entity: string;
  id: string;
  name: string;
  /** It was there before: taken back, it gets the values that it had. */
  is_changed: boolean;
}

export type Reason = Pick<ImportUndo['stays'][number], 'reason' | 'by'>;

/** While `stays` is there `keeps` is needed: what a row refers to, and what belongs to it. */
export interface Needed {
  stays: string;
  keeps: string;
  /** A part keeps its whole: for what keeps the part. */
  is_part?: boolean;
}

/** What a part is called to those that it keeps besides its whole. */
const wholes: Readonly<Record<string, string>> = {
  class_sessions: 'class_schedules',
  reservations: 'class_schedules',
  guardians: 'client_profiles',
  instructor_clubs: 'instructors',
  wish_times: 'wishes',
  wish_people: 'wishes',
  wish_preferences: 'wishes',
};

/** Which of these rows stay and why: those that something else depends on, and what they need themselves. */
export function whatStays(
  written: readonly Written[],
  needed: readonly Needed[],
  first: ReadonlyMap<string, Reason>,
): Map<string, Reason> {
  const byId = new Map(written.map((one) => [one.id, one]));
  const needs = Map.groupBy(needed, (one) => one.stays);
  const stays = new Map([...first].filter(([id]) => byId.has(id)));
  // The list grows while it is gone through: what is nearest says why.
  const open = [...stays.keys()];
  for (const id of open) {
    const { entity } = byId.get(id) as Written;
    const used: Reason = { reason: 'used', by: wholes[entity] ?? entity };
    for (const { keeps, is_part } of needs.get(id) ?? []) {
      if (stays.has(keeps) || !byId.has(keeps)) continue;
      stays.set(keeps, is_part ? (stays.get(id) as Reason) : used);
      open.push(keeps);
    }
  }
  return stays;
}

const [someNames, mostStaying] = [20, 200];
const untold = ['instructor_clubs', 'reservations', 'wish_times', 'wish_people', 'wish_preferences'];

/** What is told of it. What only ties two others together is told with those. */
export function tellUndo(
  written: readonly Written[],
  stays: ReadonlyMap<string, Reason>,
): Omit<ImportUndo, 'import'> {
  const told = written.filter(({ entity }) => !untold.includes(entity));
  const going = told.filter(({ id }) => !stays.has(id));
  const staying = told.filter(({ id, entity }) => stays.has(id) && !(entity in wholes));
  return {
    goes: byEntity(going.filter((one) => !one.is_changed)),
    reverts: byEntity(going.filter((one) => one.is_changed)),
    stays: staying.slice(0, mostStaying).map(({ entity, name, id }) => ({
      ...{ entity, name },
      ...(stays.get(id) as Reason),
    })),
    stay_count: staying.length,
  };
}

const byEntity = (rows: readonly Written[]): ImportUndo['goes'] =>
  [...Map.groupBy(rows, (one) => one.entity)].map(([entity, all]) => ({
    ...{ entity, count: all.length },
    names: [...new Set(all.map((one) => one.name).filter((name) => name !== ''))].slice(0, someNames),
  }));
