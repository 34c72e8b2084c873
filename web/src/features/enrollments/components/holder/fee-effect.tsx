import { Text } from '@mantine/core';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import type { Formats } from '../../../../platform/formats/formats.ts';
import { periodWords } from '../../../../platform/words/charge-words.ts';
import { type DaysAsked, type FeeEffect, feeEffectQuery } from '../../holder-api.ts';

interface FeesAfterProps {
  place_id: string;
  asked: DaysAsked;
  formats: Formats;
}

/** What other days of a place do to what was charged for it already; nothing where that is nothing. */
export function FeesAfter({ place_id, asked, formats }: FeesAfterProps) {
  const { t } = useTranslation();
  const { data } = useQuery({ ...feeEffectQuery(place_id, asked), placeholderData: keepPreviousData });
  if (!data || (data.periods.length === 0 && !data.deposit)) return null;
  return (
    <div role="status">
      {data.deposit && (
        <Text size="sm">
          {t(`charges.effect.deposit.${data.deposit.becomes}`, {
            amount: formats.money(data.deposit.amount, data.deposit.currency),
          })}
        </Text>
      )}
      {data.periods.map((one) => (
        <div key={one.period_start}>
          <Text size="sm" fw={600}>
            {t('charges.effect.title', { period: periodWords(one, formats) })}
          </Text>
          <Text size="sm">{said(t, one, formats).join(' ')}</Text>
        </div>
      ))}
    </div>
  );
}

const KINDS = ['less', 'more', 'credit', 'money', 'kept'] as const;

function said(t: TFunction, one: FeeEffect['periods'][number], { money }: Formats): string[] {
  const sums = KINDS.filter((kind) => one[kind] > 0).map((kind) =>
    t(`charges.effect.${kind}`, { amount: money(one[kind], one.currency) }),
  );
  const no_more = t('charges.effect.moneyNot', { amount: money(-one.money, one.currency) });
  return one.money < 0 ? [...sums, no_more] : sums;
}
