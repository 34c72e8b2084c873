import { Alert } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { settingsQuery } from '../api.ts';
import { settingName } from './setting-name.ts';

/** The rules that a group has of its own and its copy will have too; nothing where it has none. */
export function RulesTaken({ of }: { of: string }) {
  const { t, i18n } = useTranslation();
  const { data } = useQuery(settingsQuery({ schedule_id: of }));
  const keys = Object.keys(data?.set_here ?? {});
  if (keys.length === 0) return null;
  const names = keys.map((key) => settingName(t, i18n.exists.bind(i18n), key));
  return (
    <Alert variant="light" title={t('settings.rules.taken', { count: keys.length })}>
      {names.join(' · ')}
    </Alert>
  );
}
