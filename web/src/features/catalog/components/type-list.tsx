import { ActionIcon, Badge, Group, Text } from '@mantine/core';
import { IconEdit } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ages, type Formats } from '../../../platform/formats/formats.ts';
import { AddList } from '../../../ui/add-list.tsx';
import { ColorLabel } from '../../../ui/color-label.tsx';
import { ButtonLink } from '../../../ui/link.tsx';
import type { ClassType } from '../api.ts';
import classes from './catalog.module.css';
import { TypeDialog } from './type-dialog.tsx';

interface TypeListProps {
  types: readonly ClassType[];
  canAdd: boolean;
  formats: Formats;
}

export function TypeList({ types, canAdd, formats }: TypeListProps) {
  const { t } = useTranslation();
  const [editing, setEditing] = useState<ClassType | 'new' | null>(null);
  return (
    <AddList
      anchor="class-types"
      title={t('catalog.types.title')}
      description={t('catalog.types.text')}
      addLabel={canAdd ? t('catalog.types.add') : null}
      onAdd={() => setEditing('new')}
      empty={t('catalog.types.empty')}
      dialog={
        editing && (
          <TypeDialog
            type={editing === 'new' ? undefined : editing}
            formats={formats}
            onClose={() => setEditing(null)}
          />
        )
      }
    >
      {types.map((type) => (
        <TypeLine key={type.id} type={type} formats={formats} onEdit={() => setEditing(type)} />
      ))}
    </AddList>
  );
}

interface TypeLineProps {
  type: ClassType;
  formats: Formats;
  onEdit: () => void;
}

function TypeLine({ type, formats, onEdit }: TypeLineProps) {
  const { t } = useTranslation();
  const forAges = ages(t, type);
  const { name, color, min_participants: min, max_participants: max, base_price, currency, is_active } = type;
  return (
    <li className={classes.type}>
      <div>
        <Group gap={8}>
          <ColorLabel color={color}>{name}</ColorLabel>
          {!is_active && <Badge variant="default">{t('catalog.types.inactive')}</Badge>}
        </Group>
        <Text size="sm" c="dimmed" mt={4}>
          {t(`catalog.kinds.${type.type}`)} ·{' '}
          {max === 1 ? t('catalog.types.person') : t('catalog.types.people', { min, max })} ·{' '}
          {formats.money(base_price, currency)}
          {!type.price_per_participant &&
            ` ${t('catalog.types.wholeClass', { place: formats.money(type.place_price, currency) })}`}
          {forAges && ` · ${forAges}`}
        </Text>
      </div>
      <Group gap={4} wrap="nowrap">
        <ButtonLink
          to="/admin/settings"
          search={{ type: type.id }}
          variant="subtle"
          size="compact-sm"
          aria-label={t('catalog.types.rulesOf', { name })}
        >
          {t('catalog.types.rules')}
        </ButtonLink>
        {type.abilities.change && (
          <ActionIcon aria-label={t('catalog.types.edit', { name })} onClick={onEdit}>
            <IconEdit size={20} aria-hidden />
          </ActionIcon>
        )}
      </Group>
    </li>
  );
}
