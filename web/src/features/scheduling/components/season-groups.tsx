import { Button, Checkbox, Fieldset, Group, Radio, Stack, Switch, Text } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Formats } from '../../../platform/formats/formats.ts';
import { weekdayNames } from '../../../platform/formats/weekdays.ts';
import { obstacles } from '../conflicts.ts';
import type { ContinueSeason, SeasonAsked, SeasonCopy, SeasonHolder } from '../season-api.ts';
import { everybody, toggled } from '../season-choice.ts';
import { SeasonHolders } from './season-holders.tsx';

export type SeasonChosen = Omit<ContinueSeason, keyof SeasonAsked>;

interface SeasonGroupsProps {
  groups: readonly SeasonCopy[];
  holders: readonly SeasonHolder[];
  formats: Formats;
  busy: boolean;
  onBack: () => void;
  onChosen: (chosen: SeasonChosen) => void;
}

/** The groups of a season as they would be, to be ticked, and who keeps their place; what cannot be says why. */
export function SeasonGroups({ groups, holders, formats, busy, onBack, onChosen }: SeasonGroupsProps) {
  const { t } = useTranslation();
  const possible = groups.filter(({ left_out }) => left_out === null);
  const [schedule_ids, setChosen] = useState(possible.map(({ schedule_id }) => schedule_id));
  const [publish, setPublish] = useState(false);
  const [with_holders, setWithHolders] = useState(holders.length > 0);
  const [choice, setChoice] = useState(everybody);
  const tick = (id: string) =>
    setChosen(schedule_ids.includes(id) ? schedule_ids.filter((one) => one !== id) : [...schedule_ids, id]);
  const heldIn = ({ schedule_id }: SeasonCopy) =>
    with_holders && schedule_ids.includes(schedule_id)
      ? holders.filter((one) => one.schedule_id === schedule_id)
      : [];
  const count = schedule_ids.length;
  return (
    <Stack>
      {groups.length === 0 && <Text c="dimmed">{t('scheduling.season.none')}</Text>}
      {groups.length > 0 && (
        <>
          <How {...{ publish, setPublish, with_holders, setWithHolders, anybody: holders.length > 0 }} />
          <Fieldset variant="unstyled" legend={t('scheduling.season.groups')}>
            <Stack gap="sm" mt="xs">
              {groups.map((group) => (
                <div key={group.schedule_id}>
                  <OneGroup
                    {...{ group, formats, checked: schedule_ids.includes(group.schedule_id) }}
                    onTick={() => tick(group.schedule_id)}
                  />
                  <SeasonHolders
                    name={group.name}
                    holders={heldIn(group)}
                    choice={choice}
                    onToggle={(holder) => setChoice(toggled(choice, holder))}
                  />
                </div>
              ))}
            </Stack>
          </Fieldset>
        </>
      )}
      <Group justify="flex-end">
        <Button variant="default" onClick={onBack}>
          {t('common.back')}
        </Button>
        <Button
          loading={busy}
          disabled={count === 0}
          onClick={() =>
            onChosen({
              ...{ schedule_ids, publish, with_holders },
              ...{ without: [...choice.without], overlook: [...choice.overlook] },
            })
          }
        >
          {publish ? t('scheduling.season.go', { count }) : t('scheduling.season.make', { count })}
        </Button>
      </Group>
    </Stack>
  );
}

interface HowProps {
  publish: boolean;
  setPublish: (publish: boolean) => void;
  with_holders: boolean;
  setWithHolders: (with_holders: boolean) => void;
  /** There is somebody to go on. */
  anybody: boolean;
}

function How({ publish, setPublish, with_holders, setWithHolders, anybody }: HowProps) {
  const { t } = useTranslation();
  return (
    <Group gap="xl" align="flex-start">
      <Radio.Group
        label={t('scheduling.season.how')}
        value={publish ? 'publish' : 'draft'}
        onChange={(how) => setPublish(how === 'publish')}
      >
        <Group mt={6}>
          <Radio value="draft" label={t('scheduling.season.draft')} />
          <Radio value="publish" label={t('scheduling.season.publish')} />
        </Group>
      </Radio.Group>
      {anybody && (
        <Switch
          label={t('scheduling.season.withHolders')}
          description={t(publish ? 'scheduling.season.withHoldersNow' : 'scheduling.season.withHoldersDraft')}
          checked={with_holders}
          onChange={({ currentTarget }) => setWithHolders(currentTarget.checked)}
        />
      )}
    </Group>
  );
}

interface OneGroupProps {
  group: SeasonCopy;
  formats: Formats;
  checked: boolean;
  onTick: () => void;
}

function OneGroup({ group, formats, checked, onTick }: OneGroupProps) {
  const { t } = useTranslation();
  const { name, start_time, recurrence_days, left_out } = group;
  const days = recurrence_days.map((day) => weekdayNames(formats.locale, 'short')[day]).join(', ');
  const label = [name, [days, start_time].filter(Boolean).join(' ')].join(' · ');
  if (left_out !== null)
    return <Checkbox label={label} disabled description={t(`scheduling.season.leftOut.${left_out}`)} />;
  const found = obstacles(t, formats, group.conflicts);
  return (
    <div>
      <Checkbox label={label} description={wordsOf(group)} checked={checked} onChange={onTick} />
      {found.slice(0, 2).map(({ words, dates, blocking }) => (
        <Text key={words} size="sm" ml={32} c={blocking ? 'var(--mantine-color-error)' : 'dimmed'}>
          {words} (
          {dates
            .slice(0, 3)
            .map((date) => formats.dayShort(date))
            .join('; ')}
          {dates.length > 3 && '…'})
        </Text>
      ))}
    </div>
  );

  function wordsOf({
    start_date,
    end_date,
    class_count,
    skip_count,
    conflict_count,
    without,
    rules,
  }: SeasonCopy): string {
    const span = end_date
      ? `${formats.dayShort(start_date!)} – ${formats.dayShort(end_date)}`
      : t('scheduling.season.since', { date: formats.dayShort(start_date!) });
    return [
      span,
      t('classes.count', { count: class_count }),
      skip_count > 0 && t('scheduling.season.skips', { count: skip_count }),
      conflict_count > 0 && t('scheduling.season.conflicts', { count: conflict_count }),
      rules.length > 0 && t('scheduling.season.rules', { count: rules.length }),
      ...without.map((what) => t(`scheduling.season.without.${what}`)),
    ]
      .filter(Boolean)
      .join(' · ');
  }
}
