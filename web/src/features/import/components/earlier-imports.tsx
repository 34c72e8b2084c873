import { Button, Card, Group, Stack, Text } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Formats } from '../../../platform/formats/formats.ts';
import { Loaded } from '../../../platform/loaded.tsx';
import { More } from '../../../platform/more.tsx';
import { Section } from '../../../ui/section.tsx';
import { type Import, importsQuery } from '../api.ts';
import { UndoImport } from './undo-import.tsx';

/** Files that were imported, with the way back; nothing until there is one. */
export function EarlierImports({ formats }: { formats: Formats }) {
  const { t } = useTranslation();
  const query = useInfiniteQuery(importsQuery());
  const [undoing, setUndoing] = useState<string | null>(null);
  return (
    <>
      <Loaded query={query}>
        {({ pages }) => {
          const imports = pages.flatMap(({ results }) => results);
          if (imports.length === 0) return null;
          return (
            <Section title={t('importing.earlier.title')} description={t('importing.earlier.description')}>
              <Stack component="ul" gap="xs" p={0} m={0} style={{ listStyle: 'none' }}>
                {imports.map((one) => (
                  <Line key={one.id} {...{ one, formats }} onUndo={() => setUndoing(one.id)} />
                ))}
              </Stack>
              <More query={query} label={t('importing.earlier.more')} mt="md" />
            </Section>
          );
        }}
      </Loaded>
      <UndoImport id={undoing} onClose={() => setUndoing(null)} />
    </>
  );
}

interface LineProps {
  one: Import;
  formats: Formats;
  onUndo: () => void;
}

function Line({ one, formats, onUndo }: LineProps) {
  const { t } = useTranslation();
  const { file_name, kind, created_at, created_by, undone_at, row_count, made_count, changed_count } = one;
  const name = file_name || t(`importing.kinds.${kind}`);
  const by = created_by ?? t('importing.earlier.nobody');
  return (
    <Card component="li" withBorder padding="sm">
      <Group justify="space-between" gap="xs" wrap="wrap">
        <div style={{ flex: '1 1 220px' }}>
          <Text fw={600} style={{ overflowWrap: 'anywhere' }}>
            {name}
          </Text>
          <Text size="sm">
            {t(`importing.kinds.${kind}`)} · {t('importing.earlier.rows', { count: row_count })} ·{' '}
            {t('importing.earlier.counts', { made: made_count, changed: changed_count })}
          </Text>
          <Text size="sm" c="dimmed">
            {t('importing.earlier.by', { name: by, at: formats.dateTime(created_at) })}
            {undone_at !== null &&
              ` · ${t(one.abilities.undo ? 'importing.earlier.partly' : 'importing.earlier.undone', { at: formats.dateTime(undone_at) })}`}
          </Text>
        </div>
        {one.abilities.undo && (
          <Button variant="default" size="sm" onClick={onUndo} aria-label={t('importing.undo.of', { name })}>
            {t('importing.undo.button')}
          </Button>
        )}
      </Group>
    </Card>
  );
}
