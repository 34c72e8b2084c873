import { List, SegmentedControl, Text } from '@mantine/core';
import type { UseFormReturnType } from '@mantine/form';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { DateField } from '../../../platform/fields/date-field.tsx';
import type { Formats } from '../../../platform/formats/formats.ts';
import { periodWords } from '../../../platform/words/charge-words.ts';
import { type FeePlan, pricesQuery } from '../api.ts';
import { type PlanValues, sentPrices } from '../plan-values.ts';

interface PlanExistingProps {
  plan: FeePlan;
  form: Pick<UseFormReturnType<PlanValues>, 'values' | 'getInputProps'>;
  formats: Formats;
}

const isNew = (plan: FeePlan, values: PlanValues): boolean =>
  JSON.stringify(sentPrices(values)) !== JSON.stringify(plan.prices.map(inOrder));

const inOrder = ({ classes_a_week, group_size, amount, member_amount }: FeePlan['prices'][number]) => ({
  ...{ classes_a_week, group_size, amount, member_amount },
});

/** From when on places that are there pay what was changed; nothing where they keep what was agreed. */
export const sentExisting = (plan: FeePlan, values: PlanValues): { existing_from?: string } =>
  isNew(plan, values) && values.existing === 'follow' && values.existing_from
    ? { existing_from: values.existing_from }
    : {};

/** Prices have changed: whether places that are there keep theirs, or pay the new ones from a day on, and who that is. */
export function PlanExisting({ plan, form, formats }: PlanExistingProps) {
  const { t } = useTranslation();
  const { existing, existing_from } = form.values;
  if (!isNew(plan, form.values)) return null;
  return (
    <>
      <SegmentedControl
        fullWidth
        aria-label={t('fees.existing')}
        data={(['keep', 'follow'] as const).map((value) => ({
          value,
          label: t(`fees.existingWays.${value}`),
        }))}
        {...form.getInputProps('existing')}
      />
      {existing === 'follow' && (
        <DateField label={t('fees.existingFrom')} {...form.getInputProps('existing_from')} />
      )}
      {existing === 'follow' && existing_from && (
        <WhoIsHit plan={plan} values={form.values} existing_from={existing_from} formats={formats} />
      )}
    </>
  );
}

const listed = 5;

interface WhoIsHitProps {
  plan: FeePlan;
  values: PlanValues;
  existing_from: string;
  formats: Formats;
}

function WhoIsHit({ plan, values, existing_from, formats }: WhoIsHitProps) {
  const { t } = useTranslation();
  const prices = sentPrices(values);
  const { data } = useQuery({
    ...pricesQuery(plan.id, { prices, existing_from }),
    placeholderData: keepPreviousData,
  });
  if (!data) return null;
  const money = (minor: number) => formats.money(minor, plan.currency);
  const sums = { before: money(data.before), after: money(data.after) };
  return (
    <div role="status">
      <Text size="sm">{t('fees.hit', { count: data.count, ...sums })}</Text>
      <List size="sm" c="dimmed">
        {data.places.slice(0, listed).map((one) => (
          <List.Item key={one.place_id}>
            {t('fees.hitOne', {
              ...{ name: one.student_name, group: one.schedule_name, period: periodWords(one, formats) },
              ...{ before: money(one.before), after: money(one.after) },
            })}
          </List.Item>
        ))}
      </List>
    </div>
  );
}
