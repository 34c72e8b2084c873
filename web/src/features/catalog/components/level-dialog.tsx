import { Button, ColorInput, Group, NumberInput, SimpleGrid, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { IconTrash } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { over } from '../../../platform/client/change.ts';
import { useChange } from '../../../platform/client/use-change.ts';
import { toastDone } from '../../../platform/toast.ts';
import { ColorLabel } from '../../../ui/color-label.tsx';
import { Confirm } from '../../../ui/confirm.tsx';
import { DecimalInput } from '../../../ui/decimal-input.tsx';
import { addLevel, type ClassLevel, changeLevel, removeLevel } from '../api.ts';
import { SWATCHES } from '../colors.ts';

const TOP = 7;

type Values = Pick<ClassLevel, 'display_name' | 'color' | 'rating_min' | 'rating_max' | 'order'>;

function useLevelForm(initialValues: Values) {
  const { t } = useTranslation();
  return useForm<Values>({
    initialValues,
    validate: {
      display_name: (name) => (name.trim() ? null : t('desk.invalid.required')),
      rating_max: (max, { rating_min: min }) =>
        max >= min ? null : t('desk.invalid.range', { min, max: TOP }),
    },
  });
}

const trimmed = (values: Values): Values => ({ ...values, display_name: values.display_name.trim() });

export function AddLevel({ order, onClose }: { order: number; onClose: () => void }) {
  const { t } = useTranslation();
  const form = useLevelForm({
    display_name: '',
    color: SWATCHES[0] ?? '#1971c2',
    rating_min: 0,
    rating_max: TOP,
    order,
  });
  const { busy, run } = useChange(
    async (send, values: Values) => {
      await send(addLevel, trimmed(values));
      toastDone(t('catalog.levels.saved'));
      onClose();
    },
    { form },
  );
  return (
    <Confirm
      opened
      title={t('catalog.levels.addTitle')}
      confirmLabel={t('desk.actions.add')}
      cancelLabel={t('common.cancel')}
      busy={busy}
      onClose={onClose}
      onConfirm={() => form.onSubmit((values) => run(values))()}
    >
      <LevelFields form={form} />
    </Confirm>
  );
}

export function EditLevel({ level, onClose }: { level: ClassLevel; onClose: () => void }) {
  const { t } = useTranslation();
  const { display_name, color, rating_min, rating_max, order } = level;
  const form = useLevelForm({ display_name, color, rating_min, rating_max, order });
  const [base] = useState(level);
  const { busy, run } = useChange(
    async (send, values: Values) => {
      await send(over(changeLevel, base), { id: level.id, ...trimmed(values) });
      toastDone(t('catalog.levels.saved'));
      onClose();
    },
    { form },
  );
  const removing = useChange(
    async (send) => {
      await send(removeLevel, level.id);
      onClose();
    },
    { done: t('catalog.levels.removed') },
  );
  return (
    <Confirm
      opened
      title={t('catalog.levels.editTitle')}
      confirmLabel={t('common.save')}
      cancelLabel={t('common.cancel')}
      busy={busy}
      onClose={onClose}
      onConfirm={() => form.onSubmit((values) => run(values))()}
    >
      <LevelFields form={form} />
      <Group>
        <Button
          variant="subtle"
          color="red"
          size="sm"
          leftSection={<IconTrash size={17} aria-hidden />}
          loading={removing.busy}
          onClick={() => removing.run()}
        >
          {t('catalog.levels.remove')}
        </Button>
      </Group>
    </Confirm>
  );
}

function LevelFields({ form }: { form: ReturnType<typeof useLevelForm> }) {
  const { t } = useTranslation();
  const scale = { min: 0, max: TOP, step: 0.5 } as const;
  return (
    <>
      <TextInput label={t('catalog.levels.name')} data-autofocus {...form.getInputProps('display_name')} />
      <SimpleGrid cols={2}>
        <DecimalInput label={t('catalog.levels.from')} {...scale} {...form.getInputProps('rating_min')} />
        <DecimalInput label={t('catalog.levels.to')} {...scale} {...form.getInputProps('rating_max')} />
        <NumberInput
          label={t('catalog.levels.order')}
          min={0}
          max={1000}
          allowDecimal={false}
          {...form.getInputProps('order')}
        />
      </SimpleGrid>
      <ColorInput
        size="md"
        label={t('catalog.levels.color')}
        swatches={SWATCHES}
        withEyeDropper={false}
        {...form.getInputProps('color')}
      />
      <Group>
        <ColorLabel color={form.values.color}>{form.values.display_name}</ColorLabel>
      </Group>
    </>
  );
}
