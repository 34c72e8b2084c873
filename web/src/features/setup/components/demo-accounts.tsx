import { ActionIcon, Alert, Badge, Button, Card, Code, CopyButton, Group, Stack, Text } from '@mantine/core';
import { IconCheck, IconCopy, IconKey } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useRoleName } from '../../../platform/session/role-name.ts';
import type { DemoAccount } from '../api.ts';

interface DemoAccountsProps {
  accounts: DemoAccount[];
  onSignIn: (account: DemoAccount) => void;
  /** The e-mail of the account being signed in. */
  busy: string | null;
}

/** The invented people of the demo club, with their passwords. */
export function DemoAccounts({ accounts, onSignIn, busy }: DemoAccountsProps) {
  const { t } = useTranslation();
  const roleName = useRoleName();

  return (
    <Stack gap="sm">
      <Alert icon={<IconKey aria-hidden />} color="yellow" variant="light">
        {t('setup.accounts.keep')}
      </Alert>
      {accounts.map((account) => (
        <Card key={account.email} padding="md">
          <Group justify="space-between" align="flex-start">
            <div style={{ flex: '1 1 200px', minWidth: 0 }}>
              <Group gap="xs">
                <Text fw={650}>{account.name}</Text>
                <Badge variant="light">{roleName(account.role)}</Badge>
              </Group>
              <Text size="sm" c="dimmed" style={{ overflowWrap: 'anywhere' }}>
                {account.email}
              </Text>
              <Group gap={4} mt={4} wrap="nowrap">
                <Code fz="sm" style={{ overflowWrap: 'anywhere' }}>
                  {account.password}
                </Code>
                <CopyPassword password={account.password} />
              </Group>
            </div>
            <Button
              size="sm"
              style={{ flexShrink: 0 }}
              variant="light"
              loading={busy === account.email}
              disabled={busy !== null}
              aria-label={t('setup.accounts.signInAsLabel', { name: account.name })}
              onClick={() => onSignIn(account)}
            >
              {t('setup.accounts.signInAs')}
            </Button>
          </Group>
        </Card>
      ))}
    </Stack>
  );
}

/** Browsers give the clipboard to https and localhost only; elsewhere the password is there to be selected. */
function CopyPassword({ password }: { password: string }) {
  const { t } = useTranslation();
  if (!window.isSecureContext) return null;
  return (
    <CopyButton value={password}>
      {({ copied, copy }) => (
        <ActionIcon size="md" aria-label={copied ? t('common.copied') : t('common.copy')} onClick={copy}>
          {copied ? <IconCheck size={16} aria-hidden /> : <IconCopy size={16} aria-hidden />}
        </ActionIcon>
      )}
    </CopyButton>
  );
}
