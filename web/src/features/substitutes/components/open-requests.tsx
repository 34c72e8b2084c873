import { Button, Card, Group, Stack, Text } from '@mantine/core';
import { IconArrowsExchange } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import type { Formats } from '../../../platform/formats/formats.ts';
import { openRequestsQuery, type SubstituteRequest } from '../api.ts';

interface OpenRequestsProps {
  clubId: string;
  formats: Formats;
  onOpenClass: (session_id: string) => void;
}

/** Classes that coaches were asked about and nobody has accepted; nothing is shown when there are none. */
export function OpenRequests({ clubId, formats, onOpenClass }: OpenRequestsProps) {
  const { t } = useTranslation();
  const id = useId();
  const { data = [] } = useQuery(openRequestsQuery(clubId));
  if (data.length === 0) return null;
  return (
    <Card component="section" aria-labelledby={id}>
      <Group gap="xs" mb="xs" wrap="nowrap">
        <IconArrowsExchange size={20} aria-hidden />
        <Text id={id} fw={650} component="h2" fz="md">
          {t('substitutes.open.title', { count: data.length })}
        </Text>
      </Group>
      <Stack component="ul" gap="xs" p={0} m={0} style={{ listStyle: 'none' }}>
        {data.map((request) => (
          <Line
            key={request.id}
            request={request}
            formats={formats}
            onOpen={() => onOpenClass(request.class.session_id)}
          />
        ))}
      </Stack>
    </Card>
  );
}

function Line({
  request: { class: one, asks },
  formats,
  onOpen,
}: {
  request: SubstituteRequest;
  formats: Formats;
  onOpen: () => void;
}) {
  const { t } = useTranslation();
  const when = `${formats.dayShort(one.local_date)}, ${one.local_time.slice(0, 5)}`;
  const silent = asks
    .filter(({ answer }) => answer === null)
    .map(({ instructor }) => instructor.display_name);
  return (
    <Group component="li" justify="space-between" gap="xs" wrap="wrap">
      <div>
        <Text fw={600}>{one.name}</Text>
        <Text size="sm">{when}</Text>
        <Text size="sm" c="dimmed">
          {t('substitutes.open.silent', { names: silent.join(', ') })}
        </Text>
      </div>
      <Button
        variant="default"
        size="sm"
        onClick={onOpen}
        aria-label={t('substitutes.open.openThis', { name: one.name, when })}
      >
        {t('substitutes.open.open')}
      </Button>
    </Group>
  );
}
