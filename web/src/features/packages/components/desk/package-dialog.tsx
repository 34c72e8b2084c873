import { NumberInput, SimpleGrid, Text, Textarea, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { over } from '../../../../platform/client/change.ts';
import { useChange } from '../../../../platform/client/use-change.ts';
import type { Formats } from '../../../../platform/formats/formats.ts';
import { toastDone } from '../../../../platform/toast.ts';
import { Confirm } from '../../../../ui/confirm.tsx';
import { MoneyInput } from '../../../../ui/money-input.tsx';
import { addPackage, type ClassPackage, changePackage } from '../../api.ts';
import { type PackageValues, sentPackage, valuesOf } from '../../form-values.ts';
import type { Named } from '../../words.ts';
import { type ClubChoice, PackageTerms, PackageUse } from './package-fields.tsx';

interface PackageDialogProps {
  /** The package being changed; none for a new one. */
  one: ClassPackage | undefined;
  types: readonly Named[];
  clubChoice: ClubChoice;
  formats: Formats;
  onClose: () => void;
}

/** A package on sale: a new one, or other terms for those that are sold from now on. */
export function PackageDialog({ one, types, clubChoice, formats, onClose }: PackageDialogProps) {
  const { t } = useTranslation();
  const currency = one?.currency ?? formats.currency;
  const [firstClub] = clubChoice.clubs;
  const form = useForm<PackageValues>({
    initialValues: valuesOf(one, clubChoice.everywhere ? null : (firstClub?.id ?? null)),
    validate: {
      name: (name) => (name.trim() ? null : t('desk.invalid.required')),
      price: (price) => (price === null ? t('desk.invalid.required') : null),
      num_classes: (count) => (count === '' ? t('desk.invalid.required') : null),
      validity_days: (days) => (days === '' ? t('desk.invalid.required') : null),
    },
  });
  const [base] = useState(one);
  const { busy, run } = useChange(
    async (send, values: PackageValues) => {
      const { club_id, ...body } = sentPackage(values);
      await (one
        ? send(over(changePackage, base ?? one), { id: one.id, ...body })
        : send(addPackage, { ...body, club_id, currency }));
      toastDone(t('catalog.packages.saved'));
      onClose();
    },
    { form },
  );
  return (
    <Confirm
      opened
      title={t(one ? 'catalog.packages.editTitle' : 'catalog.packages.addTitle')}
      confirmLabel={t('common.save')}
      cancelLabel={t('common.cancel')}
      busy={busy}
      onClose={onClose}
      onConfirm={() => form.onSubmit((values) => run(values))()}
    >
      {one && (
        <Text size="sm" c="dimmed">
          {t('catalog.packages.kept')}
        </Text>
      )}
      <TextInput label={t('catalog.packages.name')} data-autofocus {...form.getInputProps('name')} />
      <SimpleGrid cols={{ base: 2, xs: 3 }}>
        <MoneyInput
          label={t('catalog.packages.price')}
          currency={currency}
          locale={formats.locale}
          {...form.getInputProps('price')}
        />
        <NumberInput
          label={t('catalog.packages.numClasses')}
          min={1}
          max={1000}
          allowDecimal={false}
          {...form.getInputProps('num_classes')}
        />
        <NumberInput
          label={t('catalog.packages.validity')}
          min={1}
          max={3660}
          allowDecimal={false}
          {...form.getInputProps('validity_days')}
        />
      </SimpleGrid>
      <PackageUse form={form} types={types} clubChoice={clubChoice} isNew={!one} />
      <Textarea
        size="md"
        label={t('catalog.packages.text')}
        autosize
        minRows={2}
        {...form.getInputProps('description')}
      />
      <PackageTerms form={form} isNew={!one} />
    </Confirm>
  );
}
