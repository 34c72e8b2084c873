import { Button, Checkbox, Group, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Formats } from '../../../platform/formats/formats.ts';
import { weekdayNames } from '../../../platform/formats/weekdays.ts';
import { obstacles } from '../conflicts.ts';
import type { SeasonCopy } from '../season-api.ts';

interface SeasonGroupsProps {
  groups: readonly SeasonCopy[];
  formats: Formats;
  busy: boolean;
  onBack: () => void;
  onChosen: (ids: string[]) => void;
}

/** The groups of a season as they would be, to be ticked; those that cannot be copied say why. */
export function SeasonGroups({ groups, formats, busy, onBack, onChosen }: SeasonGroupsProps) {
  const { t } = useTranslation();
  const possible = groups.filter(({ left_out }) => left_out === null);
  const [chosen, setChosen] = useState(possible.map(({ schedule_id }) => schedule_id));
  return (
    <Stack>
      {groups.length === 0 && <Text c="dimmed">{t('scheduling.season.none')}</Text>}
      <Checkbox.Group
        value={chosen}
        onChange={setChosen}
        label={groups.length > 0 && t('scheduling.season.groups')}
      >
        <Stack gap="sm" mt="xs">
          {groups.map((group) => (
            <OneGroup key={group.schedule_id} group={group} formats={formats} />
          ))}
        </Stack>
      </Checkbox.Group>
      <Group justify="flex-end">
        <Button variant="default" onClick={onBack}>
          {t('common.back')}
        </Button>
        <Button loading={busy} disabled={chosen.length === 0} onClick={() => onChosen(chosen)}>
          {t('scheduling.season.make', { count: chosen.length })}
        </Button>
      </Group>
    </Stack>
  );
}

function OneGroup({ group, formats }: { group: SeasonCopy; formats: Formats }) {
  const { t } = useTranslation();
  const { schedule_id, name, start_time, recurrence_days, left_out } = group;
  const days = recurrence_days.map((day) => weekdayNames(formats.locale, 'short')[day]).join(', ');
  const label = [name, [days, start_time].filter(Boolean).join(' ')].join(' · ');
  if (left_out !== null)
    return (
      <Checkbox
        value={schedule_id}
        label={label}
        disabled
        description={t(`scheduling.season.leftOut.${left_out}`)}
      />
    );
  const found = obstacles(t, formats, group.conflicts);
  return (
    <div>
      <Checkbox value={schedule_id} label={label} description={wordsOf(group)} />
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
