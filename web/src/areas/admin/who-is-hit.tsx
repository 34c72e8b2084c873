import { Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { rosterQuery } from '../../features/enrollments/api.ts';
import { Loaded } from '../../platform/loaded.tsx';

/** The people of a class whom a change of it concerns, by name. */
export function WhoIsHit({ session_id }: { session_id: string }) {
  const { t } = useTranslation();
  const query = useQuery(rosterQuery(session_id));
  return (
    <Loaded query={query}>
      {(roster) => (
        <Text size="sm">
          {roster.length === 0
            ? t('scheduling.moveClass.nobody')
            : t('scheduling.moveClass.told', {
                count: roster.length,
                names: roster.map(({ student_name }) => student_name).join(', '),
              })}
        </Text>
      )}
    </Loaded>
  );
}
