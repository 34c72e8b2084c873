import { Alert, Group, Text } from '@mantine/core';
import { IconPhone, IconUsers } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { PersonHit } from '../api.ts';
import { PeopleToCall } from './people-to-call.tsx';

interface TellingProps {
  told: number;
  to_call: readonly PersonHit[];
  when: 'ahead' | 'done';
}

/** How many hear of it by a message, and who has to be called. */
export function Telling({ told, to_call, when }: TellingProps) {
  const { t } = useTranslation();
  return (
    <>
      {(told > 0 || to_call.length === 0) && (
        <Group gap={8} wrap="nowrap">
          <IconUsers size={18} aria-hidden />
          <Text>{told === 0 ? t('changes.told.nobody') : t(`changes.told.${when}`, { count: told })}</Text>
        </Group>
      )}
      {to_call.length > 0 && (
        <Alert
          color="yellow"
          icon={<IconPhone aria-hidden />}
          title={t(`changes.call.${when}`, { count: to_call.length })}
        >
          <PeopleToCall people={to_call} />
        </Alert>
      )}
    </>
  );
}
