import { SegmentedControl, SimpleGrid, Switch, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useTranslation } from 'react-i18next';
import { useChange } from '../../../platform/client/use-change.ts';
import { DateField } from '../../../platform/fields/date-field.tsx';
import { TimeField } from '../../../platform/fields/time-field.tsx';
import type { Formats } from '../../../platform/formats/formats.ts';
import { addDays, type LocalDate } from '../../../platform/formats/local-date.ts';
import { instantIn } from '../../../platform/formats/zoned.ts';
import { toastDone } from '../../../platform/toast.ts';
import { Confirm } from '../../../ui/confirm.tsx';
import { absenceOf } from '../api.ts';
import { useChangeSteps } from '../use-change-steps.ts';
import { ChangeDialog } from './change-dialog.tsx';
import type { Courts } from './move-fields.tsx';

interface AddAbsenceProps {
  instructor: { id: string; display_name: string };
  today: LocalDate;
  formats: Formats;
  courts: Courts;
  onClose: () => void;
}

/** Leave of a coach, after a look at the classes in it; or extra hours. */
export function AddAbsence({ instructor, today, formats, courts, onClose }: AddAbsenceProps) {
  const { t } = useTranslation();
  const steps = useChangeSteps(absenceOf(instructor.id), () => {
    toastDone(t('coaches.exceptions.saved'));
    onClose();
  });
  const form = useForm({
    initialValues: {
      kind: 'unavailable' as 'unavailable' | 'extra',
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
      await steps.look(send, {
        kind: values.kind,
        starts_at: at(first, values.whole ? '00:00' : values.from),
        ends_at: values.whole ? at(addDays(last, 1), '00:00') : at(last, values.until),
        reason: values.reason.trim(),
      });
    },
    { form },
  );
  if (steps.dialog)
    return (
      <ChangeDialog
        {...steps.dialog}
        title={t('changes.absence', { name: instructor.display_name })}
        {...{ formats, courts, onClose }}
      />
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
