import { NativeSelect, Text } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useChange } from '../../../platform/client/use-change.ts';
import type { Formats } from '../../../platform/formats/formats.ts';
import type { Player } from '../../../platform/session/me.ts';
import { Confirm } from '../../../ui/confirm.tsx';
import { type ClassPackage, purchasePackage } from '../api.ts';
import { type Names, packageFacts } from '../words.ts';

interface OrderDialogProps {
  one: ClassPackage;
  people: readonly Player[];
  student_id: string | undefined;
  names: Names;
  formats: Formats;
  onClose: () => void;
}

/** Says what is ordered and how it is paid, before it is. */
export function OrderDialog({ one, people, student_id, names, formats, onClose }: OrderDialogProps) {
  const { t } = useTranslation();
  const { id, name, price, currency } = one;
  const [chosen, setChosen] = useState(student_id);
  const student = people.find((person) => person.id === chosen) ?? people[0];
  const { busy, run } = useChange(
    async (send, who: string) => {
      await send(purchasePackage, { package_id: id, student_id: who, expected_price: price });
      onClose();
    },
    { done: t('packages.sale.done') },
  );
  return (
    <Confirm
      opened
      title={t('packages.sale.dialog', { name })}
      confirmLabel={t('packages.sale.confirm')}
      cancelLabel={t('common.cancel')}
      busy={busy}
      disabled={!student}
      onClose={onClose}
      onConfirm={() => student && run(student.id)}
    >
      <Text>
        {t('packages.sale.text', {
          facts: packageFacts(t, one, names).join(' · '),
          price: formats.money(price, currency),
        })}
      </Text>
      {people.length > 1 && (
        <NativeSelect
          size="md"
          label={t('packages.sale.who')}
          value={student?.id ?? ''}
          onChange={({ currentTarget }) => setChosen(currentTarget.value)}
          data={people.map((person) => ({ value: person.id, label: person.display_name }))}
        />
      )}
    </Confirm>
  );
}
