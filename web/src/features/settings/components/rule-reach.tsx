import { Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { type RulePlace, reachQuery, type Settings } from '../api.ts';

interface RuleReachProps {
  place: RulePlace;
  settings: Settings;
  /** The rules that are being changed. */
  keys: readonly string[];
}

/** Before rules are saved: which groups they would hold for, and what they mean for what there is already. */
export function RuleReach({ place, settings, keys }: RuleReachProps) {
  const { t, i18n } = useTranslation();
  const { data: reach } = useQuery(reachQuery(place, keys));
  const groups = settings.definitions.filter(({ key }) => keys.includes(key)).map(({ group }) => group);
  const notes = [...new Set(groups)].filter((group) => i18n.exists(`settings.existing.${group}`));
  return (
    <Text size="sm" c="dimmed" component="div">
      {reach && (
        <>
          {t('settings.reach.groups', { count: reach.groups })}{' '}
          {t('settings.reach.bookings', { count: reach.bookings })}{' '}
          {t('settings.reach.holders', { count: reach.holders })}{' '}
          {reach.unsigned > 0 && t('settings.reach.unsigned', { count: reach.unsigned })}{' '}
          {reach.own > 0 && t('settings.reach.own', { count: reach.own })}
        </>
      )}
      {notes.map((group) => (
        <div key={group}>{t(`settings.existing.${group}` as 'settings.existing.booking')}</div>
      ))}
    </Text>
  );
}
