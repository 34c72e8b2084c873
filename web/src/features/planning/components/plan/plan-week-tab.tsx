import { Alert, Button, Group, Stack, Switch, Text, VisuallyHidden } from '@mantine/core';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useChange } from '../../../../platform/client/use-change.ts';
import { toastWithUndo } from '../../../../platform/toast-undo.tsx';
import { ChoiceBar } from '../../../../ui/choice-bar.tsx';
import { Sheet } from '../../../../ui/sheet.tsx';
import { useIsDesktop } from '../../../../ui/use-is-desktop.ts';
import { timeOf, WORKDAYS } from '../../hours.ts';
import { type Board, inTheWay, type Lane, type LaneKind, moveTo, rowsOf, spotOf } from '../../plan-board.ts';
import { hoursFor, type ViewGroup, viewOf } from '../../plan-view.ts';
import { editPlan, lockGroups, type Plan, type PlanEdit } from '../../plans-api.ts';
import { type GroupMove, GroupSheet, type LockState } from './group-sheet.tsx';
import { PlanWeek } from './plan-week.tsx';
import { useCarrying } from './use-carrying.ts';
import { useRefusal } from './use-refusal.ts';
import { usePlanWords } from './words.ts';

export interface PlanLanes {
  courts: readonly Lane[];
  coaches: readonly Lane[];
}

interface PlanWeekTabProps {
  plan: Plan;
  lanes: PlanLanes;
  by: LaneKind;
  onBy: (by: LaneKind) => void;
}

/** The week of a plan by court or by coach, in which groups are moved and locked. */
export function PlanWeekTab({ plan, lanes, by, onBy }: PlanWeekTabProps) {
  const { t } = useTranslation();
  const [every, setEvery] = useState(false);
  const [open, setOpen] = useState<string | null>(null);
  const groups = viewOf(plan);
  const days = [...WORKDAYS, ...(plan.options.hours ?? []).map(({ weekday }) => weekday)];
  const all = by === 'court' ? lanes.courts : lanes.coaches;
  const used = new Set(groups.map((group) => (by === 'court' ? group.court : group.coach)));
  const board: Board<ViewGroup> = {
    ...{ kind: by, groups },
    lanes: all.filter(({ id }) => by === 'court' || used.has(id) || all.length <= 12),
    rows: rowsOf(hoursFor(groups, { every, grid: plan.options.grid_minutes, days }), groups),
  };
  const editing = useEditing(plan, groups);
  const shown = groups.find(({ key }) => key === open);
  return (
    <Stack gap="sm">
      <Group justify="space-between" gap="sm">
        <ChoiceBar
          label={t('plans.week.by')}
          value={by}
          onChange={onBy}
          data={[
            { value: 'court', label: t('plans.week.court') },
            { value: 'coach', label: t('plans.week.coach') },
          ]}
        />
        <Group gap="md">
          <Switch
            label={t('plans.week.every')}
            checked={every}
            onChange={({ currentTarget }) => setEvery(currentTarget.checked)}
          />
          <Locked groups={groups} editable={plan.abilities.edit} editing={editing} />
        </Group>
      </Group>
      <CarriedWeek plan={plan} board={board} editing={editing} onOpen={setOpen} />
      <Sheet
        opened={shown !== undefined}
        onClose={() => setOpen(null)}
        title={shown?.group.kind.name ?? ''}
        closeLabel={t('common.close')}
      >
        {shown && (
          <GroupSheet
            group={shown}
            groups={groups}
            courts={lanes.courts}
            coaches={lanes.coaches}
            editable={plan.abilities.edit}
            busy={editing.busy}
            refused={editing.refused?.key === shown.key ? editing.refused : null}
            onDespite={editing.despite}
            onLock={(state) => editing.lock(shown, state)}
            onMove={(move) => editing.move(shown, move)}
            onPerson={(person_id, to) =>
              editing.edit(shown.key, { move_person: { person_id, from: shown.key, to } })
            }
          />
        )}
      </Sheet>
    </Stack>
  );
}

type Editing = ReturnType<typeof useEditing>;

