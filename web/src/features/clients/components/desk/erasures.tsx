import { Alert, List } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { Formats } from '../../../../platform/formats/formats.ts';
import { AnchorLink } from '../../../../ui/link.tsx';
import { erasuresQuery } from '../../erasure-api.ts';

/** What is said of one that is not done. */
export const noteOf = ({ due_at, is_late }: { due_at: string | null; is_late: boolean }) =>
  due_at ? (is_late ? 'overdueNote' : 'plannedNote') : is_late ? 'lateNote' : 'askedNote';

/** Who has asked to be erased, or is about to be; nothing where nobody is. */
export function Erasures({ formats }: { formats: Formats }) {
  const { t } = useTranslation();
  const { data = [] } = useQuery(erasuresQuery);
  if (data.length === 0) return null;
  return (
    <Alert mb="md" role="status" title={t('clients.erasure.waiting', { count: data.length })}>
      <List size="sm">
        {data.map(({ id, client_id, client_name, asked_at, due_at, is_late }) => (
          <List.Item key={id}>
            <AnchorLink to="/admin/clients/$clientId" params={{ clientId: client_id }}>
              {client_name}
            </AnchorLink>
            {' · '}
            {t(`clients.erasure.${noteOf({ due_at, is_late })}`, {
              date: formats.date(formats.localDate(due_at ?? asked_at)),
            })}
          </List.Item>
        ))}
      </List>
    </Alert>
  );
}
