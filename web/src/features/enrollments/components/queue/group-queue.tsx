import { ActionIcon, Button, Group, Menu, Stack, Text } from '@mantine/core';
import { IconArrowsSort, IconDots, IconTrash, IconUserCheck, IconUserPlus } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useChange } from '../../../../platform/client/use-change.ts';
import { codeMessage } from '../../../../platform/errors/message.ts';
import type { Formats } from '../../../../platform/formats/formats.ts';
import { Loaded } from '../../../../platform/loaded.tsx';
import { Section } from '../../../../ui/section.tsx';
import { giveRequested, type PlaceRequest, requestsQuery, withdrawRequest } from '../../queue-api.ts';
import type { ChoosePerson } from '../places/place-dialogs.tsx';
import { PutInQueue, ReorderRequest } from './queue-dialogs.tsx';

interface GroupQueueProps {
  schedule_id: string;
  canManage: boolean;
  formats: Formats;
  choosePerson: ChoosePerson;
}

/** Who waits for a fixed place in a group, in order, and why somebody would be passed over. */
export function GroupQueue({ schedule_id, canManage, formats, choosePerson }: GroupQueueProps) {
  const { t } = useTranslation();
  const query = useQuery(requestsQuery({ schedule_id }));
  const [adding, setAdding] = useState(false);
  const [moving, setMoving] = useState<PlaceRequest | null>(null);
  const add = canManage && (
    <Button
      variant="default"
      size="sm"
      leftSection={<IconUserPlus size={18} aria-hidden />}
      onClick={() => setAdding(true)}
    >
      {t('places.queue.add')}
    </Button>
  );
  return (
    <Section title={t('places.queue.title')} description={t('places.queue.description')} actions={add}>
      <Loaded query={query}>
        {(requests) =>
          requests.length === 0 ? (
            <Text size="sm" c="dimmed">
              {t('places.queue.empty')}
            </Text>
          ) : (
            <Stack gap="xs">
              {requests.map((request) => (
                <Waiting
                  key={request.id}
                  request={request}
                  formats={formats}
                  onMove={() => setMoving(request)}
                />
              ))}
            </Stack>
          )
        }
      </Loaded>
      {adding && (
        <PutInQueue schedule_id={schedule_id} choosePerson={choosePerson} onClose={() => setAdding(false)} />
      )}
      {moving && <ReorderRequest request={moving} onClose={() => setMoving(null)} />}
    </Section>
  );
}

interface WaitingProps {
  request: PlaceRequest;
  formats: Formats;
  onMove: () => void;
}

function Waiting({ request, formats, onMove }: WaitingProps) {
  const { position, student_name, passed_over, moved_reason, abilities } = request;
  return (
    <Group wrap="nowrap" gap="sm" align="flex-start">
      <Text fw={650} w={28} ta="right">
        {position}
      </Text>
      <div style={{ flex: 1, minWidth: 0 }}>
        <Text fw={600}>{student_name}</Text>
        <Text size="sm" c="dimmed">
          <State request={request} formats={formats} />
        </Text>
        {passed_over && (
          <Text size="sm" c="var(--app-on-orange, var(--mantine-color-text))">
            {codeMessage(passed_over, passed_over)}
          </Text>
        )}
        {moved_reason && (
          <Text size="sm" c="dimmed">
            {moved_reason}
          </Text>
        )}
      </div>
      {(abilities.give || abilities.withdraw) && <WaitingMenu request={request} onMove={onMove} />}
    </Group>
  );
}

function State({ request, formats }: Pick<WaitingProps, 'request' | 'formats'>) {
  const { t } = useTranslation();
  const { offered_from, offered_until, wants_from } = request;
  if (offered_from && offered_until)
    return t('places.queue.offered', {
      from: formats.date(offered_from),
      until: formats.dateTime(offered_until),
    });
  return t('places.queue.wants', { from: formats.date(wants_from) });
}

function WaitingMenu({ request, onMove }: Pick<WaitingProps, 'request' | 'onMove'>) {
  const { t } = useTranslation();
  const { id, student_name: name, abilities } = request;
  const giving = useChange((send) => send(giveRequested, id), { done: t('places.queue.given', { name }) });
  const removing = useChange((send) => send(withdrawRequest, id), {
    done: t('places.queue.removed', { name }),
  });
  return (
    <Menu position="bottom-end" width={230}>
      <Menu.Target>
        <ActionIcon
          color="gray"
          loading={giving.busy || removing.busy}
          aria-label={t('places.queue.actions', { name })}
        >
          <IconDots size={20} aria-hidden />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        {abilities.give && (
          <Menu.Item leftSection={<IconUserCheck size={17} aria-hidden />} onClick={() => giving.run()}>
            {t('places.queue.give')}
          </Menu.Item>
        )}
        {abilities.reorder && (
          <Menu.Item leftSection={<IconArrowsSort size={17} aria-hidden />} onClick={onMove}>
            {t('places.queue.reorder')}
          </Menu.Item>
        )}
        {abilities.withdraw && (
          <Menu.Item
            c="var(--mantine-color-error)"
            leftSection={<IconTrash size={17} aria-hidden />}
            onClick={() => removing.run()}
          >
            {t('places.queue.remove')}
          </Menu.Item>
        )}
      </Menu.Dropdown>
    </Menu>
  );
}
