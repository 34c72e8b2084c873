import { Badge } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Client } from '../../clients-api.ts';

/** What is special about a client, in a word each. */
export function ClientMarks({ client }: { client: Client }) {
  const { t } = useTranslation();
  const text = { size: 'sm', variant: 'light', c: 'var(--mantine-color-text)' } as const;
  return (
    <>
      {client.is_club_member && (
        <Badge {...text} component="span" color="teal">
          {t('clients.member')}
        </Badge>
      )}
      {client.blocked_at && (
        <Badge {...text} component="span" color="red">
          {t('clients.blocked')}
        </Badge>
      )}
      {!client.is_active && (
        <Badge component="span" size="sm" variant="default">
          {t('clients.inactive')}
        </Badge>
      )}
      {!client.user_id && (
        <Badge component="span" size="sm" variant="default">
          {t('clients.noAccount')}
        </Badge>
      )}
    </>
  );
}
