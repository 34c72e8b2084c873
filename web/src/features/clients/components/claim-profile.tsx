import { Alert, Button, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useChange } from '../../../platform/client/use-change.ts';
import { claimProfile, claimsQuery } from '../api.ts';

/** The club had made a profile for the address that somebody has proved: theirs becomes it. */
export function ClaimProfile() {
  const { t } = useTranslation();
  const { data = [] } = useQuery(claimsQuery);
  const { busy, run } = useChange((send, client_id: string) => send(claimProfile, client_id), {
    done: t('people.claim.done'),
  });
  const [claim] = data;
  if (!claim) return null;
  return (
    <Alert title={t('people.claim.title')}>
      <Stack align="flex-start" gap="sm">
        <Text size="sm">{t('people.claim.text', { name: claim.display_name })}</Text>
        <Button size="sm" loading={busy} onClick={() => run(claim.client_id)}>
          {t('people.claim.action')}
        </Button>
      </Stack>
    </Alert>
  );
}
