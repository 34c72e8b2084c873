import { addType } from '../../../catalog/public.ts';
import { addCourt } from '../../../courts/public.ts';
import { addInstructor, changeInstructor } from '../../../instructors/public.ts';
import { nameKey } from '../../../kernel/cells/words.ts';
import type { Scope } from '../../../kernel/scope.ts';
import { addClub } from '../../../organizations/public.ts';
import type { CompleteRow, TypeKind } from '../../rules/timetable/defaults.ts';
import type { NamedRow } from '../../rules/timetable/names.ts';
import { clubsTaughtAt } from '../../store/timetable.ts';
import { atLine } from './refused.ts';

/** A row ready to become a schedule. */
export interface PlannedRow extends NamedRow {
  import_key: string;
  is_repeated: boolean;
  complete: CompleteRow;
}

/** The names of what was made because a row named it. */
export interface Created {
  clubs: string[];
  class_types: string[];
  instructors: string[];
  courts: string[];
}

export interface Made {
  created: Created;
  /** The ids that each row needs, in the order of the rows. */
  ids: {
    club_id: string;
    class_type_id: string;
    instructor_id: string | null;
    assistant_instructor_ids: string[];
    court_id: string | null;
  }[];
}

const typeNames: Record<string, Record<TypeKind, string>> = {
  es: {
    group: 'Clase en grupo',
    individual: 'Clase particular',
    clinic: 'Clínic',
    intensive: 'Intensivo',
    workshop: 'Taller',
  },
  en: {
    group: 'Group class',
    individual: 'Private class',
    clinic: 'Clinic',
    intensive: 'Intensive course',
    workshop: 'Workshop',
  },
};

/** Finds the clubs, class types, courts and instructors of the rows, and makes those that are missing. */
export async function makeNamed(scope: Scope, rows: readonly PlannedRow[], given: Given): Promise<Made> {
  const created: Created = { clubs: [], class_types: [], instructors: [], courts: [] };
  const once = memory();
  const ids: Made['ids'] = [];
  for (const planned of rows)
    ids.push(await atLine(planned.row.line, () => makeNamesOf(scope, planned, { once, created, ...given })));
  return { created, ids };
}

type Given = { locale: string; type_names: ReadonlySet<string> };

async function makeNamesOf(
  scope: Scope,
  planned: PlannedRow,
  given: Omit<Around, 'club_id'> & Given,
): Promise<Made['ids'][number]> {
  const club_id = await given.once(`club ${nameKey(planned.club.name)}`, () =>
    makeClub(scope, planned, given.created),
  );
  const around = { ...given, club_id };
  const { row } = planned;
  return {
    club_id,
    class_type_id: await makeType(scope, planned, around),
    instructor_id:
      row.instructor === null
        ? null
        : await makeInstructor(scope, [row.instructor, planned.instructor], around),
    assistant_instructor_ids: await makeAssistants(scope, planned, around),
    court_id: await makeCourt(scope, planned, around),
  };
}

type Once = (key: string, make: () => Promise<string>) => Promise<string>;
function memory(): Once {
  const made = new Map<string, string>();
  return async (key, make) => {
    const id = made.get(key) ?? (await make());
    made.set(key, id);
    return id;
  };
}

interface Around {
  club_id: string;
  once: Once;
  created: Created;
}

async function makeClub(scope: Scope, { club }: PlannedRow, created: Created): Promise<string> {
  if (club.id !== null) return club.id;
  created.clubs.push(club.name);
  const { name, timezone, currency } = club;
  return (await addClub(scope, { name, timezone, currency })).id;
}

function makeType(
  scope: Scope,
  { class_type, club, complete }: PlannedRow,
  { once, created, locale, type_names }: Around & Given,
): string | Promise<string> {
  if (class_type.id !== null) return class_type.id;
  const { kind } = class_type;
  return once(`type ${kind} ${club.currency}`, async () => {
    const plain = (typeNames[locale] ?? typeNames.en)?.[kind] ?? kind;
    const isFree = (name: string) => !type_names.has(nameKey(name)) && !created.class_types.includes(name);
    const name = isFree(plain) ? plain : `${plain} (${club.currency})`;
    created.class_types.push(name);
    const { max_participants, price: base_price } = complete;
    const type = { name, type: kind, currency: club.currency, max_participants, base_price };
    return (await addType(scope, { ...type, allow_drop_in: true })).id;
  });
}

async function makeAssistants(
  scope: Scope,
  { row, assistants }: PlannedRow,
  around: Around,
): Promise<string[]> {
  const ids: string[] = [];
  for (const [at, name] of row.assistants.entries())
    ids.push(await makeInstructor(scope, [name, assistants[at] ?? null], around));
  return ids;
}

async function makeInstructor(
  scope: Scope,
  [display_name, instructor]: [string, NamedRow['instructor']],
  { club_id, once, created }: Around,
): Promise<string> {
  const id = await once(`instructor ${nameKey(display_name)}`, async () => {
    if (instructor) return instructor.id;
    created.instructors.push(display_name);
    return (await addInstructor(scope, { display_name, club_ids: [club_id] })).id;
  });
  await once(`instructor ${id} at ${club_id}`, async () => {
    await teachAt(scope, id, club_id);
    return id;
  });
  return id;
}

async function teachAt(scope: Scope, id: string, club_id: string): Promise<void> {
  const club_ids = await clubsTaughtAt(scope, id);
  if (!club_ids.includes(club_id)) await changeInstructor(scope, id, { club_ids: [...club_ids, club_id] });
}

function makeCourt(
  scope: Scope,
  { row, court_id }: PlannedRow,
  { club_id, once, created }: Around,
): string | null | Promise<string> {
  if (row.court === null || court_id !== null) return court_id;
  const { court: name } = row;
  return once(`court ${club_id} ${nameKey(name)}`, async () => {
    created.courts.push(name);
    return (await addCourt(scope, { club_id, name })).id;
  });
}
