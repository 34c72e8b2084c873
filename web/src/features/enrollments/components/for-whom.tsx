import { SegmentedControl, Stack, Text } from '@mantine/core';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import type { Player } from '../../../platform/session/me.ts';

interface ForWhomProps {
  people: readonly Player[];
  value: string;
  onChange: (student_id: string) => void;
}

/** Names stand side by side where a phone has room for all of them, else one below the other. */
const fitsInARow = (people: readonly Player[]): boolean =>
  people.length <= 3 && people.map(({ display_name }) => display_name).join(', ').length <= 30;

/** Who takes the class: only a question for those who look after somebody. */
export function ForWhom({ people, value, onChange }: ForWhomProps) {
  const { t } = useTranslation();
  const id = useId();
  if (people.length < 2) return null;
  return (
    <Stack gap={6}>
      <Text size="sm" fw={600} id={id}>
        {t('bookings.forWhom')}
      </Text>
      <SegmentedControl
        aria-labelledby={id}
        fullWidth
        size="md"
        value={value}
        onChange={onChange}
        orientation={fitsInARow(people) ? 'horizontal' : 'vertical'}
        data={people.map((person) => ({ value: person.id, label: person.display_name }))}
      />
    </Stack>
  );
}
