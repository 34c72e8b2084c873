import { Badge, Button, Card, Group, Stack } from '@mantine/core';
import { IconChecks, IconUsers } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { Formats } from '../../../platform/formats/formats.ts';
import { UnsavedGuard } from '../../../platform/unsaved-guard.tsx';
import { NothingHere } from '../../../ui/nothing-here.tsx';
import type { Attendance } from '../api.ts';
import { allPresent, type Line } from '../draft.ts';
import { useRosterDraft } from '../use-roster-draft.ts';
import classes from './attendance-marking.module.css';
import { RosterLine, type StudentCard } from './roster-line.tsx';
import { SavingBar } from './saving-bar.tsx';

interface AttendanceMarkingProps {
  session_id: string;
  /** The name of the class. */
  name: string;
  attendance: readonly Attendance[];
  /** What else is known of the students, by enrolment. */
  cards: ReadonlyMap<string, StudentCard>;
  formats: Formats;
  readOnly: boolean;
}

/** The roster of a class: who has arrived, who was there, how they played. All of it saves itself. */
export function AttendanceMarking(props: AttendanceMarkingProps) {
  const { session_id, name, attendance, cards, formats, readOnly } = props;
  const { t } = useTranslation();
  const roster = useRosterDraft({ session_id, name, attendance });
  const { lines } = roster;
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
            onClick={() => roster.setAll(allPresent)}
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
            onSay={(said) => roster.set(line.row, said)}
          />
        ))}
      </ul>
      {!readOnly && <SavingBar {...roster} />}
      <UnsavedGuard when={roster.unsent > 0 && !roster.isKept} />
    </Stack>
  );
}

function Count({ lines }: { lines: readonly Line[] }) {
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
