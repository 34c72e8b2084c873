import { ColorInput, NumberInput, Select, SimpleGrid, Switch, Textarea, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { over } from '../../../platform/client/change.ts';
import { useChange } from '../../../platform/client/use-change.ts';
import { agesSent, agesShown } from '../../../platform/fields/ages.ts';
import type { Formats } from '../../../platform/formats/formats.ts';
import { toastDone } from '../../../platform/toast.ts';
import { Confirm } from '../../../ui/confirm.tsx';
import { MoneyInput } from '../../../ui/money-input.tsx';
import { addClassType, type ClassType, changeClassType } from '../api.ts';
import { SWATCHES } from '../colors.ts';

const KINDS = ['group', 'individual', 'clinic', 'intensive', 'workshop'] as const;

interface TypeDialogProps {
  /** The type being changed; none for a new one. */
  type: ClassType | undefined;
  formats: Formats;
  onSaved?: (type: ClassType) => void;
  onClose: () => void;
}

function valuesOf(type: ClassType | undefined) {
  return {
    name: type?.name ?? '',
    type: type?.type ?? ('group' as ClassType['type']),
    description: type?.description ?? '',
    min_participants: type?.min_participants ?? 3,
    max_participants: type?.max_participants ?? 4,
    base_price: (type?.base_price ?? 0) as number | null,
    price_per_participant: type?.price_per_participant ?? true,
    allow_drop_in: type?.allow_drop_in ?? true,
    allow_waitlist: type?.allow_waitlist ?? true,
    requires_package: type?.requires_package ?? false,
    min_age: (type?.min_age ?? '') as number | '',
    max_age: (type?.max_age ?? '') as number | '',
    color: type?.color ?? '#0e6d94',
    is_active: type?.is_active ?? true,
  };
}

export function TypeDialog({ type, formats, onSaved, onClose }: TypeDialogProps) {
  const { t } = useTranslation();
  const currency = type?.currency ?? formats.currency;
  const form = useForm({
    initialValues: valuesOf(type),
    validate: {
      name: (name) => (name.trim() ? null : t('desk.invalid.required')),
      max_participants: (max, { min_participants: min }) =>
        max >= min ? null : t('desk.invalid.range', { min, max: 1000 }),
      max_age: (max, { min_age: min }) =>
        max === '' || min === '' || max >= min ? null : t('desk.invalid.range', { min, max: 120 }),
    },
  });
  const [base] = useState(type);
  const { busy, run } = useChange(
    async (send, values: typeof form.values) => {
      const own = { name: values.name.trim(), base_price: values.base_price ?? 0 };
      const body = { ...values, ...agesSent(values), ...own };
      const saved = await (type
        ? send(over(changeClassType, base ?? type), { id: type.id, ...body })
        : send(addClassType, { ...body, currency }));
      toastDone(t('catalog.types.saved'));
      onSaved?.(saved);
      onClose();
    },
    {
      form: {
        ...form,
        setValues: (row: Partial<ClassType>) => form.setValues(agesShown(row)),
      },
      say: {
        value: (field, value) =>
          field === 'type' ? t(`catalog.kinds.${value as ClassType['type']}`) : undefined,
      },
    },
  );
  const check = (
    name: 'price_per_participant' | 'allow_drop_in' | 'allow_waitlist' | 'requires_package' | 'is_active',
  ) => form.getInputProps(name, { type: 'checkbox' });
  return (
    <Confirm
      opened
      title={t(type ? 'catalog.types.editTitle' : 'catalog.types.addTitle')}
      confirmLabel={t('common.save')}
      cancelLabel={t('common.cancel')}
      busy={busy}
      onClose={onClose}
      onConfirm={() => form.onSubmit((values) => run(values))()}
    >
      <TextInput label={t('catalog.types.name')} data-autofocus {...form.getInputProps('name')} />
      <SimpleGrid cols={2}>
        <Select
          label={t('catalog.types.kind')}
          data={KINDS.map((value) => ({ value, label: t(`catalog.kinds.${value}`) }))}
          {...form.getInputProps('type')}
        />
        <ColorInput
          size="md"
          label={t('catalog.types.color')}
          swatches={SWATCHES}
          withEyeDropper={false}
          {...form.getInputProps('color')}
        />
      </SimpleGrid>
      <SimpleGrid cols={3}>
        <NumberInput
          label={t('catalog.types.min')}
          min={1}
          max={1000}
          {...form.getInputProps('min_participants')}
        />
        <NumberInput
          label={t('catalog.types.max')}
          min={1}
          max={1000}
          {...form.getInputProps('max_participants')}
        />
        <MoneyInput
          label={t('catalog.types.price')}
          currency={currency}
          locale={formats.locale}
          {...form.getInputProps('base_price')}
        />
      </SimpleGrid>
      <SimpleGrid cols={2}>
        <NumberInput label={t('catalog.types.minAge')} min={0} max={120} {...form.getInputProps('min_age')} />
        <NumberInput label={t('catalog.types.maxAge')} min={0} max={120} {...form.getInputProps('max_age')} />
      </SimpleGrid>
      <Textarea
        size="md"
        label={t('catalog.types.description')}
        autosize
        minRows={2}
        {...form.getInputProps('description')}
      />
      <Switch
        size="md"
        label={t('catalog.types.perPerson')}
        description={t('catalog.types.perPersonHint')}
        {...check('price_per_participant')}
      />
      <Switch size="md" label={t('catalog.types.allowDropIn')} {...check('allow_drop_in')} />
      <Switch size="md" label={t('catalog.types.allowWaitlist')} {...check('allow_waitlist')} />
      <Switch size="md" label={t('catalog.types.requiresPackage')} {...check('requires_package')} />
      {type && <Switch size="md" label={t('catalog.types.active')} {...check('is_active')} />}
    </Confirm>
  );
}
