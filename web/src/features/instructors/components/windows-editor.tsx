import { ActionIcon, Button, Group, Select, Stack, Text } from '@mantine/core';
import { IconCopy, IconPlus, IconX } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { over } from '../../../platform/client/change.ts';
import { useChange } from '../../../platform/client/use-change.ts';
import { useFollowing } from '../../../platform/client/use-following.ts';
import { TimeField } from '../../../platform/fields/time-field.tsx';
import type { Formats } from '../../../platform/formats/formats.ts';
import { weekdayNames } from '../../../platform/formats/weekdays.ts';
import { toastDone } from '../../../platform/toast.ts';
import { Section } from '../../../ui/section.tsx';
import { type Instructor, type InstructorWindow, setWeek } from '../api.ts';
import { copyDay, nextWindow, weeklyMinutes, wrongWindows } from '../hours.ts';
import classes from './windows-editor.module.css';

const WORKDAYS = [1, 2, 3, 4];

interface WindowsEditorProps {
  instructor: Instructor;
  /** The clubs that they teach at; with more than one, hours may belong to one of them. */
  clubs: { value: string; label: string }[];
  formats: Formats;
}

/** The hours of every weekday, several on a day if there is a break. */
export function WindowsEditor({ instructor, clubs, formats }: WindowsEditorProps) {
  const { t } = useTranslation();
  const [windows, setWindows] = useState<InstructorWindow[]>(instructor.windows);
  const [dirty, setDirty] = useState(false);
  const [base, setBase] = useFollowing(instructor, (now) => {
    if (!dirty) setWindows(now.windows);
    return !dirty;
  });
  const change = (next: InstructorWindow[]) => {
    setWindows(next);
    setDirty(true);
  };
  const wrong = wrongWindows(windows);
  const show = (shown: { windows: InstructorWindow[] }) => setWindows(shown.windows);
  const { busy, run } = useChange(
    async (send) => {
      const saved = await send(over(setWeek(instructor.id), base), { windows });
      if (saved) setBase(saved);
      setDirty(false);
      toastDone(t('coaches.windows.saved'));
    },
    { form: { getValues: () => ({}), setErrors: () => {}, setValues: show } },
  );
  const days = weekdayNames(formats.locale, 'long');
  const total = Math.round(weeklyMinutes(windows) / 6) / 10;
  return (
    <Section title={t('coaches.windows.title')} description={t('coaches.windows.text')}>
      <Stack gap={0}>
        {days.map((day, weekday) => (
          <Day key={day} {...{ day, weekday, windows, wrong, clubs, change }} />
        ))}
      </Stack>
      <Group justify="space-between" mt="md">
        <Group gap="md">
          <Text fw={600}>{t('coaches.windows.total', { count: total })}</Text>
          <Button
            variant="subtle"
            size="compact-sm"
            leftSection={<IconCopy size={16} aria-hidden />}
            onClick={() => change(copyDay(windows, 0, WORKDAYS))}
          >
            {t('coaches.windows.copy')}
          </Button>
        </Group>
        <Button loading={busy} disabled={!dirty || wrong.size > 0} onClick={() => run()}>
          {t('common.save')}
        </Button>
      </Group>
    </Section>
  );
}

interface DayProps {
  day: string;
  weekday: number;
  windows: InstructorWindow[];
  wrong: ReadonlySet<number>;
  clubs: { value: string; label: string }[];
  change: (windows: InstructorWindow[]) => void;
}

function Day({ day, weekday, windows, wrong, clubs, change }: DayProps) {
  const { t } = useTranslation();
  const mine = windows
    .map((window, index) => ({ window, index }))
    .filter(({ window }) => window.weekday === weekday);
  const set = (index: number, part: Partial<InstructorWindow>) =>
    change(windows.map((window, at) => (at === index ? { ...window, ...part } : window)));
  return (
    <fieldset className={classes.day}>
      <legend>{day}</legend>
      <Stack gap={8} className={classes.windows}>
        {mine.length === 0 && <Text c="dimmed">{t('coaches.windows.none')}</Text>}
        {mine.map(({ window, index }) => {
          const [from, until] = [window.starts_at.slice(0, 5), window.ends_at.slice(0, 5)];
          const error = wrong.has(index);
          return (
            <Group key={index} gap={8} wrap="nowrap">
              <TimeField
                size="sm"
                aria-label={t('coaches.windows.from', { day })}
                error={error}
                value={from}
                onChange={(time) => time && set(index, { starts_at: time })}
              />
              <span aria-hidden="true">–</span>
              <TimeField
                size="sm"
                aria-label={t('coaches.windows.until', { day })}
                error={error}
                value={until}
                onChange={(time) => time && set(index, { ends_at: time })}
              />
              {clubs.length > 1 && (
                <Select
                  size="sm"
                  aria-label={t('coaches.form.clubs')}
                  data={clubs}
                  clearable
                  clearButtonProps={{ 'aria-label': t('desk.fields.clear') }}
                  placeholder={t('coaches.windows.anyClub')}
                  value={window.club_id}
                  onChange={(club_id) => set(index, { club_id })}
                />
              )}
              <ActionIcon
                color="gray"
                aria-label={t('coaches.windows.remove', { from, until, day })}
                onClick={() => change(windows.filter((_, at) => at !== index))}
              >
                <IconX size={18} aria-hidden />
              </ActionIcon>
            </Group>
          );
        })}
      </Stack>
      <ActionIcon
        className={classes.add}
        aria-label={t('coaches.windows.add', { day })}
        onClick={() => change([...windows, nextWindow(windows, weekday)])}
      >
        <IconPlus size={20} aria-hidden />
      </ActionIcon>
    </fieldset>
  );
}
