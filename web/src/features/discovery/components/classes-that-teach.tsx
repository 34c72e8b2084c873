import { Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { Formats } from '../../../platform/formats/formats.ts';
import { AnchorLink } from '../../../ui/link.tsx';
import { teachingQuery } from '../find-api.ts';

interface ClassesThatTeachProps {
  /** Whose skills these are: those of a level are taught in its classes. */
  level_id: string;
  student_id: string;
  formats: Formats;
}

/** More are not read beside what is missing; all of them are one link away. */
const SHOWN = 3;

/** The next classes in which somebody learns what they are missing, each with the way to book it. */
export function ClassesThatTeach({ level_id, student_id, formats }: ClassesThatTeachProps) {
  const { t } = useTranslation();
  const { data } = useQuery(teachingQuery({ level_id, student_id }));
  if (!data) return null;
  return (
    <div>
      <Text size="sm" fw={600} mb={4}>
        {t('progress.path.taught')}
      </Text>
      {data.length === 0 && (
        <Text size="sm" c="dimmed">
          {t('progress.path.taughtNowhere')}
        </Text>
      )}
      <Stack component="ul" gap={8} m={0} p={0} style={{ listStyle: 'none' }}>
        {data.slice(0, SHOWN).map(({ id, name, local_date, scheduled_datetime, instructor, free_places }) => (
          <li key={id}>
            <AnchorLink
              to="/classes/$session"
              params={{ session: id }}
              search={{ week: local_date, day: local_date, for: student_id }}
              size="sm"
              fw={600}
            >
              {name}, {formats.dateTime(scheduled_datetime)}
            </AnchorLink>
            <Text size="xs" c="dimmed">
              {[instructor?.display_name, t('progress.path.free', { count: free_places })]
                .filter(Boolean)
                .join(' · ')}
            </Text>
          </li>
        ))}
      </Stack>
    </div>
  );
}
