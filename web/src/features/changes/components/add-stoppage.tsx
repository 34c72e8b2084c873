import { MultiSelect, SegmentedControl, SimpleGrid, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useTranslation } from 'react-i18next';
import { useChange } from '../../../platform/client/use-change.ts';
import { DateField } from '../../../platform/fields/date-field.tsx';
import { TimeField } from '../../../platform/fields/time-field.tsx';
import type { Formats } from '../../../platform/formats/formats.ts';
import type { LocalDate } from '../../../platform/formats/local-date.ts';
import { Confirm } from '../../../ui/confirm.tsx';
import { stoppageOf } from '../api.ts';
import { useChangeSteps } from '../use-change-steps.ts';
import { ChangeDialog } from './change-dialog.tsx';
import type { Courts } from './move-fields.tsx';

type Named = { value: string; label: string };

interface AddStoppageProps {
  today: LocalDate;
  formats: Formats;
  courts: Courts;
  types: Named[];
  onClose: () => void;
}

/** Rain for an evening, works for some days: the classes of some hours are looked at, and decided about in one go. */
export function AddStoppage({ today, formats, courts, types, onClose }: AddStoppageProps) {
  const { t } = useTranslation();
  const form = useStoppageForm(today);
  const steps = useChangeSteps(stoppageOf(courts.club_id), () =>
    form.setFieldError('from', t('changes.stoppage.nothing')),
  );
  const { busy, run } = useChange((send, values: typeof form.values) => steps.look(send, wishOf(values)), {
    form,
  });
  if (steps.dialog)
    return <ChangeDialog {...steps.dialog} title={form.values.reason} {...{ formats, courts, onClose }} />;
  return (
    <Confirm
      opened
      title={t('changes.stoppage.title')}
      confirmLabel={t('changes.stoppage.look')}
      cancelLabel={t('common.cancel')}
      busy={busy}
      onClose={onClose}
      onConfirm={() => form.onSubmit((values) => run(values))()}
    >
      <SegmentedControl
        fullWidth
        aria-label={t('changes.stoppage.cause')}
        data={(['rain', 'club'] as const).map((value) => ({
          value,
          label: t(`changes.stoppage.causes.${value}`),
        }))}
        {...form.getInputProps('cause')}
      />
      <TextInput
        label={t('changes.stoppage.reason')}
        description={t('changes.stoppage.reasonHint')}
        maxLength={200}
        data-autofocus
        {...form.getInputProps('reason')}
      />
      <SimpleGrid cols={2}>
        <DateField label={t('changes.stoppage.day')} min={today} {...form.getInputProps('local_date')} />
        <DateField
          label={t('changes.stoppage.lastDay')}
          min={form.values.local_date ?? today}
          clearable
          {...form.getInputProps('last_date')}
        />
      </SimpleGrid>
      <SimpleGrid cols={2}>
        <TimeField label={t('changes.stoppage.from')} {...form.getInputProps('from')} />
        <TimeField label={t('changes.stoppage.until')} {...form.getInputProps('until')} />
      </SimpleGrid>
      <SegmentedControl
        fullWidth
        aria-label={t('changes.stoppage.where')}
        data={(['all', 'outdoor', 'some'] as const).map((value) => ({
          value,
          label: t(`changes.stoppage.places.${value}`),
        }))}
        {...form.getInputProps('where')}
      />
      {form.values.where === 'some' && (
        <MultiSelect
          label={t('changes.stoppage.courts')}
          data={courts.courts}
          {...form.getInputProps('court_ids')}
        />
      )}
      <MultiSelect
        label={t('changes.stoppage.types')}
        description={t('changes.stoppage.typesHint')}
        data={types}
        {...form.getInputProps('class_type_ids')}
      />
    </Confirm>
  );
}

function useStoppageForm(today: LocalDate) {
  const { t } = useTranslation();
  return useForm({
    initialValues: {
      ...{ local_date: today as LocalDate | null, from: '18:00', until: '22:00', reason: '' },
      last_date: null as LocalDate | null,
      where: 'all' as 'all' | 'outdoor' | 'some',
      cause: 'rain' as 'rain' | 'club',
      ...{ court_ids: [] as string[], class_type_ids: [] as string[] },
    },
    validate: {
      last_date: (last, { local_date }) =>
        last && local_date && last < local_date ? t('desk.invalid.order') : null,
      reason: (reason) => (reason.trim() ? null : t('desk.invalid.required')),
      local_date: (date) => (date ? null : t('desk.invalid.required')),
      from: (time) => (time ? null : t('desk.invalid.required')),
      until: (time) => (time ? null : t('desk.invalid.required')),
      court_ids: (ids, { where }) =>
        where === 'some' && ids.length === 0 ? t('desk.invalid.required') : null,
    },
  });
}

function wishOf({ where, court_ids, class_type_ids, local_date, last_date, reason, ...hours }: Values) {
  return {
    ...{ ...hours, local_date: local_date!, reason: reason.trim() },
    ...(last_date && { last_date }),
    ...(where === 'outdoor' && { outdoor: true }),
    ...(where === 'some' && { court_ids }),
    ...(class_type_ids.length > 0 && { class_type_ids }),
  };
}

type Values = ReturnType<typeof useStoppageForm>['values'];