/** What is done to groups here; the last refusal stands beside the group. */
function useEditing(plan: Plan, groups: readonly ViewGroup[]) {
  const { t } = useTranslation();
  const { refused, refuse, clear } = useRefusal();
  const editing = useChange(
    async (send, { key, back, ...body }: { key: string; back?: Back } & PlanEdit) => {
      clear();
      const plan_now = await send(editPlan, { id: plan.id, ...body });
      // A group is named by where it is, so it has another key now.
      const there = back && body.move_group && placedAs(plan_now, { ...back, ...body.move_group });
      if (!there) return;
      toastWithUndo(t('plans.week.moved'), {
        label: t('plans.week.back'),
        run: () => editing.run({ key: there, move_group: { ...back.to, group: there } }),
      });
    },
    { failed: (error) => refuse(error, editing.input) },
  );
  const locking = useChange(
    (send, { locked, closed }: { locked: string[]; closed: string[] }) =>
      send(lockGroups, { id: plan.id, groups: locked, closed }),
    { done: t('plans.lock.done') },
  );
  const keysOf = (wanted: (group: ViewGroup) => boolean) => groups.filter(wanted).map(({ key }) => key);
  return {
    busy: editing.busy || locking.busy,
    refused,
    despite: () => editing.input && editing.run({ ...editing.input, despite_wishes: true }),
    edit: (key: string, body: PlanEdit) => editing.run({ key, ...body }),
    move: (group: ViewGroup, { weekday, minute, court, coach }: GroupMove) => {
      const to = {
        ...{ weekday, start_time: timeOf(minute) },
        ...(court && { court_id: court }),
        ...(coach && { instructor_id: coach }),
      };
      const from = {
        ...{ weekday: group.weekday, start_time: group.group.start_time },
        ...{ court_id: group.court, instructor_id: group.coach },
      };
      editing.run({
        key: group.key,
        move_group: { group: group.key, ...to },
        back: { to: from, kind: group.group.kind.id, instructor_id: group.coach },
      });
    },
    lock: (group: ViewGroup, state: LockState) => {
      const others = (wanted: (one: ViewGroup) => boolean) =>
        keysOf((one) => one.key !== group.key && wanted(one));
      locking.run({
        locked: [...others(({ group: one }) => one.locked), ...(state === 'free' ? [] : [group.key])],
        closed: [...others(({ group: one }) => one.closed), ...(state === 'closed' ? [group.key] : [])],
      });
    },
    unlockAll: () => locking.run({ locked: [], closed: [] }),
  };
}

/** Where a group was, and what of it stays. */
interface Back {
  to: Omit<NonNullable<PlanEdit['move_group']>, 'group'>;
  kind: string;
  instructor_id: string;
}

type Place = Pick<Back, 'kind' | 'instructor_id'> & { weekday?: number; start_time?: string };

const placedAs = ({ found }: Plan, { kind, instructor_id, weekday, start_time }: Place) =>
  found?.groups.find(
    (one) =>
      one.kind.id === kind &&
      one.instructor.id === instructor_id &&
      one.weekday === weekday &&
      one.start_time === start_time,
  )?.key;

interface LockedProps {
  groups: readonly ViewGroup[];
  editable: boolean;
  editing: Editing;
}

function Locked({ groups, editable, editing }: LockedProps) {
  const { t } = useTranslation();
  const count = groups.filter(({ group }) => group.locked).length;
  return (
    <Group gap="xs">
      <Text size="sm">
        {t('plans.week.groups', { count: groups.length })}
        {count > 0 && ` · ${t('plans.week.lockedCount', { count })}`}
      </Text>
      {count > 0 && editable && (
        <Button variant="default" size="compact-sm" h={36} loading={editing.busy} onClick={editing.unlockAll}>
          {t('plans.week.unlockAll')}
        </Button>
      )}
    </Group>
  );
}

interface CarriedWeekProps {
  plan: Plan;
  board: Board<ViewGroup>;
  editing: Editing;
  onOpen: (key: string) => void;
}

function CarriedWeek({ plan, board, editing, onOpen }: CarriedWeekProps) {
  const { t } = useTranslation();
  const { day } = usePlanWords();
  const desktop = useIsDesktop();
  const table = useRef<HTMLTableElement>(null);
  const movable = plan.abilities.edit && !editing.busy;
  const carried = useCarrying({
    ...{ table, board },
    enabled: movable,
    onDrop: ({ group, ...spot }) => {
      const view = board.groups.find(({ key }) => key === group.key);
      const move = view && moveTo(board, view, spot);
      if (view && move) editing.move(view, move);
    },
  });
  const held = carried && {
    ...carried,
    isFree: !inTheWay(board, carried, {
      minutes: carried.group.until - carried.group.from,
      except: carried.group.key,
    }),
  };
  const where =
    held &&
    t('plans.week.held', {
      day: day(board.rows[held.row]?.weekday ?? 0),
      time: timeOf(board.rows[held.row]?.minute ?? 0),
      lane: board.lanes[held.lane]?.name ?? '',
    });
  const refusedAt = editing.refused && board.groups.find(({ key }) => key === editing.refused?.key);
  return (
    <>
      {editing.refused && refusedAt && spotOf(board, refusedAt).row < 0 && (
        <Alert color="red" role="alert">
          {editing.refused.said}
        </Alert>
      )}
      <PlanWeek
        {...{ table, board, held, movable, onOpen }}
        refused={editing.refused}
        withClub={plan.terms.length > 1}
        label={t('plans.week.label')}
      />
      <Text size="sm" c="dimmed">
        {t(!movable || !desktop ? 'plans.week.hintTouch' : 'plans.week.hint')}
      </Text>
      <VisuallyHidden role="status">
        {held && t(held.isFree ? 'plans.week.heldFree' : 'plans.week.heldTaken', { where })}
      </VisuallyHidden>
    </>
  );
}
