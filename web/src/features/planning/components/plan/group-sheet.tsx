import { Button, Divider, Group, NativeSelect, Radio, Stack, Text, TextInput, Title } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { weekdayNames } from '../../../../platform/formats/weekdays.ts';
import { minutesOf } from '../../hours.ts';
import type { Lane } from '../../plan-board.ts';
import type { ViewGroup } from '../../plan-view.ts';
import type { PlanGroup } from '../../plans-api.ts';
import { RefusalText } from './refusal-text.tsx';
import type { Refused } from './use-refusal.ts';
import { usePlanWords } from './words.ts';

export type LockState = 'free' | 'locked' | 'closed';

export interface GroupMove {
  weekday: number;
  minute: number;
  court?: string;
  coach?: string;
}

export interface GroupSheetProps {
  group: ViewGroup;
  groups: readonly ViewGroup[];
  courts: readonly Lane[];
  coaches: readonly Lane[];
  editable: boolean;
  busy: boolean;
  /** Why the last of it could not be. */
  refused: Refused | null;
  /** The same, against what somebody wishes. */
  onDespite: () => void;
  onLock: (state: LockState) => void;
  onMove: (move: GroupMove) => void;
  /** To another group, or out of the plan. */
  onPerson: (person: string, to: string | null) => void;
}

/** A group of a plan: who is in it and why, whether it stands, and how it is moved without a mouse. */
export function GroupSheet(props: GroupSheetProps) {
  const { editable, busy, refused, onLock, onDespite } = props;
  const { group } = props.group;
  const { t } = useTranslation();
  const words = usePlanWords();
  const { min_participants: fewest, max_participants: most } = group;
  const state: LockState = group.closed ? 'closed' : group.locked ? 'locked' : 'free';
  return (
    <Stack gap="lg" pb="lg">
      <div>
        <Text fw={600}>{words.when(group)}</Text>
        <Text>{[group.court.name, group.instructor.display_name].join(' · ')}</Text>
        <Text size="sm" c="dimmed">
          {[
            t('plans.week.people', { count: group.members.length, most }),
            t('plans.group.size', { fewest, most }),
            group.club.name,
          ].join(' · ')}
        </Text>
      </div>
      {refused && <RefusalText refused={refused} busy={busy} onDespite={onDespite} />}
      <Members {...props} />
      {editable && (
        <>
          <Divider />
          <Radio.Group
            label={t('plans.lock.label')}
            value={state}
            onChange={(next) => onLock(next as LockState)}
            readOnly={busy}
          >
            <Stack gap="xs" mt="xs">
              <Radio value="free" label={t('plans.lock.free')} />
              <Radio value="locked" label={t('plans.lock.lock')} />
              <Radio value="closed" label={t('plans.lock.close')} />
            </Stack>
          </Radio.Group>
          <Divider />
          <MoveForm
            key={`${group.weekday} ${group.start_time} ${group.court.id} ${group.instructor.id}`}
            {...props}
          />
        </>
      )}
    </Stack>
  );
}

function Members({ group: { group }, groups, editable, busy, onPerson }: GroupSheetProps) {
  const { t } = useTranslation();
  return (
    <section>
      <Title order={3} fz="md" mb="xs">
        {t('plans.group.members')}
      </Title>
      {group.members.length === 0 && <Text c="dimmed">{t('plans.group.nobody')}</Text>}
      <Stack component="ul" gap="sm" p={0} m={0} style={{ listStyle: 'none' }}>
        {group.members.map((member) => (
          <Member
            key={member.person.id}
            {...{ member, groups, editable, busy }}
            own={group.key}
            onTo={(to) => onPerson(member.person.id, to)}
          />
        ))}
      </Stack>
    </section>
  );
}

interface MemberProps extends Pick<GroupSheetProps, 'groups' | 'editable' | 'busy'> {
  member: PlanGroup['members'][number];
  /** The group that they are in. */
  own: string;
  onTo: (group: string | null) => void;
}

