import { Badge, Button, Card, Group, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useChange } from '../../../platform/client/use-change.ts';
import type { Formats } from '../../../platform/formats/formats.ts';
import { requestsQuery, type SubstituteRequest, withdraw } from '../api.ts';

/** Who was asked to give a class and what they said; nothing where nobody was. */
export function SubstituteRequests({ session_id, formats }: { session_id: string; formats: Formats }) {
  const { data = [] } = useQuery(requestsQuery(session_id));
  if (data.length === 0) return null;
  return (
    <Stack component="ul" gap="xs" p={0} m={0} style={{ listStyle: 'none' }}>
      {data.map((request) => (
        <Asked key={request.id} request={request} formats={formats} />
      ))}
    </Stack>
  );
}

const COLORS: Partial<Record<SubstituteRequest['state'], string>> = {
  open: 'court',
  accepted: 'teal',
  declined: 'red',
};

function Asked({ request, formats }: { request: SubstituteRequest; formats: Formats }) {
  const { t } = useTranslation();
  const withdrawing = useChange((send) => send(withdraw, request.id), {
    done: t('substitutes.requests.withdrawn'),
  });
  const { state, words, asked_by, created_at, asks, abilities } = request;
  return (
    <Card component="li" padding="sm" withBorder>
      <Group justify="space-between" gap="xs">
        <Badge variant="light" color={COLORS[state] ?? 'gray'} c="var(--mantine-color-text)" tt="none">
          {t(`substitutes.states.${state}`)}
        </Badge>
        {abilities.withdraw && (
          <Button
            variant="subtle"
            size="compact-sm"
            loading={withdrawing.busy}
            onClick={() => withdrawing.run()}
          >
            {t('substitutes.requests.withdraw')}
          </Button>
        )}
      </Group>
      <Text size="sm" c="dimmed">
        {t('substitutes.requests.by', { name: asked_by, at: formats.dateTime(created_at) })}
      </Text>
      {words !== '' && (
        <Text size="sm" style={{ overflowWrap: 'anywhere' }}>
          {t('substitutes.quoted', { words })}
        </Text>
      )}
      <Stack component="ul" gap={2} p={0} m={0} mt={4} style={{ listStyle: 'none' }}>
        {asks.map((ask) => (
          <Text key={ask.instructor.id} component="li" size="sm" style={{ overflowWrap: 'anywhere' }}>
            {t(`substitutes.answers.${ask.answer ?? 'none'}`, { name: ask.instructor.display_name })}
            {ask.words !== '' && ` ${t('substitutes.quoted', { words: ask.words })}`}
          </Text>
        ))}
      </Stack>
    </Card>
  );
}
