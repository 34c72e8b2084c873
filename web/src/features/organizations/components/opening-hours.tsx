import { Button, Group, Stack, Switch, Text } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { over } from '../../../platform/client/change.ts';
import { useChange } from '../../../platform/client/use-change.ts';
import { useFollowing } from '../../../platform/client/use-following.ts';
import { ProblemError } from '../../../platform/errors/problem.ts';
import { TimeField } from '../../../platform/fields/time-field.tsx';
import { weekdayNames } from '../../../platform/formats/weekdays.ts';
import { toastDone } from '../../../platform/toast.ts';
import { Section } from '../../../ui/section.tsx';
import { type ClubRecord, type OpeningWindow, setOpeningHours } from '../api.ts';
import classes from './opening-hours.module.css';

interface OpeningHoursProps {
  club: ClubRecord;
  locale: string;
  /** They leave classes outside, about which nobody has decided. */
  onClasses: (hours: OpeningWindow[]) => void;
}

/** When the club is open, day by day. */
export function OpeningHours({ club, locale, onClasses }: OpeningHoursProps) {
  const { t } = useTranslation();
  const [hours, setHours] = useState(club.opening_hours);
  const [dirty, setDirty] = useState(false);
  const [base, setBase] = useFollowing(club, (now) => {
    if (!dirty) setHours(now.opening_hours);
    return !dirty;
  });
  const wrong = hours.some(
    ({ opens_at, closes_at }) => closes_at.slice(0, 5) !== '00:00' && closes_at <= opens_at,
  );
  const show = (shown: { opening_hours: OpeningWindow[] }) => setHours(shown.opening_hours);
  const { busy, run } = useChange(
    async (send) => {
      const saved = await send(over(setOpeningHours(club.id), base), { opening_hours: hours }).catch(
        undecided,
      );
      if (saved === 'undecided') return onClasses(hours);
      if (saved) setBase(saved);
      setDirty(false);
      toastDone(t('club.hours.saved'));
    },
    { form: { getValues: () => ({}), setErrors: () => {}, setValues: show } },
  );
  const change = (next: OpeningWindow[]) => {
    setHours(next);
    setDirty(true);
  };
  const days = weekdayNames(locale, 'long');
  return (
    <Section anchor="opening-hours" title={t('club.hours.title')} description={t('club.hours.text')}>
      <Stack gap={0}>
        {days.map((day, weekday) => (
          <Day key={day} {...{ day, weekday, hours, change }} disabled={!club.abilities.change} />
        ))}
      </Stack>
      <Group justify="space-between" mt="md">
        <Text c="var(--mantine-color-error)" size="sm" role="status">
          {wrong && t('club.hours.wrong')}
        </Text>
        <Button loading={busy} disabled={!dirty || wrong} onClick={() => run()}>
          {t('common.save')}
        </Button>
      </Group>
    </Section>
  );
}

function undecided(error: unknown): 'undecided' {
  if (error instanceof ProblemError && error.code === 'changes.undecided') return 'undecided';
  throw error;
}

interface DayProps {
  day: string;
  weekday: number;
  hours: OpeningWindow[];
  change: (hours: OpeningWindow[]) => void;
  disabled: boolean;
}

function Day({ day, weekday, hours, change, disabled }: DayProps) {
  const { t } = useTranslation();
  const mine = hours
    .map((window, index) => ({ window, index }))
    .filter(({ window }) => window.weekday === weekday);
  const toggle = (open: boolean) =>
    change(
      open
        ? [...hours, { weekday, opens_at: '09:00', closes_at: '22:00' }]
        : hours.filter((window) => window.weekday !== weekday),
    );
  const set = (at: number, part: Partial<OpeningWindow>) =>
    change(hours.map((window, index) => (index === at ? { ...window, ...part } : window)));
  return (
    <div className={classes.day}>
      <Switch
        size="md"
        label={day.charAt(0).toUpperCase() + day.slice(1)}
        aria-label={t('club.hours.open', { day })}
        disabled={disabled}
        checked={mine.length > 0}
        onChange={({ currentTarget }) => toggle(currentTarget.checked)}
      />
      <Stack gap={6}>
        {mine.length === 0 && (
          <Text c="dimmed" pl="sm">
            {t('club.hours.closed')}
          </Text>
        )}
        {mine.map(({ window, index }) => (
          <Group key={index} gap={8} wrap="nowrap">
            <TimeField
              size="sm"
              disabled={disabled}
              aria-label={t('club.hours.opens', { day })}
              value={window.opens_at.slice(0, 5)}
              onChange={(time) => time && set(index, { opens_at: time })}
            />
            <span aria-hidden="true">–</span>
            <TimeField
              size="sm"
              disabled={disabled}
              aria-label={t('club.hours.closes', { day })}
              value={window.closes_at.slice(0, 5)}
              onChange={(time) => time && set(index, { closes_at: time })}
            />
          </Group>
        ))}
      </Stack>
    </div>
  );
}
