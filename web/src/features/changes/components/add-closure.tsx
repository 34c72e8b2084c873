import { SimpleGrid, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useTranslation } from 'react-i18next';
import { useChange } from '../../../platform/client/use-change.ts';
import { DateField } from '../../../platform/fields/date-field.tsx';
import type { Formats } from '../../../platform/formats/formats.ts';
import type { LocalDate } from '../../../platform/formats/local-date.ts';
import { toastDone } from '../../../platform/toast.ts';
import { Confirm } from '../../../ui/confirm.tsx';
import { closureOf } from '../api.ts';
import { useChangeSteps } from '../use-change-steps.ts';
import { ChangeDialog } from './change-dialog.tsx';
import type { Courts } from './move-fields.tsx';

interface AddClosureProps {
  clubId: string;
  today: LocalDate;
  formats: Formats;
  courts: Courts;
  onClose: () => void;
}

/** Closes the club for some days, after a look at the classes on them. */
export function AddClosure({ clubId, today, formats, courts, onClose }: AddClosureProps) {
  const { t } = useTranslation();
  const steps = useChangeSteps(closureOf(clubId), () => {
    toastDone(t('club.closures.added'));
    onClose();
  });
  const form = useForm({
    initialValues: { name: '', starts_on: today as LocalDate | null, ends_on: null as LocalDate | null },
    validate: {
      name: (name) => (name.trim() ? null : t('desk.invalid.required')),
      starts_on: (date) => (date ? null : t('desk.invalid.required')),
      ends_on: (date, { starts_on }) =>
        date && starts_on && date < starts_on ? t('desk.invalid.order') : null,
    },
  });
  const { busy, run } = useChange(
    (send, { name, starts_on, ends_on }: typeof form.values) =>
      steps.look(send, { name: name.trim(), starts_on: starts_on!, ends_on: ends_on ?? starts_on! }),
    { form },
  );
  if (steps.dialog)
    return <ChangeDialog {...steps.dialog} title={form.values.name} {...{ formats, courts, onClose }} />;
  return (
    <Confirm
      opened
      title={t('club.closures.add')}
      confirmLabel={t('desk.actions.add')}
      cancelLabel={t('common.cancel')}
      busy={busy}
      onClose={onClose}
      onConfirm={() => form.onSubmit((values) => run(values))()}
    >
      <TextInput
        label={t('club.closures.name')}
        placeholder={t('club.closures.namePlaceholder')}
        data-autofocus
        {...form.getInputProps('name')}
      />
      <SimpleGrid cols={2}>
        <DateField label={t('club.closures.from')} {...form.getInputProps('starts_on')} />
        <DateField
          label={t('club.closures.until')}
          clearable
          min={form.values.starts_on ?? undefined}
          {...form.getInputProps('ends_on')}
        />
      </SimpleGrid>
    </Confirm>
  );
}
