import { announce } from '../../kernel/live.ts';
import { conflict, type InputError, invalid } from '../../kernel/problem.ts';
import type { Scope } from '../../kernel/scope.ts';
import { clockMinutes } from '../../kernel/time/index.ts';
import { wordsFor } from '../queries/plan-words.ts';
import { type Solved, solvedOf } from '../queries/solved.ts';
import { mayBreak } from '../rules/broken.ts';
import { type Edit, edited, lockOf, withStart } from '../rules/edit.ts';
import { startId } from '../rules/from/hours.ts';
import { keyOf, readStart } from '../rules/keys.ts';
import { measure } from '../rules/measure.ts';
import { numbersOf } from '../rules/numbers.ts';
import type { Plan } from '../rules/plan.ts';
import type { Lock, Puzzle } from '../rules/puzzle.ts';
import type { EditPlan, LockPlan } from '../schemas/plan-options.ts';
import { type PlannedTerm, type PlanRowOf, updatePlan } from '../store/plans.ts';
import { lockPlan, refuseApplied, refuseSolving } from './plans.ts';
import { puzzleOf } from './solve-plan.ts';

type SolvedPlan = Solved & { plan: PlanRowOf; terms: PlannedTerm[] };

async function lockSolved(scope: Scope, id: string): Promise<SolvedPlan> {
  const { plan, terms } = await lockPlan(scope, id);
  refuseApplied(plan);
  await refuseSolving(scope, id);
  const { puzzle, ...found } = solvedOf(plan);
  return { plan, terms, puzzle: { ...puzzle, locks: plan.locks }, ...found };
}

/**
 * Moves a group or a person by hand; what was touched is locked. Throws 404, 409 `planning.breaks_rules` with every
 * rule that it would break, 422.
 */
export async function editPlan(scope: Scope, id: string, input: EditPlan): Promise<void> {
  const solved = await lockSolved(scope, id);
  const edit = readEdit(solved, input);
  const puzzle = await withHour(scope, solved, edit);
  const { groups, locks, broken } = edited(puzzle, { groups: solved.groups }, edit);
  const refused = broken.filter(({ rule }) => !(input.despite_wishes && mayBreak(rule)));
  if (refused.length > 0) {
    const words = await wordsFor(scope, [{ ...solved.plan, puzzle }], solved.terms);
    throw conflict('planning.breaks_rules', 'That breaks rules.', {
      params: { rules: [...new Set(broken.map(({ rule }) => rule))] },
      broken: broken.map(words.broken),
    });
  }
  await save(scope, solved, { puzzle, groups, locks });
}

async function save(
  scope: Scope,
  { plan, found }: SolvedPlan,
  { puzzle, groups, locks }: { puzzle: Puzzle; groups: Plan['groups']; locks: Lock[] },
): Promise<void> {
  const { reasons: _, helps: __, changes: ___, ...rest } = found;
  const { total: value, ...parts } = measure(puzzle, { groups });
  await updatePlan(scope, plan.id, {
    locks,
    puzzle: { ...puzzle, locks },
    // What was proven was proven of another plan, with other locks.
    found: {
      ...rest,
      groups,
      status: 'edited',
      value,
      parts,
      numbers: numbersOf(puzzle, { groups }),
      bound: null,
      gap: null,
    },
    status: 'solved',
  });
  announce(scope.tx, 'plans', [plan.id]);
}

function readEdit({ groups, puzzle, terms }: SolvedPlan, { move_group, move_person }: EditPlan): Edit {
  if (move_group && move_person)
    throw invalid([
      {
        path: '/move_person',
        code: 'not_together',
        params: { field: 'move_group' },
        message: 'is one edit too many',
      },
    ]);
  const keys = new Map(groups.map((group) => [keyOf(group), group]));
  const unknown = (path: string): InputError => ({ path, code: 'unknown', message: 'is not of this plan' });
  if (move_group) {
    const group = keys.get(move_group.group);
    const club = terms.findIndex(({ club_id }) => club_id === move_group.club_id);
    const errors = [
      ...(group ? [] : [unknown('/move_group/group')]),
      ...(move_group.club_id !== undefined && club < 0 ? [unknown('/move_group/club_id')] : []),
      ...(move_group.court_id === undefined || puzzle.courts.some(({ id }) => id === move_group.court_id)
        ? []
        : [unknown('/move_group/court_id')]),
      ...(move_group.instructor_id === undefined ||
      puzzle.coaches.some(({ id }) => id === move_group.instructor_id)
        ? []
        : [unknown('/move_group/instructor_id')]),
    ];
    if (errors.length > 0) throw invalid(errors);
    const was = readStart(group!.start)!;
    const from = move_group.start_time === undefined ? was.minute : clockMinutes(move_group.start_time);
    const start = startId(club < 0 ? was.club : club, move_group.weekday ?? was.weekday - 1, {
      from,
      to: from + was.minutes,
    });
    return {
      move: 'group',
      key: move_group.group,
      start,
      court: move_group.court_id,
      coach: move_group.instructor_id,
    };
  }
  if (!move_person)
    throw invalid([{ path: '/move_group', code: 'required', message: 'must say what is moved' }]);
  const { person_id, from = null, to = null } = move_person;
  const errors = [
    ...(puzzle.people.some(({ id }) => id === person_id) ? [] : [unknown('/move_person/person_id')]),
    ...(from === null || keys.get(from)?.members.includes(person_id) ? [] : [unknown('/move_person/from')]),
    ...(to === null || (keys.has(to) && (to === from || !keys.get(to)!.members.includes(person_id)))
      ? []
      : [unknown('/move_person/to')]),
    ...(from === null && to === null
      ? [{ path: '/move_person/to', code: 'required', message: 'must say from where, or where to' }]
      : []),
  ];
  if (errors.length > 0) throw invalid(errors);
  return { move: 'person', person: person_id, from, to };
}

/** An hour for which nobody had asked is looked up now. */
async function withHour(
  scope: Scope,
  { plan, terms, puzzle, groups }: SolvedPlan,
  edit: Edit,
): Promise<Puzzle> {
  if (edit.move !== 'group' || edit.start === undefined || puzzle.starts.some(({ id }) => id === edit.start))
    return puzzle;
  const group = groups.find((one) => keyOf(one) === edit.key)!;
  const asked = { ...lockOf(group, false), start: edit.start };
  const now = await puzzleOf(scope, { ...plan, locks: [...plan.locks, asked] }, terms);
  return withStart(puzzle, now, edit.start);
}

/** Which groups of it stand when it is solved again, with whom they have now. Throws 404, 409, 422. */
export async function lockGroups(scope: Scope, id: string, input: LockPlan): Promise<void> {
  const { plan, groups } = await lockSolved(scope, id);
  const byKey = new Map(groups.map((group) => [keyOf(group), group]));
  const errors = (['groups', 'closed'] as const).flatMap((field) =>
    (input[field] ?? []).flatMap((key, n) =>
      (field === 'groups' ? byKey.has(key) : input.groups.includes(key))
        ? []
        : [{ path: `/${field}/${n}`, code: 'unknown', message: 'is no group of this plan that is locked' }],
    ),
  );
  if (errors.length > 0) throw invalid(errors);
  const locks = input.groups.map((key) => lockOf(byKey.get(key)!, input.closed?.includes(key) ?? false));
  await updatePlan(scope, plan.id, { locks });
  announce(scope.tx, 'plans', [plan.id]);
}
