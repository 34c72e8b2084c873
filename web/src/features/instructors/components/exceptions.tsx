import { ActionIcon, Badge, Button, Group, Stack, Text } from '@mantine/core';
import { IconBeach, IconClockPlus, IconPlus, IconX } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Formats } from '../../../platform/formats/formats.ts';
import { addDays, type LocalDate } from '../../../platform/formats/local-date.ts';
import { Loaded } from '../../../platform/loaded.tsx';
import { Section } from '../../../ui/section.tsx';
import { exceptionsQuery, type Instructor, type InstructorException } from '../api.ts';

interface ExceptionsProps {
  instructor: Instructor;
  today: LocalDate;
  formats: Formats;
  /** What adds one, with the way to close it. */
  addDialog: (close: () => void) => ReactNode;
  /** What takes one away, with the way to close it. */
  removeDialog: (exception: { id: string; when: string }, close: () => void) => ReactNode;
}

/** Holidays and extra hours of one instructor, those that are not over. */
export function Exceptions({ instructor, today, formats, addDialog, removeDialog }: ExceptionsProps) {
  const { t } = useTranslation();
  const query = useQuery(exceptionsQuery(instructor.id));
  const [removing, setRemoving] = useState<{ id: string; when: string }>();
  const [adding, setAdding] = useState(false);
  const { change } = instructor.abilities;
  return (
    <Section
      title={t('coaches.exceptions.title')}
      actions={
        change && (
          <Button
            variant="light"
            size="sm"
            leftSection={<IconPlus size={17} aria-hidden />}
            onClick={() => setAdding(true)}
          >
            {t('coaches.exceptions.add')}
          </Button>
        )
      }
    >
      <Loaded query={query}>
        {(all) => {
          const ahead = all.filter(({ ends_at }) => formats.localDate(ends_at) >= today);
          if (ahead.length === 0) return <Text c="dimmed">{t('coaches.exceptions.none')}</Text>;
          return (
            <Stack gap="xs">
              {ahead.map((one) => (
                <Line
                  key={one.id}
                  exception={one}
                  formats={formats}
                  onRemove={change ? (when) => setRemoving({ id: one.id, when }) : undefined}
                />
              ))}
            </Stack>
          );
        }}
      </Loaded>
      {adding && addDialog(() => setAdding(false))}
      {removing && removeDialog(removing, () => setRemoving(undefined))}
    </Section>
  );
}

interface LineProps {
  exception: InstructorException;
  formats: Formats;
  onRemove: ((when: string) => void) | undefined;
}

function Line({ exception, formats, onRemove }: LineProps) {
  const { t } = useTranslation();
  const { kind, reason } = exception;
  const when = rangeInWords(exception, formats, (from, until) =>
    t('coaches.exceptions.range', { from, until }),
  );
  return (
    <Group wrap="nowrap" justify="space-between">
      <Group gap={10} wrap="nowrap">
        {kind === 'extra' ? <IconClockPlus size={20} aria-hidden /> : <IconBeach size={20} aria-hidden />}
        <div>
          <Group gap={6}>
            <Text fw={600}>{when}</Text>
            <Badge variant="light" color={kind === 'extra' ? 'teal' : 'yellow'} c="var(--mantine-color-text)">
              {t(`coaches.exceptions.kinds.${kind}`)}
            </Badge>
          </Group>
          {reason && (
            <Text size="sm" c="dimmed">
              {reason}
            </Text>
          )}
        </div>
      </Group>
      {onRemove && (
        <ActionIcon
          color="gray"
          aria-label={t('coaches.exceptions.remove', { what: when })}
          onClick={() => onRemove(when)}
        >
          <IconX size={18} aria-hidden />
        </ActionIcon>
      )}
    </Group>
  );
}

/** Whole days as days, everything else with its times. */
function rangeInWords(
  { starts_at, ends_at }: InstructorException,
  formats: Formats,
  range: (from: string, until: string) => string,
): string {
  const first = formats.localDate(starts_at);
  const whole = formats.time(starts_at) === '00:00' && formats.time(ends_at) === '00:00';
  if (whole) {
    const last = addDays(formats.localDate(ends_at), -1);
    return last <= first ? formats.dayShort(first) : range(formats.dayShort(first), formats.dayShort(last));
  }
  if (formats.localDate(ends_at) === first)
    return `${formats.dayShort(first)}, ${formats.timeRange(starts_at, ends_at)}`;
  return range(formats.dateTime(starts_at), formats.dateTime(ends_at));
}
