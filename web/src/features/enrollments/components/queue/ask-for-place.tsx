import { Button, Group, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useChange } from '../../../../platform/client/use-change.ts';
import { codeMessage } from '../../../../platform/errors/message.ts';
import { toastDone } from '../../../../platform/toast.ts';
import { askForPlace, placeQueueQuery } from '../../queue-api.ts';

interface AskForPlaceProps {
  schedule_id: string;
  person: { id: string; display_name: string };
  /** Whether it says who would wait. */
  named: boolean;
}

/** Waits for a fixed place in the group of a class, where the club keeps a queue. */
export function AskForPlace({ schedule_id, person, named }: AskForPlaceProps) {
  const { t } = useTranslation();
  const { data: queue } = useQuery(placeQueueQuery(schedule_id, person.id));
  const asking = useChange(async (send) => {
    const { status, position } = await send(askForPlace, { schedule_id, student_id: person.id });
    toastDone(
      status === 'waiting'
        ? t('bookings.queue.waits', { position })
        : t(status === 'offered' ? 'bookings.queue.isOffered' : 'bookings.queue.accepted'),
    );
  });
  if (!queue?.offered) return null;
  const text = named ? t('bookings.queue.askFor', { name: person.display_name }) : t('bookings.queue.ask');
  return (
    <Group justify="space-between" gap="xs">
      <Text size="sm" c="dimmed" flex={1}>
        {queue.code
          ? codeMessage(queue.code, queue.message)
          : t('bookings.queue.hint', { count: queue.waiting })}
      </Text>
      {queue.code === null && (
        <Button variant="default" size="sm" loading={asking.busy} onClick={() => asking.run()}>
          {text}
        </Button>
      )}
    </Group>
  );
}
