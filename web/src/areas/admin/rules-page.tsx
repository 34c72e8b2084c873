import { Select, Stack } from '@mantine/core';
import { useSuspenseQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { classTypesQuery } from '../../features/catalog/api.ts';
import { RulesOf } from '../../features/settings/components/rules-of.tsx';
import { useSession } from '../../platform/session/session.ts';

const route = getRouteApi('/app/admin/settings/');
const ORGANIZATION = 'organization';

/** The rules of the organization, or where a club or a type of class has its own. Those of a group stand with it. */
export function RulesPage() {
  const { t } = useTranslation();
  const { me, club, can } = useSession();
  const { type } = route.useSearch();
  const { data: types } = useSuspenseQuery(classTypesQuery);
  const own = can('tenancy.change_organization') ? ORGANIZATION : (club?.id ?? ORGANIZATION);
  const [level, setLevel] = useState(type ?? own);
  const isType = types.some(({ id }) => id === level);
  const at = level === ORGANIZATION ? {} : { club_id: level };
  const place = isType ? { class_type_id: level, ...(club && { club_id: club.id }) } : at;
  return (
    <Stack gap="lg">
      <Select
        maw={420}
        label={t('settings.rules.level')}
        data={[
          { value: ORGANIZATION, label: t('settings.rules.organization') },
          {
            group: t('settings.rules.clubs'),
            items: me.clubs.map(({ id, name }) => ({ value: id, label: name })),
          },
          {
            group: t('settings.rules.types'),
            items: types.map(({ id, name }) => ({ value: id, label: name })),
          },
        ]}
        value={level}
        onChange={(next) => next && setLevel(next)}
      />
      <RulesOf key={level} place={place} />
    </Stack>
  );
}
