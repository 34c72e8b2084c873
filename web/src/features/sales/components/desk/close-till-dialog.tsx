import { SimpleGrid, Text, Textarea } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useTranslation } from 'react-i18next';
import { useChange } from '../../../../platform/client/use-change.ts';
import type { Formats } from '../../../../platform/formats/formats.ts';
import { Confirm } from '../../../../ui/confirm.tsx';
import { MoneyInput } from '../../../../ui/money-input.tsx';
import { closeTill, type Till } from '../../till-api.ts';
import { differenceWords } from '../../till-words.ts';

interface CloseTillDialogProps {
  till: Till;
  standing: NonNullable<Till['standing']>;
  formats: Formats;
  onClose: () => void;
}

/** The cash is counted, and what stays in it is said; what is missing shows while it is typed. */
export function CloseTillDialog({ till, standing, formats, onClose }: CloseTillDialogProps) {
  const { t } = useTranslation();
  const { club_id, currency } = till;
  const { expected_cash, number } = standing;
  const form = useForm({
    initialValues: {
      ...{
        counted_cash: null as number | null,
        left_cash: (till.closings[0]?.left_cash ?? 0) as number | null,
      },
      note: '',
    },
  });
  const { counted_cash, left_cash, note } = form.values;
  const { busy, run } = useChange(
    async (send) => {
      const counted = { counted_cash: counted_cash ?? 0, left_cash: left_cash ?? 0, note: note.trim() };
      await send(closeTill, { club_id, currency, expected_cash, number, ...counted });
      onClose();
    },
    { form, done: t('till.closed') },
  );
  const money = (minor: number) => formats.money(minor, currency);
  const amount = { currency, locale: formats.locale };
  return (
    <Confirm
      opened
      title={t('till.closeTitle')}
      confirmLabel={t('till.close')}
      cancelLabel={t('common.cancel')}
      busy={busy}
      disabled={counted_cash === null || (left_cash ?? 0) > counted_cash}
      onClose={onClose}
      onConfirm={() => run()}
    >
      <Text>
        {t('till.expected')}: <strong>{money(expected_cash)}</strong>
      </Text>
      <SimpleGrid cols={{ base: 1, xs: 2 }}>
        <MoneyInput label={t('till.countedField')} {...amount} {...form.getInputProps('counted_cash')} />
        <MoneyInput label={t('till.left')} {...amount} {...form.getInputProps('left_cash')} />
      </SimpleGrid>
      <Text fw={600} aria-live="polite">
        {counted_cash !== null && differenceWords(t, counted_cash - expected_cash, money)}
      </Text>
      <Textarea
        label={t('till.note')}
        description={t('desk.fields.optional')}
        maxLength={500}
        autosize
        {...form.getInputProps('note')}
      />
    </Confirm>
  );
}
