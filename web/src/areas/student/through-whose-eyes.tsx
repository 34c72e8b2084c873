import { NativeSelect } from '@mantine/core';
import { IconUser } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { Player } from '../../platform/session/me.ts';

interface ThroughWhoseEyesProps {
  people: readonly Player[];
  value: string;
  onChange: (id: string) => void;
}

/** For whom a guardian looks: what can be booked, and at what price, differs. */
export function ThroughWhoseEyes({ people, value, onChange }: ThroughWhoseEyesProps) {
  const { t } = useTranslation();
  return (
    <NativeSelect
      size="sm"
      aria-label={t('bookings.forWhom')}
      leftSection={<IconUser size={16} aria-hidden />}
      styles={{ input: { height: 44, minHeight: 44 } }}
      value={value}
      onChange={({ currentTarget }) => onChange(currentTarget.value)}
      data={people.map((person) => ({ value: person.id, label: person.display_name }))}
    />
  );
}