function Member({ member: { person, here }, own, groups, editable, busy, onTo }: MemberProps) {
  const { t } = useTranslation();
  const { why } = usePlanWords();
  const [moving, setMoving] = useState(false);
  return (
    <li>
      <Group justify="space-between" gap="xs" wrap="nowrap" align="flex-start">
        <div style={{ minWidth: 0 }}>
          <Text fw={600}>{person.display_name}</Text>
          <Text size="sm" c="dimmed">
            {[
              person.level === null
                ? t('plans.group.noLevel')
                : t('plans.group.level', { level: person.level }),
              ...(here ? why(here) : []),
            ].join(' · ')}
          </Text>
        </div>
        {editable && (
          <Button
            variant="subtle"
            size="compact-sm"
            h={40}
            aria-expanded={moving}
            aria-label={`${t('plans.group.movePerson')}: ${person.display_name}`}
            onClick={() => setMoving(!moving)}
          >
            {t('plans.group.movePerson')}
          </Button>
        )}
      </Group>
      {moving && (
        <ToGroup
          groups={groups.filter(({ key }) => key !== own)}
          name={person.display_name}
          withOut
          busy={busy}
          onTo={(to) => {
            setMoving(false);
            onTo(to);
          }}
        />
      )}
    </li>
  );
}

const OUT = 'out';

interface ToGroupProps {
  groups: readonly ViewGroup[];
  name: string;
  /** Whether they can be taken out of the plan. */
  withOut?: boolean;
  busy: boolean;
  onTo: (group: string | null) => void;
}

/** Into which group somebody goes. */
export function ToGroup({ groups, name, withOut = false, busy, onTo }: ToGroupProps) {
  const { t } = useTranslation();
  const words = usePlanWords();
  const [to, setTo] = useState(groups[0]?.key ?? OUT);
  return (
    <Group gap="xs" align="flex-end" mt={4}>
      <NativeSelect
        style={{ flex: '1 1 220px' }}
        label={`${t('plans.group.moveTo')}: ${name}`}
        value={to}
        onChange={({ currentTarget }) => setTo(currentTarget.value)}
        data={[
          ...groups.map((one) => ({
            value: one.key,
            label: `${words.group(one.group)} (${one.group.members.length}/${one.group.max_participants})`,
          })),
          ...(withOut ? [{ value: OUT, label: t('plans.group.out') }] : []),
        ]}
      />
      <Button loading={busy} onClick={() => onTo(to === OUT ? null : to)}>
        {t('plans.group.moveGo')}
      </Button>
    </Group>
  );
}

function MoveForm({ group, courts, coaches, busy, onMove }: GroupSheetProps) {
  const { t, i18n } = useTranslation();
  const days = weekdayNames(i18n.language, 'long');
  const [weekday, setWeekday] = useState(group.weekday);
  const [time, setTime] = useState(group.group.start_time);
  const [court, setCourt] = useState(group.court);
  const [coach, setCoach] = useState(group.coach);
  const minute = minutesOf(time);
  const isSame =
    weekday === group.weekday && minute === group.from && court === group.court && coach === group.coach;
  const choice = ({ id, name }: Lane) => ({ value: id, label: name });
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        onMove({
          ...{ weekday, minute },
          ...(court !== group.court && { court }),
          ...(coach !== group.coach && { coach }),
        });
      }}
    >
      <Title order={3} fz="md" mb="xs">
        {t('plans.group.move')}
      </Title>
      <Stack gap="sm">
        <Group gap="sm" grow align="flex-start">
          <NativeSelect
            label={t('plans.group.day')}
            value={String(weekday)}
            onChange={({ currentTarget }) => setWeekday(Number(currentTarget.value))}
            data={days.map((label, value) => ({ value: String(value), label }))}
          />
          <TextInput
            type="time"
            label={t('plans.group.time')}
            required
            value={time}
            onChange={({ currentTarget }) => setTime(currentTarget.value)}
          />
        </Group>
        <NativeSelect
          label={t('plans.group.court')}
          value={court}
          onChange={({ currentTarget }) => setCourt(currentTarget.value)}
          data={courts.map(choice)}
        />
        <NativeSelect
          label={t('plans.group.coach')}
          value={coach}
          onChange={({ currentTarget }) => setCoach(currentTarget.value)}
          data={coaches.map(choice)}
        />
        <Group justify="flex-end">
          <Button type="submit" loading={busy} disabled={isSame || time === ''}>
            {t('plans.group.moveGo')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
