import { Stack, Switch, Table } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useChange } from '../../../platform/client/use-change.ts';
import { type Preference, setPreference } from '../api.ts';

interface NotificationPreferencesProps {
  preferences: readonly Preference[];
  /** Whether there is a device on which one is told things. */
  onDevices: boolean;
}

const ways = ['email', 'push'] as const;

/** What also comes by e-mail, and on devices. In the app there is always everything. */
export function NotificationPreferences({ preferences, onDevices }: NotificationPreferencesProps) {
  const { t } = useTranslation();
  const setting = useChange(
    (send, chosen: Parameters<typeof setPreference.write>[0]) => send(setPreference, chosen),
    { overlapping: true },
  );
  if (!onDevices)
    return (
      <Stack gap="md">
        {preferences.map(({ kind, email }) => (
          <Switch
            key={kind}
            size="md"
            label={t(`notifications.kinds.${kind}`)}
            checked={email}
            onChange={({ currentTarget }) => setting.run({ kind, email: currentTarget.checked })}
          />
        ))}
      </Stack>
    );
  return (
    <Table verticalSpacing="sm" horizontalSpacing="xs" withRowBorders={false}>
      <Table.Thead>
        <Table.Tr>
          <Table.Th pl={0}>{t('devices.kind')}</Table.Th>
          {ways.map((way) => (
            <Table.Th key={way} w={way === 'email' ? 64 : 96}>
              {t(`devices.ways.${way}`)}
            </Table.Th>
          ))}
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {preferences.map((preference) => (
          <Table.Tr key={preference.kind}>
            <Table.Th scope="row" fw={400} pl={0}>
              {t(`notifications.kinds.${preference.kind}`)}
            </Table.Th>
            {ways.map((way) => (
              <Table.Td key={way}>
                <Switch
                  size="md"
                  aria-label={t(`devices.by.${way}`, { kind: t(`notifications.kinds.${preference.kind}`) })}
                  checked={preference[way]}
                  onChange={({ currentTarget }) =>
                    setting.run({ kind: preference.kind, [way]: currentTarget.checked })
                  }
                />
              </Table.Td>
            ))}
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  );
}
