import { Badge, Button, Card, Group, Stack, Text } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Formats } from '../../../platform/formats/formats.ts';
import { type UnsolvedClass, unsolvedQuery } from '../api.ts';

interface UnsolvedProps {
  clubId: string;
  formats: Formats;
  /** To one of them, where it is given to somebody, moved or called off. */
  onOpenClass: (session_id: string) => void;
}

const FIRST = 5;

/** Classes that cannot take place as they stand; nothing is shown when there are none. */
export function Unsolved({ clubId, formats, onOpenClass }: UnsolvedProps) {
  const { t } = useTranslation();
  const id = useId();
  const [all, setAll] = useState(false);
  const { data } = useQuery(unsolvedQuery(clubId));
  if (!data || data.total === 0) return null;
  const shown = all ? data.results : data.results.slice(0, FIRST);
  return (
    <Card component="section" aria-labelledby={id}>
      <Group gap="xs" mb="xs">
        <IconAlertTriangle size={20} aria-hidden color="var(--mantine-color-yellow-7)" />
        <Text id={id} fw={650} component="h2" fz="md">
          {t('changes.unsolved.title', { count: data.total })}
        </Text>
      </Group>
      <Stack component="ul" gap="xs" p={0} m={0} style={{ listStyle: 'none' }}>
        {shown.map((one) => (
          <Line key={one.session_id} one={one} formats={formats} onOpen={() => onOpenClass(one.session_id)} />
        ))}
      </Stack>
      {data.results.length > shown.length && (
        <Button mt="xs" variant="default" size="sm" onClick={() => setAll(true)}>
          {t('changes.more', { count: data.total - shown.length })}
        </Button>
      )}
    </Card>
  );
}

function Line({ one, formats, onOpen }: { one: UnsolvedClass; formats: Formats; onOpen: () => void }) {
  const { t } = useTranslation();
  const when = `${formats.dayShort(one.local_date)}, ${one.local_time.slice(0, 5)}`;
  const people = t('changes.class.enrolled', { count: one.enrolled_count });
  return (
    <Group component="li" justify="space-between" gap="xs" wrap="wrap">
      <div>
        <Text fw={600}>{one.name}</Text>
        <Text size="sm">{`${when} · ${people}`}</Text>
        <Group gap={6} mt={4}>
          {one.reasons.map((reason) => (
            <Badge key={reason} variant="light" color="yellow" c="var(--mantine-color-text)" tt="none">
              {t(`changes.unsolved.reasons.${reason}`, { name: one.instructor?.display_name ?? '' })}
            </Badge>
          ))}
        </Group>
      </div>
      <Button
        variant="default"
        size="sm"
        onClick={onOpen}
        aria-label={t('changes.unsolved.solveThis', { name: one.name, when })}
      >
        {t('changes.unsolved.solve')}
      </Button>
    </Group>
  );
}
