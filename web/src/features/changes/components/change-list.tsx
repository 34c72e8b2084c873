import { Badge, Card, Group, Stack, Text, UnstyledButton } from '@mantine/core';
import { IconHistory } from '@tabler/icons-react';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { Formats } from '../../../platform/formats/formats.ts';
import { Loaded } from '../../../platform/loaded.tsx';
import { More } from '../../../platform/more.tsx';
import { NothingHere } from '../../../ui/nothing-here.tsx';
import { changesQuery, type KeptChange } from '../api.ts';
import { countsOf, datesOf, stillToCall, titleOf } from './change-words.ts';

interface ChangeListProps {
  clubId: string;
  formats: Formats;
  onOpen: (id: string) => void;
}

/** What was done to classes, by whom and when, and whom to call still; the latest first. */
export function ChangeList({ clubId, formats, onOpen }: ChangeListProps) {
  const { t } = useTranslation();
  const query = useInfiniteQuery(changesQuery(clubId));
  return (
    <Stack>
      <Loaded query={query}>
        {({ pages }) => {
          const changes = pages.flatMap(({ results }) => results);
          if (changes.length === 0)
            return (
              <Card>
                <NothingHere
                  icon={<IconHistory aria-hidden />}
                  title={t('changes.list.none')}
                  description={t('changes.list.noneText')}
                />
              </Card>
            );
          return (
            <Stack component="ul" gap="xs" p={0} m={0} style={{ listStyle: 'none' }}>
              {changes.map((change) => (
                <Line key={change.id} change={change} formats={formats} onOpen={() => onOpen(change.id)} />
              ))}
            </Stack>
          );
        }}
      </Loaded>
      <More query={query} label={t('changes.list.more')} />
    </Stack>
  );
}

interface LineProps {
  change: KeptChange;
  formats: Formats;
  onOpen: () => void;
}

function Line({ change, formats, onOpen }: LineProps) {
  const { t } = useTranslation();
  const { created_by, created_at, undone_at } = change;
  return (
    <Card component="li" padding={0}>
      <UnstyledButton p="md" onClick={onOpen}>
        <Group justify="space-between" gap="xs" align="flex-start" wrap="wrap">
          <div>
            <Text fw={650} style={{ overflowWrap: 'anywhere' }}>
              {titleOf(change, t)}
            </Text>
            <Text size="sm">{datesOf(change, formats)}</Text>
            <Text size="sm" c="dimmed">
              {countsOf(change, t)}
            </Text>
            <Text size="sm" c="dimmed">
              {t('changes.list.by', { name: created_by, at: formats.dateTime(created_at) })}
            </Text>
          </div>
          <Group gap={6}>
            {stillToCall(change) > 0 && (
              <Mark color="yellow" label={t('changes.list.toCall', { count: stillToCall(change) })} />
            )}
            {undone_at !== null && <Mark color="gray" label={t('changes.list.undone')} />}
          </Group>
        </Group>
      </UnstyledButton>
    </Card>
  );
}

const Mark = ({ color, label }: { color: string; label: string }) => (
  <Badge variant="light" color={color} c="var(--mantine-color-text)" tt="none">
    {label}
  </Badge>
);
