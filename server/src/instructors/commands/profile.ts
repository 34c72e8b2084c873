import { isDeepStrictEqual } from 'node:util';
import { authorize } from '../../kernel/actor.ts';
import { forbidden, invalid } from '../../kernel/problem.ts';
import type { Scope } from '../../kernel/scope.ts';
import { administers } from '../../organizations/public.ts';
import { ownFields } from '../access.ts';
import { getInstructor } from '../queries/instructors.ts';
import { checkEntry, weekOf } from '../rules/windows.ts';
import type { AddInstructor, ChangeInstructor, Instructor } from '../schemas.ts';
import { insertProfile, updateProfile } from '../store/profiles.ts';
import { freeAccount } from './account.ts';
import { lockInstructor, standingChanged, told } from './around.ts';
import { replaceClubs, replaceSpecialties, replaceWeek } from './belongings.ts';

/** A new profile. A club's admin names at least one club, and only clubs of theirs. */
export async function addInstructor(scope: Scope, input: AddInstructor): Promise<Instructor> {
  const { specialties = [], club_ids = [], ...rest } = input;
  if (club_ids.length === 0 && !administers(scope.actor, null))
    throw invalid([{ path: '/club_ids', code: 'not_your_club', message: 'must name one of your clubs' }]);
  refuse(checkEntry(input));
  if (rest.user_id) await freeAccount(scope, rest.user_id);
  const id = await insertProfile(scope, { ...columnsOf(rest), display_name: input.display_name });
  await replaceClubs(scope, id, { before: [], after: club_ids });
  await replaceSpecialties(scope, id, specialties);
  await replaceWeek(scope, { id, club_ids }, weekOf(input));
  return told(scope, id);
}

/**
 * Changes what is given. Instructors may send their whole profile back, but only some fields of it may differ
 * (`ownFields` and the week). Throws 404, 403, 422.
 */
export async function changeInstructor(
  scope: Scope,
  id: string,
  input: ChangeInstructor,
): Promise<Instructor> {
  await lockInstructor(scope, id);
  const before = await getInstructor(scope, id);
  authorize(before.abilities.change);
  const changed = differences(before, input);
  if (!before.abilities.administer) refuseDeskFields(changed);
  refuse(checkEntry(input));
  const { specialties, club_ids, user_id } = changed;
  if (user_id) await freeAccount(scope, user_id);
  await updateProfile(scope, id, columnsOf(changed));
  if (club_ids) await replaceClubs(scope, id, { before: before.club_ids, after: club_ids });
  if (specialties) await replaceSpecialties(scope, id, specialties);
  const clubs = club_ids ?? before.club_ids;
  await replaceWeek(
    scope,
    { id, club_ids: clubs },
    weekOf(input) ?? (club_ids && keptWindows(before, club_ids)),
  );
  if (changed.is_active !== undefined || user_id === null || club_ids)
    await standingChanged(scope, id, changed.is_active === true);
  return told(scope, id);
}

/** Windows at a club go with the club. */
const keptWindows = (before: Instructor, club_ids: readonly string[]) =>
  before.windows.filter((one) => one.club_id === null || club_ids.includes(one.club_id));

const weekFields = new Set(['windows', 'available_days', 'available_from', 'available_until']);

function differences(before: Instructor, input: ChangeInstructor): ChangeInstructor {
  const same = (name: string, value: unknown) =>
    isDeepStrictEqual(sorted(name, value), sorted(name, before[name as keyof Instructor]));
  return Object.fromEntries(
    Object.entries(input).filter(([name, value]) => !weekFields.has(name) && !same(name, value)),
  );
}

const sorted = (name: string, value: unknown): unknown =>
  name === 'specialties' || name === 'club_ids' ? [...(value as string[])].sort() : value;

function refuseDeskFields(changed: ChangeInstructor): void {
  const beyond = Object.keys(changed).filter((name) => !ownFields.has(name));
  if (beyond.length > 0) throw forbidden(`Only the desk changes ${beyond.join(', ')}.`);
}

/** The columns of `instructors` among the input. */
function columnsOf(input: ChangeInstructor) {
  const { specialties, club_ids, windows, available_days, available_from, available_until, ...rest } = input;
  const { certifications, ...columns } = rest;
  return { ...columns, ...(certifications && { certifications: JSON.stringify(certifications) }) };
}

function refuse(errors: ReturnType<typeof checkEntry>): void {
  if (errors.length > 0) throw invalid(errors);
}
