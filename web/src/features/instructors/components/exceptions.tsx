import {
  ActionIcon,
  Badge,
  Button,
  Group,
  SegmentedControl,
  SimpleGrid,
  Stack,
  Switch,
  Text,
  TextInput,
} from '@mantine/core';
import { useForm } from '@mantine/form';
import { IconBeach, IconClockPlus, IconPlus, IconX } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useChange } from '../../../platform/client/use-change.ts';
import { DateField } from '../../../platform/fields/date-field.tsx';
import { TimeField } from '../../../platform/fields/time-field.tsx';
import type { Formats } from '../../../platform/formats/formats.ts';
import { addDays, type LocalDate } from '../../../platform/formats/local-date.ts';
import { instantIn } from '../../../platform/formats/zoned.ts';
import { Loaded } from '../../../platform/loaded.tsx';
import { toastDone } from '../../../platform/toast.ts';
import { Confirm } from '../../../ui/confirm.tsx';
import { Section } from '../../../ui/section.tsx';
import {
  addException,
  exceptionsQuery,
  type Instructor,
  type InstructorException,
  removeException,
} from '../api.ts';

interface ExceptionsProps {
  instructor: Instructor;
  today: LocalDate;
  formats: Formats;
}

/** Holidays and extra hours of one instructor, those that are not over. */
export function Exceptions({ instructor, today, formats }: ExceptionsProps) {
  const { t } = useTranslation();
  const query = useQuery(exceptionsQuery(instructor.id));
  const removing = useChange((send, id: string) => send(removeException(instructor.id), id), {
    done: t('coaches.exceptions.removed'),
  });
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
                  onRemove={change ? () => removing.run(one.id) : undefined}
                />
              ))}
            </Stack>
          );
        }}
      </Loaded>
      {adding && (
        <AddException
          instructor={instructor}
          today={today}
          formats={formats}
          onClose={() => setAdding(false)}
        />
      )}
    </Section>
  );
}

interface LineProps {
  exception: InstructorException;
  formats: Formats;
  onRemove: (() => void) | undefined;
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
          onClick={onRemove}
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

function AddException({ instructor, today, formats, onClose }: ExceptionsProps & { onClose: () => void }) {
  const { t } = useTranslation();
  const form = useForm({
    initialValues: {
      kind: 'unavailable' as InstructorException['kind'],
      whole: true,
      from_date: today as LocalDate | null,
      until_date: today as LocalDate | null,
      from: '09:00',
      until: '14:00',
      reason: '',
    },
    validate: {
      from_date: (date) => (date ? null : t('desk.invalid.required')),
      until_date: (date, { from_date }) =>
        date && from_date && date < from_date ? t('desk.invalid.order') : null,
    },
  });
  const { whole, kind } = form.values;
  const { busy, run } = useChange(
    async (send, values: typeof form.values) => {
      const first = values.from_date!;
      const last = values.until_date ?? first;
      const at = (date: LocalDate, time: string) => instantIn(date, time, formats.timezone);
      await send(addException(instructor.id), {
        kind: values.kind,
        starts_at: at(first, values.whole ? '00:00' : values.from),
        ends_at: values.whole ? at(addDays(last, 1), '00:00') : at(last, values.until),
        reason: values.reason.trim(),
      });
      toastDone(t('coaches.exceptions.saved'));
      onClose();
    },
    { form },
  );
  return (
    <Confirm
      opened
      title={t('coaches.exceptions.addTitle')}
      confirmLabel={t('common.save')}
      cancelLabel={t('common.cancel')}
      busy={busy}
      onClose={onClose}
      onConfirm={() => form.onSubmit((values) => run(values))()}
    >
      <SegmentedControl
        fullWidth
        aria-label={t('coaches.exceptions.kind')}
        data={(['unavailable', 'extra'] as const).map((value) => ({
          value,
          label: t(`coaches.exceptions.kinds.${value}`),
        }))}
        value={kind}
        onChange={(value) => form.setValues({ kind: value as typeof kind, whole: value === 'unavailable' })}
      />
      <SimpleGrid cols={2}>
        <DateField label={t('coaches.exceptions.fromDate')} {...form.getInputProps('from_date')} />
        <DateField
          label={t('coaches.exceptions.untilDate')}
          min={form.values.from_date ?? undefined}
          {...form.getInputProps('until_date')}
        />
      </SimpleGrid>
      <Switch
        size="md"
        label={t('coaches.exceptions.allDay')}
        {...form.getInputProps('whole', { type: 'checkbox' })}
      />
      {!whole && (
        <SimpleGrid cols={2}>
          <TimeField label={t('coaches.exceptions.from')} {...form.getInputProps('from')} />
          <TimeField label={t('coaches.exceptions.until')} {...form.getInputProps('until')} />
        </SimpleGrid>
      )}
      <TextInput
        label={t('coaches.exceptions.reason')}
        description={t('desk.fields.optional')}
        {...form.getInputProps('reason')}
      />
    </Confirm>
  );
}
