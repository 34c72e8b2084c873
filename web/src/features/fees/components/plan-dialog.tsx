import { NumberInput, Select, SimpleGrid, Text, TextInput } from '@mantine/core';
import { type UseFormReturnType, useForm } from '@mantine/form';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { over } from '../../../platform/client/change.ts';
import { useChange } from '../../../platform/client/use-change.ts';
import { DateField } from '../../../platform/fields/date-field.tsx';
import type { Formats } from '../../../platform/formats/formats.ts';
import { Confirm } from '../../../ui/confirm.tsx';
import { MoneyInput } from '../../../ui/money-input.tsx';
import { addPlan, changePlan, type FeePlan } from '../api.ts';
import { type PlanValues, sentChange, sentPlan, valuesOf } from '../plan-values.ts';
import { PlanDeposit } from './plan-deposit.tsx';
import { PlanExisting, sentExisting } from './plan-existing.tsx';
import { PlanParts } from './plan-parts.tsx';
import { PlanPrices } from './plan-prices.tsx';

interface PlanDialogProps {
  /** The plan being changed; none for a new one. */
  plan: FeePlan | undefined;
  club: { id: string; currency: string };
  /** From when a new one is charged unless told. */
  starts_on: string;
  formats: Formats;
  onClose: () => void;
}

const PERIODS = ['month', 'weeks', 'term', 'course'] as const;
const EACH = ['once', 'year', 'term', 'return'] as const;

/** A fee plan: a new one, or other prices for what is charged from now on. */
export function PlanDialog({ plan, club, starts_on, formats, onClose }: PlanDialogProps) {
  const { t } = useTranslation();
  const required = t('desk.invalid.required');
  const form = useForm<PlanValues>({
    initialValues: valuesOf(plan, starts_on),
    validate: {
      name: (name) => (name.trim() ? null : required),
      starts_on: (date) => (date === null ? required : null),
      existing_from: (date, { existing }) => (existing === 'follow' && date === null ? required : null),
      due_day: (day) => (day === '' ? required : null),
      prices: { amount: (amount) => (amount === null ? required : null) },
      instalments: {
        share: (share) => (share === '' ? required : null),
        due_day: (day) => (day === '' ? required : null),
      },
    },
  });
  const [base] = useState(plan);
  const { busy, run } = useChange(
    async (send, values: PlanValues) => {
      await (plan
        ? send(over(changePlan, base ?? plan), {
            id: plan.id,
            ...sentChange(values),
            ...sentExisting(plan, values),
          })
        : send(addPlan, sentPlan(values, { club_id: club.id, currency: club.currency })));
      onClose();
    },
    { form, done: t('fees.saved') },
  );
  return (
    <Confirm
      opened
      title={t(plan ? 'fees.editTitle' : 'fees.addTitle')}
      confirmLabel={t('common.save')}
      cancelLabel={t('common.cancel')}
      busy={busy}
      onClose={onClose}
      onConfirm={() => form.onSubmit((values) => run(values))()}
    >
      {plan && (
        <Text size="sm" c="dimmed">
          {t('fees.kept')}
        </Text>
      )}
      <TextInput label={t('fees.name')} data-autofocus maxLength={200} {...form.getInputProps('name')} />
      <PlanPeriod form={form} isNew={!plan} />
      <PlanPrices form={form} currency={plan?.currency ?? club.currency} formats={formats} />
      {plan && <PlanExisting plan={plan} form={form} formats={formats} />}
      <PlanParts form={form} />
      <SimpleGrid cols={{ base: 1, xs: 2 }}>
        <MoneyInput
          label={t('fees.enrolmentFee')}
          currency={plan?.currency ?? club.currency}
          locale={formats.locale}
          {...form.getInputProps('enrolment_fee')}
        />
        <Select
          size="md"
          label={t('fees.enrolmentEach')}
          allowDeselect={false}
          data={EACH.map((value) => ({ value, label: t(`fees.each.${value}`) }))}
          {...form.getInputProps('enrolment_fee_each')}
        />
      </SimpleGrid>
      <PlanDeposit form={form} currency={plan?.currency ?? club.currency} formats={formats} />
    </Confirm>
  );
}

interface PlanPeriodProps {
  form: Pick<UseFormReturnType<PlanValues>, 'values' | 'getInputProps'>;
  isNew: boolean;
}

/** How it counts, and from when: that stays as it was made. */
function PlanPeriod({ form, isNew }: PlanPeriodProps) {
  const { t } = useTranslation();
  const number = { size: 'md', allowDecimal: false } as const;
  return (
    <SimpleGrid cols={{ base: 1, xs: 2 }}>
      {isNew && (
        <Select
          size="md"
          label={t('fees.period')}
          allowDeselect={false}
          data={PERIODS.map((value) => ({ value, label: t(`fees.periods.${value}`) }))}
          {...form.getInputProps('period')}
        />
      )}
      {isNew && form.values.period === 'weeks' && (
        <NumberInput label={t('fees.weeks')} min={1} max={52} {...number} {...form.getInputProps('weeks')} />
      )}
      {isNew && (
        <Select
          size="md"
          label={t('fees.per')}
          allowDeselect={false}
          data={(['person', 'group'] as const).map((value) => ({ value, label: t(`fees.perWays.${value}`) }))}
          {...form.getInputProps('per')}
        />
      )}
      {isNew && <DateField label={t('fees.startsOn')} {...form.getInputProps('starts_on')} />}
      {!isNew && <DateField label={t('fees.endsOn')} clearable {...form.getInputProps('ends_on')} />}
      {form.values.instalments.length === 0 && (
        <NumberInput
          label={t('fees.dueDay')}
          description={t('fees.dueDayHint')}
          min={1}
          max={366}
          {...number}
          {...form.getInputProps('due_day')}
        />
      )}
    </SimpleGrid>
  );
}
