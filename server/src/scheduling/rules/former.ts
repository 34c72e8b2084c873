/** What was so until an instant; of one thing, in the order of those. */
export interface Until {
  until: Date;
}
export interface FormerGroup extends Until {
  schedule_id: string;
  name: string;
  description: string;
  location: string;
  type_id: string;
  type_name: string;
  type_type: string;
  type_color: string;
  level_id: string;
  level_name: string;
  level_display_name: string;
  level_color: string;
}
export interface FormerName extends Until {
  subject: string;
  name: string;
}

/** How groups, and what they hang on, were called before; by their ids. */
export interface Former {
  groups: ReadonlyMap<string, readonly FormerGroup[]>;
  names: ReadonlyMap<string, readonly FormerName[]>;
}

/** What a class shows that it does not hold itself. */
export interface Shown {
  schedule_id: string;
  scheduled_datetime: Date;
  name: string;
  description?: string;
  location?: string;
  type_id: string;
  type_name: string;
  type_type?: string;
  type_color?: string;
  level_id: string;
  level_name?: string;
  level_display_name: string;
  level_color?: string;
  club_id: string;
  club_name?: string;
  instructor_id: string | null;
  instructor_name?: string | null;
  substitute_instructor_id: string | null;
  substitute_name?: string | null;
  assistants?: readonly { id: string; display_name: string }[];
  court_id?: string | null;
  court_name?: string | null;
}

/** The names that a class shows, each with whose name it is. */
const names = [
  ['type_name', 'type_id'],
  ['level_display_name', 'level_id'],
  ['club_name', 'club_id'],
  ['instructor_name', 'instructor_id'],
  ['substitute_name', 'substitute_instructor_id'],
  ['court_name', 'court_id'],
] as const;

/** Whose names a class shows. */
export const subjectsOf = (row: Shown): string[] => [
  ...names.flatMap(([, of]) => (row[of] == null ? [] : [row[of] as string])),
  ...(row.assistants ?? []).map((one) => one.id),
];

/** A class as it was when it began, with the same fields. What never changed since is as it is. */
export function asItWas<Row extends Shown>(row: Row, former: Former): Row {
  const at = row.scheduled_datetime;
  const group = firstAfter(former.groups.get(row.schedule_id), at);
  const then = group ? { ...row, ...sharedFields(row, group) } : row;
  const renamed = names.flatMap(([field, of]) => {
    const was = then[of] == null ? undefined : firstAfter(former.names.get(then[of] as string), at);
    return was && field in row ? [[field, was.name] as const] : [];
  });
  const assistants = assistantsAsCalled(row, former);
  if (renamed.length === 0 && !assistants) return then;
  return { ...then, ...Object.fromEntries(renamed), ...(assistants && { assistants }) };
}

/** Undefined where none of them was called otherwise. */
function assistantsAsCalled({ assistants = [], scheduled_datetime }: Shown, former: Former) {
  if (!assistants.some(({ id }) => former.names.has(id))) return undefined;
  return assistants.map((one) => {
    const was = firstAfter(former.names.get(one.id), scheduled_datetime);
    return was ? { ...one, display_name: was.name } : one;
  });
}

/** What was so at an instant is what was so until the next change behind it. */
const firstAfter = <Row extends Until>(rows: readonly Row[] | undefined, at: Date): Row | undefined =>
  rows?.find(({ until }) => until > at);

const sharedFields = (row: Shown, group: FormerGroup): Partial<FormerGroup> =>
  Object.fromEntries(Object.entries(group).filter(([field]) => field !== 'until' && field in row));
