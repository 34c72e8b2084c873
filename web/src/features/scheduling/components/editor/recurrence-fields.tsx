import {
  Button,
  Fieldset,
  Group,
  Input,
  NumberInput,
  Pill,
  Select,
  SimpleGrid,
  Stack,
  Text,
  TextInput,
} from '@mantine/core';
import { IconRepeat } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { DateField } from '../../../../platform/fields/date-field.tsx';
import { TimeField } from '../../../../platform/fields/time-field.tsx';
import type { Formats } from '../../../../platform/formats/formats.ts';
import { weekdayNames } from '../../../../platform/formats/weekdays.ts';
import type { ScheduleValues } from '../../form-values.ts';
import { endTime, patternInWords } from '../../pattern-words.ts';
import { rruleInWords } from '../../rrule-words.ts';
import type { Term } from '../../terms-api.ts';
import { DayChips, type ScheduleForm } from './fields.tsx';

const RECURRENCES = ['weekly', 'biweekly', 'daily', 'monthly', 'once', 'custom'] as const;
const EXAMPLES = [
  'FREQ=MONTHLY;BYDAY=1SA',
  'FREQ=WEEKLY;INTERVAL=3;BYDAY=TU,TH',
  'FREQ=MONTHLY;BYDAY=-1FR;COUNT=10',
];

interface RecurrenceFieldsProps {
  form: ScheduleForm;
  formats: Formats;
  /** Those of the club, for whom it is the desk's to choose one. */
  terms: readonly Term[];
}

/** When the class takes place: the pattern, its days, its time, what it leaves out, and all that in words. */
export function RecurrenceFields({ form, formats, terms }: RecurrenceFieldsProps) {
  const { t } = useTranslation();
  const { recurrence } = form.values;
  const once = recurrence === 'once';
  const byDays = recurrence === 'weekly' || recurrence === 'biweekly' || recurrence === 'daily';
  return (
    <Fieldset legend={t('scheduling.editor.when')} radius="lg">
      <Stack>
        <SimpleGrid cols={{ base: 1, xs: 3 }}>
          <Select
            label={t('scheduling.recurrence.label')}
            data={RECURRENCES.map((value) => ({ value, label: t(`scheduling.recurrence.${value}`) }))}
            {...form.getInputProps('recurrence')}
          />
          <TimeField label={t('scheduling.fields.startTime')} {...form.getInputProps('start_time')} />
          <NumberInput
            label={t('scheduling.fields.duration')}
            min={5}
            max={1440}
            step={15}
            allowDecimal={false}
            {...form.getInputProps('duration_minutes')}
          />
        </SimpleGrid>
        {byDays && (
          <Input.Wrapper
            component="div"
            size="md"
            label={t('scheduling.recurrence.days')}
            labelElement="div"
            error={form.errors.recurrence_days}
          >
            <DayChips
              label={t('scheduling.recurrence.days')}
              days={weekdayNames(formats.locale, 'short')}
              value={form.values.recurrence_days}
              onChange={(days) => form.setFieldValue('recurrence_days', days)}
            />
          </Input.Wrapper>
        )}
        {recurrence === 'custom' && <RuleField form={form} formats={formats} />}
        <SimpleGrid cols={{ base: 1, xs: 2 }}>
          <DateField
            label={once ? t('scheduling.fields.date') : t('scheduling.fields.startDate')}
            {...form.getInputProps('start_date')}
          />
          {!once && (
            <DateField
              label={t('scheduling.fields.endDate')}
              description={t('scheduling.fields.endDateHint')}
              clearable
              min={form.values.start_date ?? undefined}
              {...form.getInputProps('end_date')}
            />
          )}
        </SimpleGrid>
        {!once && terms.length > 0 && <TermField form={form} terms={terms} />}
        {!once && <Exdates form={form} formats={formats} />}
        <Words values={form.values} formats={formats} />
      </Stack>
    </Fieldset>
  );
}

