import { Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { createFormats } from '../formats/formats.ts';
import { readerLocale } from '../formats/use-formats.ts';
import { meQuery } from '../session/api.ts';
import { useChoice } from '../session/choice.ts';
import { clubOf } from '../session/me.ts';
import { api, bodyOf } from './client.ts';

/** Who has saved a row last, for those who may read the history. */
const lastSavedQuery = (id: string, isAllowed: boolean) => ({
  queryKey: ['audit', 'last', id],
  queryFn: async () =>
    (await bodyOf(api.GET('/api/audit/', { params: { query: { entity_id: id, limit: 1 } } })))!.results[0] ??
    null,
  enabled: isAllowed && id !== '',
  staleTime: 0,
});

/** Whose the other values are, and of when. */
export function WhoSaved({ row }: { row: Readonly<Record<string, unknown>> }) {
  const { t, i18n } = useTranslation();
  const { data: me } = useQuery(meQuery);
  const { club: chosen } = useChoice();
  const id = [row.id, row.client_id].find((one) => typeof one === 'string') ?? '';
  const { data } = useQuery(lastSavedQuery(id, me?.permissions.includes('tenancy.view_audit') ?? false));
  if (!me || !data?.user_name) return null;
  const { timezone = 'UTC', locale = '' } = clubOf(me, chosen) ?? {};
  const formats = createFormats({ locale: readerLocale(i18n.language, locale), timezone, currency: 'EUR' });
  return (
    <Text size="sm" c="dimmed">
      {t('conflict.by', { name: data.user_name, at: formats.dateTime(data.at) })}
    </Text>
  );
}
