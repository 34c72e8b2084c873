import { Badge } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Schedule, Session } from '../api.ts';

const SCHEDULE = { draft: 'yellow', published: 'teal', cancelled: 'gray' } as const;
const SESSION = {
  scheduled: 'court',
  confirmed: 'teal',
  in_progress: 'ball',
  completed: 'gray',
  cancelled: 'red',
} as const;

/** A draft, published, cancelled: in words, with its colour behind. */
export function ScheduleStatus({ status }: { status: Schedule['status'] }) {
  const { t } = useTranslation();
  return (
    <Badge variant="light" color={SCHEDULE[status]} c="var(--mantine-color-text)">
      {t(`scheduling.status.${status}`)}
    </Badge>
  );
}

export function SessionStatus({ status }: { status: Session['status'] }) {
  const { t } = useTranslation();
  return (
    <Badge variant="light" color={SESSION[status]} c="var(--mantine-color-text)">
      {t(`scheduling.sessionStatus.${status}`)}
    </Badge>
  );
}
