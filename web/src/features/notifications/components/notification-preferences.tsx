import { Stack, Switch } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { toastProblem } from '../../../platform/errors/form.ts';
import { type Preference, useSetPreference } from '../api.ts';

/** What also comes by e-mail. In the app there is always everything. */
export function NotificationPreferences({ preferences }: { preferences: readonly Preference[] }) {
  const { t } = useTranslation();
  const set = useSetPreference();
  return (
    <Stack gap="md">
      {preferences.map(({ kind, email }) => (
        <Switch
          key={kind}
          size="md"
          label={t(`notifications.kinds.${kind}`)}
          checked={email}
          onChange={({ currentTarget }) =>
            set.mutate({ kind, email: currentTarget.checked }, { onError: toastProblem })
          }
        />
      ))}
    </Stack>
  );
}
