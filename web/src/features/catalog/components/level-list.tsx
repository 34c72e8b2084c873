import {
  ActionIcon,
  ColorInput,
  Group,
  NumberInput,
  SimpleGrid,
  Stack,
  Text,
  TextInput,
} from '@mantine/core';
import { useForm } from '@mantine/form';
import { IconEdit } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { over } from '../../../platform/client/change.ts';
import { useChange } from '../../../platform/client/use-change.ts';
import { useNumber } from '../../../platform/formats/use-number.ts';
import { toastDone } from '../../../platform/toast.ts';
import { ColorLabel } from '../../../ui/color-label.tsx';
import { Confirm } from '../../../ui/confirm.tsx';
import { Section } from '../../../ui/section.tsx';
import { type ClassLevel, changeLevel } from '../api.ts';
import { SWATCHES } from '../colors.ts';
import classes from './catalog.module.css';

const TOP = 7;

/** The levels, each with its span on the scale of 0 to 7. */
export function LevelList({ levels }: { levels: readonly ClassLevel[] }) {
  const { t } = useTranslation();
  const number = useNumber();
  const [editing, setEditing] = useState<ClassLevel | null>(null);
  return (
    <Section title={t('catalog.levels.title')} description={t('catalog.levels.text')}>
      <Stack component="ul" gap={0} m={0} p={0} style={{ listStyle: 'none' }}>
        {levels.map((level) => (
          <li key={level.id} className={classes.level}>
            <ColorLabel color={level.color}>{level.display_name}</ColorLabel>
            <span className={classes.scale} aria-hidden="true">
              <span
                style={{
                  insetInlineStart: `${(level.rating_min / TOP) * 100}%`,
                  width: `${((level.rating_max - level.rating_min) / TOP) * 100}%`,
                  background: level.color,
                }}
              />
            </span>
            <Text size="sm" className={classes.span}>
              {t('catalog.levels.spanText', { min: number(level.rating_min), max: number(level.rating_max) })}
            </Text>
            {level.abilities.change && (
              <ActionIcon
                aria-label={t('catalog.levels.edit', { name: level.display_name })}
                onClick={() => setEditing(level)}
              >
                <IconEdit size={20} aria-hidden />
              </ActionIcon>
            )}
          </li>
        ))}
      </Stack>
      {editing && <LevelDialog level={editing} onClose={() => setEditing(null)} />}
    </Section>
  );
}

function LevelDialog({ level, onClose }: { level: ClassLevel; onClose: () => void }) {
  const { t } = useTranslation();
  const { display_name, color, rating_min, rating_max } = level;
  const form = useForm({
    initialValues: { display_name, color, rating_min, rating_max },
    validate: {
      display_name: (name) => (name.trim() ? null : t('desk.invalid.required')),
      rating_max: (max, { rating_min: min }) =>
        max >= min ? null : t('desk.invalid.range', { min, max: TOP }),
    },
  });
  const [base] = useState(level);
  const { busy, run } = useChange(
    async (send, values: typeof form.values) => {
      await send(over(changeLevel, base), {
        id: level.id,
        ...values,
        display_name: values.display_name.trim(),
      });
      toastDone(t('catalog.levels.saved'));
      onClose();
    },
    { form },
  );
  const scale = { size: 'md', min: 0, max: TOP, step: 0.5, decimalScale: 2 } as const;
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
      <TextInput label={t('catalog.levels.name')} data-autofocus {...form.getInputProps('display_name')} />
      <SimpleGrid cols={2}>
        <NumberInput label={t('catalog.levels.from')} {...scale} {...form.getInputProps('rating_min')} />
        <NumberInput label={t('catalog.levels.to')} {...scale} {...form.getInputProps('rating_max')} />
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
    </Confirm>
  );
}
