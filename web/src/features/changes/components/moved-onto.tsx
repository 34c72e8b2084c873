import { Alert, List } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Clash } from '../../../platform/errors/problem.ts';
import type { Formats } from '../../../platform/formats/formats.ts';

/** Who would be in two classes at once by what moves; the desk decides whether it moves all the same. */
export function MovedOnto({ clashes, formats }: { clashes: readonly Clash[]; formats: Formats }) {
  const { t } = useTranslation();
  if (clashes.length === 0) return null;
  const count = new Set(clashes.map((one) => one.student_id)).size;
  return (
    <Alert color="yellow" title={t('changes.overlaps.title', { count })}>
      <List size="sm" listStyleType="none" withPadding={false}>
        {clashes.map((one) => (
          <List.Item key={`${one.student_id} ${one.session_id} ${one.with.session_id}`}>
            {one.student_name} · {one.with.title}, {formats.dateTime(one.with.starts_at)}
          </List.Item>
        ))}
      </List>
    </Alert>
  );
}