function RuleField({ form, formats }: { form: ScheduleForm; formats: Formats }) {
  const { t } = useTranslation();
  return (
    <Stack gap={8}>
      <TextInput
        label={t('scheduling.fields.rrule')}
        description={t('scheduling.fields.rruleHint')}
        autoComplete="off"
        spellCheck={false}
        styles={{ input: { fontFamily: 'var(--mantine-font-family-monospace)' } }}
        {...form.getInputProps('rrule')}
      />
      <Group gap={6}>
        {EXAMPLES.map((example) => (
          <Button
            key={example}
            variant="light"
            size="compact-sm"
            onClick={() => form.setFieldValue('rrule', example)}
          >
            {rruleInWords(t, formats, example)}
          </Button>
        ))}
      </Group>
    </Stack>
  );
}

/** Single days that the club leaves out by hand. */
function Exdates({ form, formats }: { form: ScheduleForm; formats: Formats }) {
  const { t } = useTranslation();
  const { exdates } = form.values;
  const set = (dates: string[]) => form.setFieldValue('exdates', [...new Set(dates)].sort());
  return (
    <Stack gap={8}>
      <DateField
        label={t('scheduling.fields.exdates')}
        description={t('scheduling.fields.exdatesHint')}
        value={null}
        min={form.values.start_date ?? undefined}
        max={form.values.end_date ?? undefined}
        error={form.errors.exdates}
        onChange={(date) => date && set([...exdates, date])}
      />
      {exdates.length > 0 && (
        <Pill.Group>
          {exdates.map((date) => (
            <Pill
              key={date}
              size="md"
              withRemoveButton
              removeButtonProps={{
                'aria-label': `${t('desk.actions.remove')}: ${formats.dayShort(date)}`,
                tabIndex: 0,
                'aria-hidden': false,
              }}
              onRemove={() => set(exdates.filter((one) => one !== date))}
            >
              {formats.dayShort(date)}
            </Pill>
          ))}
        </Pill.Group>
      )}
    </Stack>
  );
}

/** The pattern as one would say it, live. */
function Words({ values, formats }: { values: ScheduleValues; formats: Formats }) {
  const { t } = useTranslation();
  const { start_date, end_date, start_time, duration_minutes, recurrence } = values;
  if (!start_date || !start_time) return null;
  const pattern = patternInWords(t, formats, { ...values, start_date });
  const time =
    duration_minutes === '' ? start_time : `${start_time}–${endTime(start_time, duration_minutes)}`;
  const from = formats.date(start_date);
  const span = end_date
    ? t('scheduling.words.fromUntil', { from, until: formats.date(end_date) })
    : t('scheduling.words.from', { date: from });
  const day = Number(start_date.slice(8));
  return (
    <Group gap={10} wrap="nowrap" align="flex-start" role="status">
      <IconRepeat size={18} aria-hidden style={{ flex: 'none', marginTop: 3 }} />
      <div>
        <Text fw={600}>{t('scheduling.words.at', { pattern, time })}</Text>
        {recurrence !== 'once' && (
          <Text size="sm" c="dimmed">
            {span}
            {recurrence === 'monthly' && day > 28 && ` · ${t('scheduling.words.monthlySkips', { day })}`}
          </Text>
        )}
      </div>
    </Group>
  );
}

/** The term that the group belongs to; without an end of its own it ends with it. */
function TermField({ form, terms }: Pick<RecurrenceFieldsProps, 'form' | 'terms'>) {
  const { t } = useTranslation();
  const choose = (term_id: string | null) => {
    const term = terms.find(({ id }) => id === term_id);
    form.setValues({ term_id, end_date: form.values.end_date ?? term?.ends_on ?? null });
  };
  return (
    <Select
      label={t('scheduling.fields.term')}
      data={terms.map(({ id, name }) => ({ value: id, label: name }))}
      clearable
      value={form.values.term_id}
      error={form.errors.term_id}
      onChange={choose}
    />
  );
}
