import { Badge } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Client } from '../../api.ts';

/** What is special about a client, in a word each; with `account`, also that they have none. */
export function ClientMarks({ client, account = false }: { client: Client; account?: boolean }) {
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
      {account && !client.user_id && (
        <Badge component="span" size="sm" variant="default">
          {t('clients.noAccount')}
        </Badge>
      )}
    </>
  );
}
