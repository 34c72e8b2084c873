import { Text } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useTranslation } from 'react-i18next';
import { useChange } from '../../../../platform/client/use-change.ts';
import { DateField } from '../../../../platform/fields/date-field.tsx';
import type { Formats } from '../../../../platform/formats/formats.ts';
import { addDays, type LocalDate } from '../../../../platform/formats/local-date.ts';
import { toastDone } from '../../../../platform/toast.ts';
import { Confirm } from '../../../../ui/confirm.tsx';
import type { StudentPackage } from '../../api.ts';
import { extendPackage } from '../../desk-api.ts';
import { ReasonField } from './reason-field.tsx';

interface ExtendDialogProps {
  bought: StudentPackage;
  formats: Formats;
  onClose: () => void;
}

/** What is usually added. */
const usualDays = 30;

/** A later last day, and why. */
export function ExtendDialog({ bought, formats, onClose }: ExtendDialogProps) {
  const { t } = useTranslation();
  const { id, name } = bought;
  const last = bought.expires_on ?? '';
  const form = useForm({
    initialValues: { expires_on: addDays(last, usualDays) as LocalDate | null, reason: '' },
  });
  const { expires_on, reason } = form.values;
  const { busy, run } = useChange(
    async (send, day: LocalDate) => {
      await send(extendPackage, { id, expires_on: day, reason: reason.trim() });
      toastDone(t('clients.packages.extended', { date: formats.date(day) }));
      onClose();
    },
    { form },
  );
  return (
    <Confirm
      opened
      title={t('clients.packages.extendTitle', { name })}
      confirmLabel={t('common.save')}
      cancelLabel={t('common.cancel')}
      busy={busy}
      disabled={expires_on === null || reason.trim() === ''}
      onClose={onClose}
      onConfirm={() => expires_on && run(expires_on)}
    >
      <Text>{t('clients.packages.extendText', { date: formats.date(last) })}</Text>
      <DateField
        label={t('clients.packages.newDay')}
        min={addDays(last, 1)}
        {...form.getInputProps('expires_on')}
      />
      <ReasonField data-autofocus {...form.getInputProps('reason')} />
    </Confirm>
  );
}
