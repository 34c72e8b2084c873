import { Alert, List } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { codeMessage } from '../../../../platform/errors/message.ts';
import type { Formats } from '../../../../platform/formats/formats.ts';
import { hindrancesQuery } from '../../places-api.ts';

/** Who lacks which of their dates, and why; nothing when all are had. */
export function Hindrances({ schedule_id, formats }: { schedule_id: string; formats: Formats }) {
  const { t } = useTranslation();
  const { data = [] } = useQuery(hindrancesQuery(schedule_id));
  if (data.length === 0) return null;
  return (
    <Alert color="orange" variant="light" title={t('places.hindrances.title')}>
      <List size="sm">
        {data.map(({ enrollment_id, student_name, local_date, code, message }) => (
          <List.Item key={enrollment_id}>
            {`${student_name}, ${formats.dayShort(local_date)}: ${codeMessage(code, message)}`}
          </List.Item>
        ))}
      </List>
    </Alert>
  );
}
