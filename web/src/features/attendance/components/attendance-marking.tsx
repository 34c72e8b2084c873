import { Alert, Badge, Button, Card, Group, Stack, Text } from '@mantine/core';
import { IconChecks, IconUsers } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { shownHere, useChange } from '../../../platform/client/use-change.ts';
import { errorMessage } from '../../../platform/errors/message.ts';
import type { Formats } from '../../../platform/formats/formats.ts';
import { UnsavedGuard } from '../../../platform/unsaved-guard.tsx';
import { NothingHere } from '../../../ui/nothing-here.tsx';
import { type Arrival, type Attendance, type Mark, markAttendance, noteArrival } from '../api.ts';
import { allPresent, change, type Draft, isUnsaved, linesOf, marksOf } from '../draft.ts';
import classes from './attendance-marking.module.css';
import { RosterLine, type StudentCard } from './roster-line.tsx';

interface AttendanceMarkingProps {
  session_id: string;
  attendance: readonly Attendance[];
  /** What else is known of the students, by enrolment. */
  cards: ReadonlyMap<string, StudentCard>;
  formats: Formats;
  readOnly: boolean;
}

/** The roster of a class: who has arrived, who was there, how they played. One save for all. */
export function AttendanceMarking({
  session_id,
  attendance,
  cards,
  formats,
  readOnly,
}: AttendanceMarkingProps) {
  const { t } = useTranslation();
  const [draft, setDraft] = useState<Draft>(new Map());
  const arrival = useChange((send, wish: Arrival) => send(noteArrival(session_id), wish), {
    overlapping: true,
  });
  const lines = linesOf(attendance, draft);
  const unsaved = isUnsaved(lines);
  const saving = useChange(
    async (send, marks: Mark[]) => {
      await send(markAttendance(session_id), marks);
      setDraft(new Map());
    },
    { done: t('attendance.saved'), failed: shownHere },
  );
  if (lines.length === 0) {
    return (
      <Card>
        <NothingHere
          icon={<IconUsers aria-hidden />}
          title={t('attendance.empty.title')}
          description={t('attendance.empty.description')}
        />
      </Card>
    );
  }
  return (
    <Stack gap="sm">
      <Group justify="space-between">
        <Count lines={lines} />
        {!readOnly && lines.some(({ present }) => present === null) && (
          <Button
            variant="light"
            size="sm"
            h={44}
            leftSection={<IconChecks size={18} aria-hidden />}
            onClick={() => setDraft(allPresent(lines, draft))}
          >
            {t('attendance.allPresent')}
          </Button>
        )}
      </Group>
      <ul className={classes.list}>
        {lines.map((line) => (
          <RosterLine
            key={line.row.enrollment_id}
            line={line}
            card={cards.get(line.row.enrollment_id)}
            formats={formats}
            readOnly={readOnly}
            onChange={(fields) => setDraft(change(draft, line.row.enrollment_id, fields))}
            onArrival={(arrived) => arrival.run({ enrollment_id: line.row.enrollment_id, arrived })}
          />
        ))}
      </ul>
      {unsaved && !readOnly && (
        <div className={classes.bar}>
          {saving.error !== null && (
            <Alert color="red" role="alert" mb="sm">
              {errorMessage(saving.error)}
            </Alert>
          )}
          <Group justify="space-between" wrap="nowrap">
            <Text size="sm" c="dimmed">
              {t('attendance.unsaved')}
            </Text>
            <Button
              h={52}
              px="lg"
              style={{ flexShrink: 0 }}
              loading={saving.busy}
              onClick={() => saving.run(marksOf(lines))}
            >
              {t('attendance.save')}
            </Button>
          </Group>
        </div>
      )}
      <UnsavedGuard when={draft.size > 0 && unsaved} />
    </Stack>
  );
}

function Count({ lines }: { lines: ReturnType<typeof linesOf> }) {
  const { t } = useTranslation();
  const present = lines.filter((line) => line.present).length;
  const absent = lines.filter((line) => line.present === false).length;
  return (
    <Group gap="xs" aria-live="polite">
      <Badge size="lg" variant="light" color={present > 0 ? 'teal' : 'gray'} c="var(--mantine-color-text)">
        {t('attendance.presentCount', { count: present, of: lines.length })}
      </Badge>
      {absent > 0 && (
        <Badge size="lg" variant="light" color="red" c="var(--mantine-color-text)">
          {t('attendance.absentCount', { count: absent })}
        </Badge>
      )}
    </Group>
  );
}
