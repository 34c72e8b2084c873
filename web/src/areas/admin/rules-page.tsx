import { Alert, Select, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { settingsQuery } from '../../features/settings/api.ts';
import { RulesForm } from '../../features/settings/components/rules-form.tsx';
import { Loaded } from '../../platform/loaded.tsx';
import { useSession } from '../../platform/session/session.ts';

const ORGANIZATION = 'organization';

/** The rules of the organization, or where one club has its own. */
export function RulesPage() {
  const { t } = useTranslation();
  const { me, club, can } = useSession();
  const [level, setLevel] = useState(
    can('tenancy.change_organization') ? ORGANIZATION : (club?.id ?? ORGANIZATION),
  );
  const club_id = level === ORGANIZATION ? null : level;
  const query = useQuery(settingsQuery(club_id));
  return (
    <Stack gap="lg">
      <Text c="dimmed">{t('settings.rules.description')}</Text>
      <Select
        maw={420}
        label={t('settings.rules.level')}
        data={[
          { value: ORGANIZATION, label: t('settings.rules.organization') },
          ...me.clubs.map(({ id, name }) => ({ value: id, label: name })),
        ]}
        value={level}
        onChange={(next) => next && setLevel(next)}
      />
      <Loaded query={query}>
        {(settings) => (
          <>
            {club_id === null && !settings.abilities.change && (
              <Alert variant="light">{t('settings.rules.readOnly')}</Alert>
            )}
            <RulesForm
              key={level}
              settings={settings}
              club_id={club_id}
              readOnly={!settings.abilities.change}
            />
          </>
        )}
      </Loaded>
    </Stack>
  );
}
