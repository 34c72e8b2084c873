import { Button, Card, Group, Stack, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { useChange } from '../../../../platform/client/use-change.ts';
import type { Formats } from '../../../../platform/formats/formats.ts';
import {
  acceptOffer,
  declineOffer,
  type PlaceRequest,
  requestsQuery,
  withdrawRequest,
} from '../../queue-api.ts';

interface MyRequestsProps {
  /** Whose requests: oneself and one's dependants, not what one manages. */
  own: readonly string[];
  formats: Formats;
  named: boolean;
}

/** Groups in which somebody waits for a fixed place of their own. */
export function MyRequests({ own, formats, named }: MyRequestsProps) {
  const { t } = useTranslation();
  const id = useId();
  const { data = [] } = useQuery(requestsQuery());
  const mine = data.filter((request) => own.includes(request.student_id));
  if (mine.length === 0) return null;
  return (
    <section aria-labelledby={id}>
      <Title order={2} fz="h3" mb="sm" id={id}>
        {t('bookings.queue.title')}
      </Title>
      <Stack component="ul" gap="sm" p={0} m={0} style={{ listStyle: 'none' }}>
        {mine.map((request) => (
          <Card component="li" key={request.id} padding="md">
            <Request {...{ request, formats, named }} />
          </Card>
        ))}
      </Stack>
    </section>
  );
}

function Request({ request, formats, named }: Omit<MyRequestsProps, 'own'> & { request: PlaceRequest }) {
  const { t } = useTranslation();
  const { id, schedule_name, student_name, position, offered_from, offered_until, abilities } = request;
  const accepting = useChange((send) => send(acceptOffer, id), { done: t('bookings.queue.accepted') });
  const declining = useChange((send) => send(declineOffer, id), { done: t('bookings.queue.declined') });
  const leaving = useChange((send) => send(withdrawRequest, id), { done: t('bookings.queue.left') });
  const labelled = (text: string) => `${text}: ${schedule_name}`;
  return (
    <Stack gap={4}>
      <Text fw={650}>
        {schedule_name}
        {named && ` · ${student_name}`}
      </Text>
      {offered_from && offered_until ? (
        <Text size="sm">
          {t('bookings.queue.offered', {
            from: formats.date(offered_from),
            until: formats.dateTime(offered_until),
          })}
        </Text>
      ) : (
        <Text size="sm" c="dimmed">
          {t('bookings.queue.position', { position })}
        </Text>
      )}
      <Group gap="xs" mt={4}>
        {abilities.answer && (
          <>
            <Button
              size="compact-sm"
              h={40}
              loading={accepting.busy}
              aria-label={labelled(t('bookings.queue.accept'))}
              onClick={() => accepting.run()}
            >
              {t('bookings.queue.accept')}
            </Button>
            <Button
              variant="default"
              size="compact-sm"
              h={40}
              loading={declining.busy}
              aria-label={labelled(t('bookings.queue.decline'))}
              onClick={() => declining.run()}
            >
              {t('bookings.queue.decline')}
            </Button>
          </>
        )}
        {!abilities.answer && abilities.withdraw && (
          <Button
            variant="default"
            size="compact-sm"
            h={40}
            loading={leaving.busy}
            aria-label={labelled(t('bookings.queue.leave'))}
            onClick={() => leaving.run()}
          >
            {t('bookings.queue.leave')}
          </Button>
        )}
      </Group>
    </Stack>
  );
}
