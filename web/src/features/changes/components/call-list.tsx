import { Alert, Checkbox, Stack, Text } from '@mantine/core';
import { IconPhone } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useChange } from '../../../platform/client/use-change.ts';
import type { Formats } from '../../../platform/formats/formats.ts';
import { type ChangeDetail, type PersonToCall, tickOff } from '../api.ts';
import { stillToCall } from './change-words.ts';
import { Telephones } from './people-to-call.tsx';

/** Whom no message reached, with telephones, each ticked off once somebody has called. */
export function CallList({ change, formats }: { change: ChangeDetail; formats: Formats }) {
  const { t } = useTranslation();
  const left = stillToCall(change);
  return (
    <Alert
      color={left > 0 ? 'yellow' : 'teal'}
      icon={<IconPhone aria-hidden />}
      title={left > 0 ? t('changes.call.done', { count: left }) : t('changes.list.allCalled')}
    >
      <Stack component="ul" gap={8} p={0} m={0} style={{ listStyle: 'none' }}>
        {change.to_call.map((person) => (
          <Person key={person.student_id} changeId={change.id} person={person} formats={formats} />
        ))}
      </Stack>
    </Alert>
  );
}

interface PersonProps {
  changeId: string;
  person: PersonToCall;
  formats: Formats;
}

function Person({ changeId, person, formats }: PersonProps) {
  const { t } = useTranslation();
  const { student_id, student_name, called_at, called_by, about, knows_since } = person;
  const { run } = useChange((send, called: boolean) => send(tickOff(changeId), { student_id, called }), {
    overlapping: true,
  });
  return (
    <li>
      <Checkbox
        label={student_name}
        aria-label={t('changes.list.called', { name: student_name })}
        checked={called_at !== null}
        onChange={(event) => run(event.currentTarget.checked)}
      />
      <Text size="sm" pl={28} component="div">
        <Telephones person={person} />
        {about === 'undo' && (
          <Text size="sm">
            {knows_since === null
              ? t('changes.list.tellBack')
              : t('changes.list.tellBackKnowing', { at: formats.dateTime(knows_since) })}
          </Text>
        )}
        {called_by !== '' && called_at !== null && (
          <Text span size="sm" c="dimmed">
            {' '}
            · {t('changes.list.calledBy', { name: called_by, at: formats.dateTime(called_at) })}
          </Text>
        )}
      </Text>
    </li>
  );
}
