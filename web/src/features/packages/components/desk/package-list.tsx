import { ActionIcon, Badge, Button, Group, Text } from '@mantine/core';
import { IconEdit } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { over } from '../../../../platform/client/change.ts';
import { useChange } from '../../../../platform/client/use-change.ts';
import type { Formats } from '../../../../platform/formats/formats.ts';
import { AddList } from '../../../../ui/add-list.tsx';
import { type ClassPackage, changePackage } from '../../api.ts';
import { type Names, packageFacts } from '../../words.ts';
import { PackageDialog } from './package-dialog.tsx';
import type { ClubChoice } from './package-fields.tsx';
import classes from './package-list.module.css';

interface PackageListProps {
  packages: readonly ClassPackage[];
  canAdd: boolean;
  names: Names;
  /** Where this desk can sell a new one. */
  clubChoice: ClubChoice;
  formats: Formats;
}

/** Everything that the club sells, or has sold. */
export function PackageList({ packages, canAdd, names, clubChoice, formats }: PackageListProps) {
  const { t } = useTranslation();
  const [editing, setEditing] = useState<ClassPackage | 'new' | null>(null);
  return (
    <AddList
      title={t('catalog.packages.list')}
      description={t('catalog.packages.kept')}
      addLabel={canAdd ? t('catalog.packages.add') : null}
      onAdd={() => setEditing('new')}
      empty={t('catalog.packages.empty')}
      dialog={
        editing && (
          <PackageDialog
            one={editing === 'new' ? undefined : editing}
            {...{ types: names.types, clubChoice, formats }}
            onClose={() => setEditing(null)}
          />
        )
      }
    >
      {packages.map((one) => (
        <Line key={one.id} {...{ one, names, formats }} onEdit={() => setEditing(one)} />
      ))}
    </AddList>
  );
}

interface LineProps extends Pick<PackageListProps, 'names' | 'formats'> {
  one: ClassPackage;
  onEdit: () => void;
}

function Line({ one, names, formats, onEdit }: LineProps) {
  const { t } = useTranslation();
  const { name, price, currency, on_sale, sold_from, sold_until, abilities } = one;
  const dates = [
    sold_from && t('catalog.packages.soldFrom', { date: formats.date(sold_from) }),
    sold_until && t('catalog.packages.soldUntil', { date: formats.date(sold_until) }),
  ];
  return (
    <li className={classes.line}>
      <div>
        <Group gap={8}>
          <Text fw={650}>{name}</Text>
          <Text fw={650}>{formats.money(price, currency)}</Text>
          {!on_sale && <Badge variant="default">{t('catalog.packages.off')}</Badge>}
        </Group>
        <Text size="sm" c="dimmed" mt={2}>
          {[...packageFacts(t, one, names), ...dates].filter(Boolean).join(' · ')}
        </Text>
      </div>
      {abilities.change && (
        <Group gap={4} wrap="nowrap">
          <OnSale one={one} />
          <ActionIcon aria-label={t('catalog.packages.edit', { name })} onClick={onEdit}>
            <IconEdit size={20} aria-hidden />
          </ActionIcon>
        </Group>
      )}
    </li>
  );
}

/** Takes it off sale, and back. */
function OnSale({ one }: { one: ClassPackage }) {
  const { t } = useTranslation();
  const { id, name, is_active } = one;
  const { busy, run } = useChange((send) => send(over(changePackage, one), { id, is_active: !is_active }), {
    done: t(is_active ? 'catalog.packages.stopped' : 'catalog.packages.resumed'),
  });
  return (
    <Button
      variant="default"
      size="compact-sm"
      h={40}
      loading={busy}
      aria-label={t(is_active ? 'catalog.packages.stopOf' : 'catalog.packages.resumeOf', { name })}
      onClick={() => run()}
    >
      {t(is_active ? 'catalog.packages.stop' : 'catalog.packages.resume')}
    </Button>
  );
}
