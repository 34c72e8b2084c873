import { Button, Group, Table, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { myClassesQuery } from '../../features/enrollments/api.ts';
import { useChange } from '../../platform/client/use-change.ts';
import { now } from '../../platform/formats/clock.ts';
import { Shown, type Store } from './shown.tsx';

/** Every member of the store with what it holds, and a booking made and given back by it. */
export function StoreMembers({ store }: { store: Store }) {
  const { asked: _, ...members } = store;
  return (
    <Shown name="useClassesStore" of={members}>
      {(all) => (
        <>
          <Table maw={560} mb="md">
            <Table.Tbody>
              {Object.entries(all).map(([name, value]) => (
                <Table.Tr key={name}>
                  <Table.Th>{name}</Table.Th>
                  <Table.Td>{inWords(value)}</Table.Td>
                </Table.Tr>
              ))}
            </Table.Tbody>
          </Table>
          <Booking store={store} />
        </>
      )}
    </Shown>
  );
}

function inWords(value: unknown): string {
  if (Array.isArray(value)) return `${value.length}`;
  if (typeof value === 'function') return 'function';
  return value === null ? 'null' : 'one';
}

function Booking({ store: { sessions, enrollInSession, cancelEnrollment } }: { store: Store }) {
  const { data: mine = [] } = useQuery(myClassesQuery('upcoming'));
  const booked = mine.find(({ can_cancel, status }) => can_cancel && status === 'enrolled');
  const free = sessions.find(
    ({ id, status, enrolled_count, max_participants, scheduled_datetime }) =>
      ['scheduled', 'confirmed'].includes(status) &&
      enrolled_count < max_participants &&
      Date.parse(scheduled_datetime) > now().getTime() &&
      mine.every(({ session_id }) => session_id !== id),
  );
  const enroll = useChange((_, id: string) => enrollInSession(id));
  const cancel = useChange((_, id: string) => cancelEnrollment(id));
  return (
    <Group>
      <Button disabled={!free} loading={enroll.busy} onClick={() => free && enroll.run(free.id)}>
        enrollInSession
      </Button>
      <Button
        variant="default"
        disabled={!booked}
        loading={cancel.busy}
        onClick={() => booked && cancel.run(booked.enrollment_id)}
      >
        cancelEnrollment
      </Button>
      <Text>{mine.filter(({ status }) => status === 'enrolled').length} enrolled</Text>
    </Group>
  );
}
