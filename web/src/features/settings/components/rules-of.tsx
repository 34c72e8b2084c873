import { Alert, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Loaded } from '../../../platform/loaded.tsx';
import { type RulePlace, settingsQuery } from '../api.ts';
import { RulesForm } from './rules-form.tsx';

/** The rules that can be set at one place. */
export function RulesOf({ place }: { place: RulePlace }) {
  const { t } = useTranslation();
  return (
    <Loaded query={useQuery(settingsQuery(place))}>
      {(settings) => (
        <Stack gap="lg">
          <Text c="dimmed">{t(`settings.rules.about.${settings.level}`)}</Text>
          {!settings.abilities.change && settings.level !== 'club' && (
            <Alert variant="light">{t(`settings.rules.readOnly.${settings.level}`)}</Alert>
          )}
          <RulesForm settings={settings} place={place} readOnly={!settings.abilities.change} />
        </Stack>
      )}
    </Loaded>
  );
}
