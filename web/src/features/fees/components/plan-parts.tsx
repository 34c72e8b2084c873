import { ActionIcon, Button, Fieldset, Group, NumberInput, SimpleGrid, Text } from '@mantine/core';
import type { UseFormReturnType } from '@mantine/form';
import { IconPlus, IconTrash } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { PlanValues } from '../plan-values.ts';

interface PlanPartsProps {
  form: Pick<
    UseFormReturnType<PlanValues>,
    'values' | 'errors' | 'getInputProps' | 'insertListItem' | 'removeListItem' | 'setFieldValue'
  >;
}

/** In which parts a fee is paid, and when each is due; none: in one, on the day of the plan. */
export function PlanParts({ form }: PlanPartsProps) {
  const { t } = useTranslation();
  const { instalments, due_day } = form.values;
  const number = { size: 'md', min: 1, allowDecimal: false } as const;
  const begin = () =>
    form.setFieldValue('instalments', [
      { share: 60, due_day },
      { share: 40, due_day: Number(due_day) + 15 },
    ]);
  const remove = (at: number) =>
    instalments.length > 2 ? form.removeListItem('instalments', at) : form.setFieldValue('instalments', []);
  return (
    <>
      {instalments.map((_, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: parts have no other name
        <Fieldset key={at} legend={t('fees.part', { number: at + 1 })} variant="unstyled">
          <SimpleGrid cols={2} spacing="xs">
            <NumberInput
              label={t('fees.share')}
              max={99}
              suffix=" %"
              {...number}
              {...form.getInputProps(`instalments.${at}.share`)}
            />
            <Group gap={4} wrap="nowrap" align="end">
              <NumberInput
                label={t('fees.dueDay')}
                max={366}
                {...number}
                {...form.getInputProps(`instalments.${at}.due_day`)}
              />
              <ActionIcon
                size={42}
                color="gray"
                aria-label={t('fees.removePart', { number: at + 1 })}
                onClick={() => remove(at)}
              >
                <IconTrash size={18} aria-hidden />
              </ActionIcon>
            </Group>
          </SimpleGrid>
        </Fieldset>
      ))}
      {form.errors.instalments && (
        <Text size="sm" c="red" role="alert">
          {form.errors.instalments}
        </Text>
      )}
      <Button
        variant="default"
        leftSection={<IconPlus size={17} aria-hidden />}
        onClick={() =>
          instalments.length > 0 ? form.insertListItem('instalments', { share: '', due_day: '' }) : begin()
        }
      >
        {t(instalments.length > 0 ? 'fees.addPart' : 'fees.inParts')}
      </Button>
    </>
  );
}
