import { authorize } from '../../kernel/actor.ts';
import { copyRulesOfGroups } from '../../kernel/change-settings.ts';
import { newId } from '../../kernel/ids.ts';
import { announce } from '../../kernel/live.ts';
import { forbidden, type InputError, invalid } from '../../kernel/problem.ts';
import { organizationOf, type Scope } from '../../kernel/scope.ts';
import { administers } from '../../organizations/public.ts';
import { ownInstructorId } from '../../people/public.ts';
import { mayCreateSchedule, runsSchedule } from '../access.ts';
import {
  checkSchedule,
  completeSchedule,
  type Known,
  priceOfType,
  type ScheduleValues,
} from '../rules/schedule-input.ts';
import type { AddSchedule } from '../schemas/schedule.ts';
import { loadReferences } from '../store/references.ts';
import { insertSchedules, loadSchedule } from '../store/schedules.ts';
import { knownOf } from './known.ts';

/** `import_key` is unique in the organization: the same row of a file makes its schedule once. */
export type NewSchedule = AddSchedule & { import_key?: string };

/**
 * A draft, with the rules of the group that it is `like`. Throws 404, 403 for a club that is not the actor's, 422 with one
 * error per field.
 */
export async function createSchedule(scope: Scope, input: NewSchedule): Promise<string> {
  const { like, ...wish } = input;
  if (like !== undefined) await refuseStrange(scope, like, wish.club_id);
  const [id] = (await createAll(scope, [wish], (_, path) => path)) as [string];
  if (like !== undefined) await copyRulesOfGroups(scope.tx, [{ from: like, to: id }]);
  return id;
}

/** Rules are the club's, and go from one group to another by whoever runs both. */
async function refuseStrange(scope: Scope, like: string, club_id: string): Promise<void> {
  const group = await loadSchedule(scope, like);
  if (group.club_id !== club_id || !runsSchedule(scope.actor, group))
    throw invalid([{ path: '/like', code: 'unknown', message: 'is not a group of this club that you run' }]);
}

/**
 * Drafts, all or none, in a handful of statements; ids in the order of the inputs. Throws like `createSchedule`,
 * with paths `/0/start_date`.
 */
export const createSchedules = (scope: Scope, inputs: readonly NewSchedule[]): Promise<string[]> =>
  createAll(scope, inputs, (at, path) => `/${at}${path}`);

async function createAll(
  scope: Scope,
  inputs: readonly NewSchedule[],
  pathOf: (at: number, path: string) => string,
): Promise<string[]> {
  if (inputs.length === 0) return [];
  const wishes = inputs.map((input) => forSelf(scope, input));
  const references = await loadReferences(scope, wishes);
  const errors: InputError[] = [];
  const rows = wishes.map((wish, at) => {
    const known = knownOf(references, wish);
    const values = completeSchedule(wish, known);
    authorizeCreation(scope, values, known);
    errors.push(...checkSchedule(values, known).map((one) => ({ ...one, path: pathOf(at, one.path) })));
    return { ...values, id: newId() };
  });
  if (errors.length > 0) throw invalid(errors);
  const common = { organization_id: organizationOf(scope), created_by: scope.actor.user_id };
  await insertSchedules(
    scope,
    rows.map((row) => ({ ...row, ...common })),
  );
  const ids = rows.map((row) => row.id);
  announce(scope.tx, 'schedules', ids);
  return ids;
}

/** An instructor who names nobody means themselves. */
function forSelf({ actor }: Scope, input: NewSchedule): NewSchedule {
  const own = ownInstructorId(actor);
  const unsaid = input.instructor_id === undefined && !administers(actor, input.club_id);
  return unsaid && own !== undefined ? { ...input, instructor_id: own } : input;
}

function authorizeCreation({ actor }: Scope, values: ScheduleValues, { type }: Known): void {
  authorize(
    mayCreateSchedule(actor, values),
    'Schedules are made by the desk of the club, or by an instructor for themselves.',
  );
  if (administers(actor, values.club_id)) return;
  const ownPrice = values.member_price !== null || (type && values.price !== priceOfType(type));
  if (ownPrice) throw forbidden('Prices are set by the desk.');
  if (values.term_id !== null) throw forbidden('Terms are set by the desk.');
  if (values.assistant_instructor_ids.length > 0) throw forbidden('Assistants are set by the desk.');
}
