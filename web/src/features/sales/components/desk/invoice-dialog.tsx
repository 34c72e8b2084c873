import { Text, Textarea, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useTranslation } from 'react-i18next';
import { useChange } from '../../../../platform/client/use-change.ts';
import { Confirm } from '../../../../ui/confirm.tsx';
import { askInvoice, type Receipt } from '../../api.ts';

interface InvoiceDialogProps {
  receipt: Receipt;
  onClose: () => void;
}

/** A full invoice, with who it is for, takes the place of a simplified receipt: once. */
export function InvoiceDialog({ receipt, onClose }: InvoiceDialogProps) {
  const { t } = useTranslation();
  const form = useForm({ initialValues: { name: receipt.payer_name, tax_id: '', address: '' } });
  const { values } = form;
  const { busy, run } = useChange(
    async (send) => {
      await send(askInvoice, { id: receipt.id, ...values });
      onClose();
    },
    { form, done: t('sales.invoiceDone') },
  );
  return (
    <Confirm
      opened
      title={t('sales.invoiceTitle', { name: receipt.name })}
      confirmLabel={t('sales.invoice')}
      cancelLabel={t('common.cancel')}
      busy={busy}
      disabled={Object.values(values).some((value) => value.trim() === '')}
      onClose={onClose}
      onConfirm={() => run()}
    >
      <Text size="sm">{t('sales.invoiceText')}</Text>
      <TextInput label={t('sales.invoiceName')} maxLength={200} {...form.getInputProps('name')} />
      <TextInput label={t('sales.invoiceTaxId')} maxLength={30} {...form.getInputProps('tax_id')} />
      <Textarea
        label={t('sales.invoiceAddress')}
        maxLength={300}
        autosize
        minRows={2}
        {...form.getInputProps('address')}
      />
    </Confirm>
  );
}
