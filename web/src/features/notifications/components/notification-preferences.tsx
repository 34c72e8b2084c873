import { Stack, Switch } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useChange } from '../../../platform/client/use-change.ts';
import { type Preference, setPreference } from '../api.ts';

/** What also comes by e-mail. In the app there is always everything. */
export function NotificationPreferences({ preferences }: { preferences: readonly Preference[] }) {
  const { t } = useTranslation();
  const setting = useChange((send, preference: Preference) => send(setPreference, preference), {
    overlapping: true,
  });
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
}
