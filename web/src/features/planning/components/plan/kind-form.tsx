import {
  Button,
  Checkbox,
  Group,
  NativeSelect,
  NumberInput,
  SimpleGrid,
  Stack,
  TextInput,
} from '@mantine/core';
import { useForm } from '@mantine/form';
import { useTranslation } from 'react-i18next';
import { randomId } from '../../../../platform/client/ids.ts';
import type { Formats } from '../../../../platform/formats/formats.ts';
import { DecimalInput } from '../../../../ui/decimal-input.tsx';
import { MoneyInput } from '../../../../ui/money-input.tsx';
import type { PlanKind } from '../../plans-api.ts';

export interface KindChoices {
  types: readonly { value: string; label: string }[];
  levels: readonly { value: string; label: string }[];
}

interface KindFormProps {
  /** None for a new one. */
  kind: PlanKind | null;
  choices: KindChoices;
  formats: Formats;
  onSave: (kind: PlanKind) => void;
}

const numbers = [
  ...(['min_level', 'max_level', 'min_age', 'max_age'] as const),
  ...(['min_participants', 'max_participants', 'duration_minutes'] as const),
];
type Numbers = (typeof numbers)[number];
type Typed = number | string;
type Values = Omit<PlanKind, 'id' | 'price' | Numbers> & Record<Numbers, Typed> & { price: number | null };

const usual = {
  ...{ min_level: '', max_level: '', min_age: '', max_age: '' },
  ...{ min_participants: 3, max_participants: 4, duration_minutes: 60 },
};

/** One kind of group; it is the plan's once the settings are saved. */
export function KindForm({ kind, choices, formats, onSave }: KindFormProps) {
  const { t } = useTranslation();
  const needed = (value: Typed) => (value === '' ? t('desk.invalid.required') : null);
  const notBelow = (value: Typed, first: Typed) =>
    value !== '' && first !== '' && Number(value) < Number(first) ? t('plans.kinds.order') : null;
  const typed = Object.fromEntries(
    numbers.map((name) => [name, kind ? (kind[name] ?? '') : usual[name]]),
  ) as Record<Numbers, Typed>;
  const form = useForm<Values>({
    initialValues: {
      ...typed,
      name: kind?.name ?? '',
      class_type_id: kind?.class_type_id ?? choices.types[0]?.value ?? '',
      level_id: kind?.level_id ?? choices.levels[0]?.value ?? '',
      price: kind?.price ?? null,
      takes_untested: kind?.takes_untested ?? false,
    },
    validate: {
      name: (name) => needed(name.trim()),
      min_level: needed,
      max_level: (value, { min_level }) => needed(value) ?? notBelow(value, min_level),
      max_age: (value, { min_age }) => notBelow(value, min_age),
      min_participants: needed,
      max_participants: (value, { min_participants }) => needed(value) ?? notBelow(value, min_participants),
      duration_minutes: needed,
      price: (price) => needed(price ?? ''),
    },
  });
  const save = ({ name, price, ...values }: Values) =>
    onSave({
      ...values,
      ...(Object.fromEntries(
        numbers.map((one) => [one, values[one] === '' ? null : Number(values[one])]),
      ) as Record<Numbers, number>),
      ...{
        id: kind?.id ?? randomId().replaceAll('-', '').slice(0, 12),
        name: name.trim(),
        price: price ?? 0,
      },
    });
  const level = { min: 0, max: 7, step: 0.25 };
  return (
    <form onSubmit={form.onSubmit(save)} noValidate>
      <Stack>
        <TextInput label={t('plans.kinds.name')} maxLength={100} {...form.getInputProps('name')} />
        <SimpleGrid cols={{ base: 1, xs: 2 }}>
          <NativeSelect
            label={t('plans.kinds.type')}
            data={[...choices.types]}
            {...form.getInputProps('class_type_id')}
          />
          <NativeSelect
            label={t('plans.kinds.level')}
            data={[...choices.levels]}
            {...form.getInputProps('level_id')}
          />
        </SimpleGrid>
        <SimpleGrid cols={2}>
          <DecimalInput label={t('plans.kinds.levelFrom')} {...level} {...form.getInputProps('min_level')} />
          <DecimalInput label={t('plans.kinds.levelTo')} {...level} {...form.getInputProps('max_level')} />
          <NumberInput
            label={t('plans.kinds.sizeFrom')}
            min={1}
            max={100}
            {...form.getInputProps('min_participants')}
          />
          <NumberInput
            label={t('plans.kinds.sizeTo')}
            min={1}
            max={100}
            {...form.getInputProps('max_participants')}
          />
          <NumberInput
            label={t('plans.kinds.ageFrom')}
            min={0}
            max={120}
            {...form.getInputProps('min_age')}
          />
          <NumberInput label={t('plans.kinds.ageTo')} min={0} max={120} {...form.getInputProps('max_age')} />
          <NumberInput
            label={t('plans.kinds.minutes')}
            min={15}
            max={240}
            step={15}
            {...form.getInputProps('duration_minutes')}
          />
          <MoneyInput
            label={t('plans.kinds.price')}
            currency={formats.currency}
            locale={formats.locale}
            {...form.getInputProps('price')}
          />
        </SimpleGrid>
        <Checkbox
          label={t('plans.kinds.untested')}
          {...form.getInputProps('takes_untested', { type: 'checkbox' })}
        />
        <Group justify="flex-end">
          <Button type="submit">{t('plans.kinds.save')}</Button>
        </Group>
      </Stack>
    </form>
  );
}
