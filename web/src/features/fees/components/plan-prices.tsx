import { ActionIcon, Button, Fieldset, Group, NumberInput, SimpleGrid } from '@mantine/core';
import type { UseFormReturnType } from '@mantine/form';
import { IconPlus, IconTrash } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { Formats } from '../../../platform/formats/formats.ts';
import { MoneyInput } from '../../../ui/money-input.tsx';
import { NO_PRICE, type PlanValues } from '../plan-values.ts';

interface PlanPricesProps {
  form: Pick<UseFormReturnType<PlanValues>, 'values' | 'getInputProps' | 'insertListItem' | 'removeListItem'>;
  currency: string;
  formats: Formats;
}

/** Prices by classes a week and size of the group; what is left empty is for any. */
export function PlanPrices({ form, currency, formats }: PlanPricesProps) {
  const { t } = useTranslation();
  const { prices } = form.values;
  const amount = { currency, locale: formats.locale };
  const number = { size: 'md', min: 1, allowDecimal: false, placeholder: t('fees.any') } as const;
  return (
    <>
      {prices.map((_, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: prices have no other name
        <Fieldset key={at} legend={t('fees.price', { number: at + 1 })} variant="unstyled">
          <SimpleGrid cols={2} spacing="xs">
            <NumberInput
              label={t('fees.aWeek')}
              max={14}
              {...number}
              {...form.getInputProps(`prices.${at}.classes_a_week`)}
            />
            <NumberInput
              label={t('fees.size')}
              max={1000}
              {...number}
              {...form.getInputProps(`prices.${at}.group_size`)}
            />
            <MoneyInput label={t('fees.amount')} {...amount} {...form.getInputProps(`prices.${at}.amount`)} />
            <Group gap={4} wrap="nowrap" align="end">
              <MoneyInput
                label={t('fees.memberAmount')}
                {...amount}
                {...form.getInputProps(`prices.${at}.member_amount`)}
              />
              {prices.length > 1 && (
                <ActionIcon
                  size={42}
                  color="gray"
                  aria-label={t('fees.removePrice', { number: at + 1 })}
                  onClick={() => form.removeListItem('prices', at)}
                >
                  <IconTrash size={18} aria-hidden />
                </ActionIcon>
              )}
            </Group>
          </SimpleGrid>
        </Fieldset>
      ))}
      <Button
        variant="default"
        leftSection={<IconPlus size={17} aria-hidden />}
        onClick={() => form.insertListItem('prices', NO_PRICE)}
      >
        {t('fees.addPrice')}
      </Button>
    </>
  );
}
