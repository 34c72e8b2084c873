import { NumberInput, Select, SimpleGrid } from '@mantine/core';
import type { UseFormReturnType } from '@mantine/form';
import { useTranslation } from 'react-i18next';
import type { Formats } from '../../../platform/formats/formats.ts';
import { MoneyInput } from '../../../ui/money-input.tsx';
import type { PlanValues } from '../plan-values.ts';

interface PlanDepositProps {
  form: Pick<UseFormReturnType<PlanValues>, 'values' | 'getInputProps'>;
  currency: string;
  formats: Formats;
}

/** What whoever is given a place pays in advance: an amount, or a share of the price; when it counts, and what if it does not. */
export function PlanDeposit({ form, currency, formats }: PlanDepositProps) {
  const { t } = useTranslation();
  const { deposit, deposit_percent } = form.values;
  const isAsked = deposit !== null || deposit_percent !== '';
  return (
    <SimpleGrid cols={{ base: 1, xs: 2 }}>
      <MoneyInput
        label={t('fees.deposit')}
        description={t('fees.depositHint')}
        currency={currency}
        locale={formats.locale}
        {...form.getInputProps('deposit')}
      />
      {deposit === null && (
        <NumberInput
          label={t('fees.depositPercent')}
          description={t('fees.depositHint')}
          min={0}
          max={100}
          allowDecimal={false}
          {...form.getInputProps('deposit_percent')}
        />
      )}
      {isAsked && <DepositRules form={form} />}
    </SimpleGrid>
  );
}

function DepositRules({ form }: Pick<PlanDepositProps, 'form'>) {
  const { t } = useTranslation();
  return (
    <>
      <Select
        size="md"
        label={t('fees.depositCounts')}
        allowDeselect={false}
        data={(['first_period', 'last_period'] as const).map((value) => ({
          ...{ value, label: t(`fees.depositPeriods.${value}`) },
        }))}
        {...form.getInputProps('deposit_counts')}
      />
      <Select
        size="md"
        label={t('fees.depositLeaving')}
        allowDeselect={false}
        data={(['kept', 'returned'] as const).map((value) => ({
          ...{ value, label: t(`fees.depositWays.${value}`) },
        }))}
        {...form.getInputProps('deposit_leaving')}
      />
    </>
  );
}
