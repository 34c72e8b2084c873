import { Checkbox, NativeSelect, Text, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useTranslation } from 'react-i18next';
import { useChange } from '../../../../platform/client/use-change.ts';
import type { Formats } from '../../../../platform/formats/formats.ts';
import { Confirm } from '../../../../ui/confirm.tsx';
import { type DebitItem, returnDebit } from '../../api.ts';

interface ReturnDialogProps {
  item: DebitItem;
  formats: Formats;
  onClose: () => void;
}

/** What banks say most. */
const CODES = ['AM04', 'MD06', 'MD01', 'AC04', 'AC01', 'MS02', 'MS03'] as const;
const OTHER = 'other';

/** The bank could not collect it, or had to give it back. */
export function ReturnDialog({ item, formats, onClose }: ReturnDialogProps) {
  const { t } = useTranslation();
  const form = useForm({ initialValues: { known: 'AM04', code: '', with_fee: true } });
  const { known, code, with_fee } = form.values;
  const said = known === OTHER ? code.trim().toUpperCase() : known;
  const { busy, run } = useChange(
    async (send) => {
      await send(returnDebit, { id: item.id, code: said, with_fee });
      onClose();
    },
    { form, done: t('debits.returnedDone') },
  );
  return (
    <Confirm
      opened
      title={t('debits.returnTitle', { name: item.student_name })}
      confirmLabel={t('debits.return')}
      cancelLabel={t('common.back')}
      busy={busy}
      disabled={said === ''}
      onClose={onClose}
      onConfirm={() => run()}
    >
      <Text>{t('debits.returnText', { amount: formats.money(item.amount, 'EUR') })}</Text>
      <NativeSelect
        label={t('debits.code')}
        data={[
          ...CODES.map((value) => ({ value, label: `${value} · ${t(`debits.codes.${value}`)}` })),
          { value: OTHER, label: t('debits.otherCode') },
        ]}
        {...form.getInputProps('known')}
      />
      {known === OTHER && (
        <TextInput label={t('debits.otherCode')} maxLength={4} {...form.getInputProps('code')} />
      )}
      <Checkbox label={t('debits.addFee')} {...form.getInputProps('with_fee', { type: 'checkbox' })} />
    </Confirm>
  );
}
