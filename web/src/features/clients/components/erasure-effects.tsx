import { Alert, List, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Formats } from '../../../platform/formats/formats.ts';
import type { ErasurePreview } from '../erasure-api.ts';

const ENDS = [
  'bookings',
  'waiting',
  'fixed_places',
  'place_requests',
  'package_classes',
  'make_ups',
  'mandates',
  'cards',
] as const;
const KEEPS = ['attended', 'payments', 'receipts', 'mandates'] as const;

/** What is in the way of erasing somebody, what would end, what would be kept and why. */
export function ErasureEffects({ preview, formats }: { preview: ErasurePreview; formats: Formats }) {
  const { t } = useTranslation();
  const { ends, keeps, in_the_way } = preview;
  const ending = ENDS.filter((kind) => ends[kind] > 0);
  const date = keeps.receipts_until ? formats.date(keeps.receipts_until) : '';
  return (
    <div>
      {in_the_way.length > 0 && (
        <Alert color="red" mb="md" title={t('people.data.inTheWay')}>
          <List size="sm">
            {in_the_way.map(({ code, count, names, amounts }) => (
              <List.Item key={code}>
                {t(`people.data.obstacles.${code}`, {
                  count,
                  names: names.join(', '),
                  amounts: amounts.map((one) => formats.money(one.amount, one.currency)).join(', '),
                })}
              </List.Item>
            ))}
          </List>
        </Alert>
      )}
      <Text fw={600}>{t('people.data.ends')}</Text>
      <List size="sm" mb="sm">
        {ending.map((kind) => (
          <List.Item key={kind}>{t(`people.data.end.${kind}`, { count: ends[kind] })}</List.Item>
        ))}
        {ends.account && <List.Item>{t('people.data.end.account')}</List.Item>}
        {ending.length === 0 && !ends.account && <List.Item>{t('people.data.nothingEnds')}</List.Item>}
      </List>
      {KEEPS.some((kind) => keeps[kind] > 0) && (
        <>
          <Text fw={600}>{t('people.data.keeps')}</Text>
          <List size="sm">
            {KEEPS.filter((kind) => keeps[kind] > 0).map((kind) => (
              <List.Item key={kind}>{t(`people.data.keep.${kind}`, { count: keeps[kind], date })}</List.Item>
            ))}
          </List>
        </>
      )}
    </div>
  );
}
