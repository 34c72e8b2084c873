import { Select, SimpleGrid, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useTranslation } from 'react-i18next';
import { useChange } from '../../../platform/client/use-change.ts';
import { DateField } from '../../../platform/fields/date-field.tsx';
import type { Formats } from '../../../platform/formats/formats.ts';
import type { LocalDate } from '../../../platform/formats/local-date.ts';
import { toastDone } from '../../../platform/toast.ts';
import { Confirm } from '../../../ui/confirm.tsx';
import { courtClosing } from '../api.ts';
import { useChangeSteps } from '../use-change-steps.ts';
import { ChangeDialog } from './change-dialog.tsx';
import type { Courts } from './move-fields.tsx';

interface CloseCourtProps {
  day: LocalDate;
  formats: Formats;
  courts: Courts;
  onClose: () => void;
}

/** A court is closed for some days, after a look at what is on it then. */
export function CloseCourt({ day, formats, courts, onClose }: CloseCourtProps) {
  const { t } = useTranslation();
  const form = useForm({
    initialValues: {
      ...{ court_id: courts.courts[0]?.value ?? '', name: '' },
      ...{ starts_on: day as LocalDate | null, ends_on: null as LocalDate | null },
    },
    validate: {
      court_id: (id) => (id ? null : t('desk.invalid.required')),
      starts_on: (date) => (date ? null : t('desk.invalid.required')),
      ends_on: (date, { starts_on }) =>
        date && starts_on && date < starts_on ? t('desk.invalid.order') : null,
    },
  });
  const { court_id } = form.values;
  const name = courts.courts.find(({ value }) => value === court_id)?.label ?? '';
  const steps = useChangeSteps(courtClosing(court_id), () => {
    toastDone(t('courts.closing.done', { name }));
    onClose();
  });
  const { busy, run } = useChange(
    (send, { starts_on, ends_on, name: why }: typeof form.values) =>
      steps.look(send, { starts_on: starts_on!, ends_on: ends_on ?? starts_on!, name: why.trim() }),
    { form },
  );
  const others = { ...courts, courts: courts.courts.filter(({ value }) => value !== court_id) };
  if (steps.dialog)
    return (
      <ChangeDialog
        {...steps.dialog}
        {...{ formats, onClose, courts: others }}
        title={t('courts.closing.of', { name })}
      />
    );
  return (
    <Confirm
      opened
      title={t('courts.closing.title')}
      confirmLabel={t('courts.closing.confirm')}
      cancelLabel={t('common.cancel')}
      busy={busy}
      onClose={onClose}
      onConfirm={() => form.onSubmit((values) => run(values))()}
    >
      <Select
        size="md"
        label={t('courts.block.court')}
        data={courts.courts}
        allowDeselect={false}
        {...form.getInputProps('court_id')}
      />
      <SimpleGrid cols={{ base: 1, xs: 2 }}>
        <DateField label={t('courts.closing.from')} {...form.getInputProps('starts_on')} />
        <DateField
          label={t('courts.closing.until')}
          clearable
          min={form.values.starts_on ?? undefined}
          {...form.getInputProps('ends_on')}
        />
      </SimpleGrid>
      <TextInput
        label={t('courts.closing.why')}
        description={t('courts.closing.whyHint')}
        placeholder={t('courts.closing.whyPlaceholder')}
        maxLength={200}
        {...form.getInputProps('name')}
      />
    </Confirm>
  );
}
