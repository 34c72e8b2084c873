import { ActionIcon, Button, Stack, Text } from '@mantine/core';
import { IconEdit, IconPlus } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNumber } from '../../../platform/formats/use-number.ts';
import { ColorLabel } from '../../../ui/color-label.tsx';
import { Section } from '../../../ui/section.tsx';
import type { ClassLevel } from '../api.ts';
import classes from './catalog.module.css';
import { AddLevel, EditLevel } from './level-dialog.tsx';

const TOP = 7;

/** The levels, each with its span on the scale of 0 to 7. */
export function LevelList({ levels, canAdd }: { levels: readonly ClassLevel[]; canAdd: boolean }) {
  const { t } = useTranslation();
  const number = useNumber();
  const [editing, setEditing] = useState<ClassLevel | 'new' | null>(null);
  const last = Math.max(0, ...levels.map(({ order }) => order));
  return (
    <Section
      title={t('catalog.levels.title')}
      description={t('catalog.levels.text')}
      actions={
        canAdd && (
          <Button
            variant="light"
            size="sm"
            leftSection={<IconPlus size={17} aria-hidden />}
            onClick={() => setEditing('new')}
          >
            {t('catalog.levels.add')}
          </Button>
        )
      }
    >
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
      {editing === 'new' && <AddLevel order={last + 1} onClose={() => setEditing(null)} />}
      {editing && editing !== 'new' && <EditLevel level={editing} onClose={() => setEditing(null)} />}
    </Section>
  );
}
