import { Stack, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Formats } from '../../../../platform/formats/formats.ts';
import type { Preview } from '../../api.ts';
import { Block } from './preview-block.tsx';

interface TermsChangeProps {
  unsuited: Preview['unsuited'];
  prices: Preview['prices'];
  formats: Formats;
}

const FIRST = 8;

/** Whom a new level or new ages would keep out, and which bookings keep the old price. */
export function TermsChange({ unsuited, prices, formats }: TermsChangeProps) {
  const { t } = useTranslation();
  return (
    <>
      {unsuited.length > 0 && (
        <Block title={t('scheduling.terms.unsuited', { count: unsuited.length })}>
          <Stack gap={4}>
            {unsuited.slice(0, FIRST).map((one) => (
              <Text key={one.student_id} size="sm">
                {`${one.student_name} · ${t(`scheduling.terms.reasons.${one.reason}`)} · ${t(`scheduling.terms.${standing(one)}`)}`}
              </Text>
            ))}
            {unsuited.length > FIRST && (
              <Text size="sm">{t('scheduling.preview.more', { count: unsuited.length - FIRST })}</Text>
            )}
            <Text size="xs" c="dimmed">
              {t('scheduling.terms.keep')}
            </Text>
          </Stack>
        </Block>
      )}
      {prices && (
        <Block title={t('scheduling.terms.price')}>
          <Stack gap={4}>
            <Text size="sm">{t('scheduling.terms.fromNow', { price: formats.money(prices.to) })}</Text>
            {prices.until && (
              <Text size="sm">
                {t('scheduling.terms.booked', {
                  count: prices.bookings,
                  until: formats.dayShort(prices.until),
                })}
              </Text>
            )}
            {prices.own_price > 0 && (
              <Text size="sm">{t('scheduling.terms.own', { count: prices.own_price })}</Text>
            )}
          </Stack>
        </Block>
      )}
    </>
  );
}

const standing = ({ is_holder, enrolled }: Preview['unsuited'][number]) => {
  if (is_holder) return 'holder';
  return enrolled > 0 ? 'single' : 'waits';
};
