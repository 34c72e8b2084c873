import type { LineProblem } from '../../../kernel/cells/records.ts';
import { addPerson, type KnownPerson, type Match, matchPerson, type People, peopleOf } from './people.ts';
import type { ClientRow, ImportedPerson } from './row.ts';

/** A profile as far as an import may change it. */
export interface Profile extends KnownPerson {
  user_id: string | null;
  email: string | null;
  phone: string;
  birth_date: string | null;
  level: number | null;
  is_club_member: boolean;
  desk_notes: string;
}

export type Change = Partial<Omit<ImportedPerson, 'display_name'>>;
export interface PlannedLine {
  line: number;
  action: 'create' | 'update' | 'unchanged' | 'conflict';
  name: string;
  changes: string[];
}
export interface ClientsPlan {
  lines: PlannedLine[];
  problems: LineProblem[];
  /** New profiles, with the ids that they get. */
  created: (ImportedPerson & { id: string })[];
  changed: { id: string; change: Change }[];
  guardians: { guardian_id: string; dependant_id: string; relationship: string }[];
}

/** What is there already. */
export interface Facts {
  profiles: readonly Profile[];
  /** `guardian_id dependant_id` of those who are in somebody's care. */
  guardians: ReadonlySet<string>;
}

/** What each row of a file does, one after the other: a row finds those that earlier rows make. */
export function planClients(
  rows: readonly ClientRow[],
  { profiles, guardians }: Facts,
  newId: () => string,
): ClientsPlan {
  const people = peopleOf(profiles);
  const plan: ClientsPlan = { lines: [], problems: [], created: [], changed: [], guardians: [] };
  const ids = rows.map((row) => planPerson(plan, { people, row, newId }));
  const cared = new Set(guardians);
  rows.forEach((row, at) => {
    const id = ids[at];
    const told = plan.lines[at];
    if (id !== undefined && told && row.guardian) planCare(plan, { people, row, newId, id, told, cared });
  });
  return plan;
}

interface Around {
  people: People<Profile>;
  row: ClientRow;
  newId: () => string;
}

/** Writes one line of the plan. @returns who it is; undefined for a conflict */
function planPerson(plan: ClientsPlan, { people, row, newId }: Around): string | undefined {
  const { line, person } = row;
  const match = matchPerson(people, person);
  const name = person.display_name;
  if (match && !('found' in match)) {
    plan.problems.push(conflictAt(line, 'name', match));
    plan.lines.push({ line, action: 'conflict', name, changes: [] });
    return undefined;
  }
  if (!match) {
    plan.lines.push({ line, action: 'create', name, changes: [] });
    return create(plan, { people, person, newId });
  }
  const change = changeOf(match.found, person);
  const changes = Object.keys(change);
  plan.lines.push({ line, action: changes.length > 0 ? 'update' : 'unchanged', name, changes });
  if (changes.length > 0) plan.changed.push({ id: match.found.id, change });
  Object.assign(match.found, change);
  return match.found.id;
}

function create(
  plan: ClientsPlan,
  { people, person, newId }: { people: People<Profile>; person: ImportedPerson; newId: () => string },
): string {
  const id = newId();
  plan.created.push({ ...person, id });
  addPerson(people, { ...blank, ...person, id });
  return id;
}

const blank = {
  ...{ user_id: null, email: null, phone: '', birth_date: null, level: null },
  ...{ is_club_member: false, desk_notes: '' },
};

/** What a row says differently. The address of somebody who signs in with it is theirs to change. */
function changeOf(profile: Profile, { display_name: _, ...person }: ImportedPerson): Change {
  const entries = Object.entries(person).filter(
    ([field, value]) =>
      profile[field as keyof Profile] !== value && !(field === 'email' && profile.user_id !== null),
  );
  return Object.fromEntries(entries);
}

function planCare(
  plan: ClientsPlan,
  { people, row, newId, id, told, cared }: Around & { id: string; told: PlannedLine; cared: Set<string> },
): void {
  const { line, guardian, relationship } = row;
  if (!guardian) return;
  const match = matchPerson(people, guardian);
  if (match && !('found' in match)) return void plan.problems.push(conflictAt(line, 'guardian', match));
  if (!match && guardian.display_name === '')
    return void plan.problems.push({
      ...{ line, column: 'guardian', code: 'missing', params: {} },
      message: 'is missing: nobody here has that address or telephone',
    });
  const guardian_id = match?.found.id ?? create(plan, { people, person: guardian, newId });
  const care = `${guardian_id} ${id}`;
  if (guardian_id === id || cared.has(care)) return;
  cared.add(care);
  plan.guardians.push({ guardian_id, dependant_id: id, relationship });
  if (told.action !== 'create') {
    told.action = 'update';
    told.changes.push('guardian');
  }
}

function conflictAt(line: number, column: string, match: NonNullable<Match<Profile>>): LineProblem {
  const several = 'several' in match;
  const other = several ? match.several[0] : 'may_be' in match ? match.may_be : match.found;
  const name = other?.display_name ?? '';
  return {
    ...{ line, column, code: several ? 'several' : 'may_be', params: { name } },
    message: several ? `there are several people called ${name}` : `may be ${name}, who is here already`,
  };
}
