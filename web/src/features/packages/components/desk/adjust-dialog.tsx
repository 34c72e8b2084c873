import { NumberInput, SegmentedControl, Text } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useTranslation } from 'react-i18next';
import { useChange } from '../../../../platform/client/use-change.ts';
import type { Formats } from '../../../../platform/formats/formats.ts';
import { Confirm } from '../../../../ui/confirm.tsx';
import type { StudentPackage } from '../../api.ts';
import { adjustPackage } from '../../desk-api.ts';
import { leftWords } from '../../words.ts';
import { ReasonField } from './reason-field.tsx';

interface AdjustDialogProps {
  bought: StudentPackage;
  formats: Formats;
  onClose: () => void;
}

/** Classes more, or fewer, and why. */
export function AdjustDialog({ bought, formats, onClose }: AdjustDialogProps) {
  const { t } = useTranslation();
  const { id, name, classes_remaining } = bought;
  const form = useForm({ initialValues: { way: 'more', delta: 1 as number | string, reason: '' } });
  const { way, delta, reason } = form.values;
  const { busy, run } = useChange(
    async (send) => {
      const many = Number(delta);
      await send(adjustPackage, { id, delta: way === 'more' ? many : -many, reason: reason.trim() });
      onClose();
    },
    { form, done: t('clients.packages.adjusted') },
  );
  return (
    <Confirm
      opened
      title={t('clients.packages.adjustTitle', { name })}
      confirmLabel={t(way === 'more' ? 'clients.packages.more' : 'clients.packages.fewer')}
      cancelLabel={t('common.cancel')}
      busy={busy}
      disabled={Number(delta) < 1 || reason.trim() === ''}
      onClose={onClose}
      onConfirm={() => run()}
    >
      <Text>{leftWords(t, bought, formats)}</Text>
      {classes_remaining > 0 && (
        <SegmentedControl
          fullWidth
          aria-label={t('clients.packages.how')}
          data={[
            { value: 'more', label: t('clients.packages.more') },
            { value: 'fewer', label: t('clients.packages.fewer') },
          ]}
          {...form.getInputProps('way')}
        />
      )}
      <NumberInput
        data-autofocus
        label={t('clients.packages.number')}
        min={1}
        max={way === 'more' ? 1000 : classes_remaining}
        allowDecimal={false}
        {...form.getInputProps('delta')}
      />
      <ReasonField {...form.getInputProps('reason')} />
    </Confirm>
  );
}
