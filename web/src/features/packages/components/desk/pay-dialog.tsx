import { useForm } from '@mantine/form';
import { useTranslation } from 'react-i18next';
import { useChange } from '../../../../platform/client/use-change.ts';
import { PaymentFields, paymentOf } from '../../../../platform/fields/payment.tsx';
import type { Formats } from '../../../../platform/formats/formats.ts';
import { Confirm } from '../../../../ui/confirm.tsx';
import type { StudentPackage } from '../../api.ts';
import { payOrder } from '../../desk-api.ts';

interface PayDialogProps {
  bought: StudentPackage;
  formats: Formats;
  onClose: () => void;
}

/** The desk takes the money for what was ordered. */
export function PayDialog({ bought, formats, onClose }: PayDialogProps) {
  const { t } = useTranslation();
  const { id, name, price, currency } = bought;
  const form = useForm({ initialValues: paymentOf(price) });
  const { payment_amount } = form.values;
  const { busy, run } = useChange(
    async (send, amount: number) => {
      await send(payOrder, { id, ...form.getValues(), payment_amount: amount });
      onClose();
    },
    { form, done: t('clients.packages.payDone') },
  );
  return (
    <Confirm
      opened
      title={t('clients.packages.payTitle', { name })}
      confirmLabel={t('clients.packages.pay')}
      cancelLabel={t('common.cancel')}
      busy={busy}
      disabled={payment_amount === null}
      onClose={onClose}
      onConfirm={() => payment_amount !== null && run(payment_amount)}
    >
      <PaymentFields
        inputProps={form.getInputProps}
        {...{ currency, formats }}
        club_id={bought.club_id ?? undefined}
      />
    </Confirm>
  );
}
