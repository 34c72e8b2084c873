import { Badge, Button, Group, NativeSelect, Stack, Text, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { IconSearch } from '@tabler/icons-react';
import { useInfiniteQuery } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Formats } from '../../../../platform/formats/formats.ts';
import { Loaded } from '../../../../platform/loaded.tsx';
import { Section } from '../../../../ui/section.tsx';
import { type WishRow, type WishState, type WishWindow, wishesQuery } from '../../wishes-api.ts';
import { WishSummary } from '../wish-summary.tsx';
import { type ChoosePerson, NameLinks } from './name-links.tsx';

interface WishListProps {
  window: WishWindow;
  formats: Formats;
  choosePerson: (props: ChoosePerson) => ReactNode;
  onEdit: (student: WishRow['student']) => void;
}

const SHOWN = ['all', 'standing', 'none', 'withdrawn', 'unlinked'] as const;
type Shown = (typeof SHOWN)[number];

/** Whoever could wish: who holds a place in the term before first. */
export function WishList({ window, formats, choosePerson, onEdit }: WishListProps) {
  const { t } = useTranslation();
  const [shown, setShown] = useState<Shown>('all');
  const [q, setQ] = useState('');
  const [settled] = useDebouncedValue(q.trim(), 200);
  const state: WishState | null = shown === 'all' || shown === 'unlinked' ? null : shown;
  const query = useInfiniteQuery(
    wishesQuery(window.term.id, { state, unlinked: shown === 'unlinked', q: settled }),
  );
  return (
    <Section title={t('wishes.desk.answers')}>
      <Stack>
        <NativeSelect
          label={t('wishes.desk.show')}
          value={shown}
          onChange={({ currentTarget }) => setShown(currentTarget.value as Shown)}
          data={SHOWN.map((value) => ({ value, label: t(`wishes.desk.shown.${value}`) }))}
        />
        <TextInput
          type="search"
          label={t('wishes.desk.search')}
          leftSection={<IconSearch size={18} aria-hidden />}
          maxLength={100}
          value={q}
          onChange={({ currentTarget }) => setQ(currentTarget.value)}
        />
        <Loaded query={query}>
          {({ pages }) => {
            const rows = pages.flatMap(({ results }) => results);
            return rows.length === 0 ? (
              <Text c="dimmed">{t('wishes.desk.nobody')}</Text>
            ) : (
              <Stack component="ul" gap="md" p={0} m={0} style={{ listStyle: 'none' }}>
                {rows.map((row) => (
                  <OneRow key={row.student.id} {...{ row, formats, choosePerson, onEdit }} />
                ))}
              </Stack>
            );
          }}
        </Loaded>
        {query.hasNextPage && (
          <Button
            variant="default"
            loading={query.isFetchingNextPage}
            onClick={() => void query.fetchNextPage()}
          >
            {t('wishes.desk.more')}
          </Button>
        )}
      </Stack>
    </Section>
  );
}

interface OneRowProps extends Pick<WishListProps, 'formats' | 'choosePerson' | 'onEdit'> {
  row: WishRow;
}

const looks = {
  standing: { variant: 'default' },
  withdrawn: { variant: 'light', color: 'gray' },
  none: { variant: 'light', color: 'orange', c: 'var(--app-on-orange, var(--mantine-color-text))' },
} as const;

function OneRow({ row, formats, choosePerson, onEdit }: OneRowProps) {
  const { t } = useTranslation();
  const { student, wish } = row;
  const state = wish?.status ?? 'none';
  const text = t(wish ? 'wishes.desk.correct' : 'wishes.desk.enter');
  return (
    <Group component="li" justify="space-between" align="flex-start" gap="xs">
      <Stack gap={4} style={{ flex: '1 1 260px', minWidth: 0 }}>
        <Group gap={8}>
          <Text fw={600}>{student.display_name}</Text>
          <Badge {...looks[state]}>{t(`wishes.desk.state.${state}`)}</Badge>
          {row.held_place && (
            <Badge variant="outline" color="gray">
              {t('wishes.desk.held')}
            </Badge>
          )}
          {row.is_blocked && (
            <Badge variant="light" color="red" c="var(--app-on-red, var(--mantine-color-text))">
              {t('wishes.desk.blocked')}
            </Badge>
          )}
        </Group>
        {wish && (
          <>
            <WishSummary wish={wish} level={student.level} />
            <NameLinks wish={wish} choosePerson={choosePerson} />
            <Text size="xs" c="dimmed">
              {t(`wishes.desk.by.${wish.source}`)} · {formats.dateTime(wish.updated_at)}
            </Text>
          </>
        )}
      </Stack>
      <Button
        variant="default"
        size="compact-sm"
        h={40}
        aria-label={`${text}: ${student.display_name}`}
        onClick={() => onEdit(student)}
      >
        {text}
      </Button>
    </Group>
  );
}
