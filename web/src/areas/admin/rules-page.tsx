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
  const owns = me.user.is_staff || me.roles.some(({ role }) => role === 'owner');
  const [level, setLevel] = useState(owns ? ORGANIZATION : (club?.id ?? ORGANIZATION));
  const club_id = level === ORGANIZATION ? null : level;
  const query = useQuery(settingsQuery(club_id));
  const readOnly = !can('tenancy.change_settings') || (club_id === null && !owns);
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
      {club_id === null && !owns && <Alert variant="light">{t('settings.rules.readOnly')}</Alert>}
      <Loaded query={query}>
        {(settings) => <RulesForm key={level} settings={settings} club_id={club_id} readOnly={readOnly} />}
      </Loaded>
    </Stack>
  );
}
