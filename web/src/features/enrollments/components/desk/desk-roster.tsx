import { Stack, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useChange } from '../../../../platform/client/use-change.ts';
import { useNow } from '../../../../platform/formats/clock.ts';
import type { Formats } from '../../../../platform/formats/formats.ts';
import { Loaded } from '../../../../platform/loaded.tsx';
import { toastDone } from '../../../../platform/toast.ts';
import { type RosterEntry, rosterQuery } from '../../api.ts';
import { enrollByDesk } from '../../desk-api.ts';
import { dueAs } from '../../due.ts';
import { CancelDialog, ReorderDialog } from './desk-dialogs.tsx';
import { type DeskAction, DeskRosterLine } from './desk-roster-line.tsx';
import { PaymentDialog, UndoPaymentDialog } from './payment-dialogs.tsx';

interface DeskRosterProps {
  session_id: string;
  /** Whose class it is. */
  club_id: string;
  starts_at: string;
  formats: Formats;
  /** Notes somebody's arrival, or takes it back. */
  onArrival: (enrollment_id: string, arrived: boolean) => void;
}

/** Who is given a place from the list is let in whatever the rules say. */
const OVERLOOKED = ['level', 'age', 'overlap', 'privacy', 'waiver', 'certificate', 'arrears'] as const;

/** Who comes and who waits, with what the desk does about them: check-in, payment, cancellation. */
export function DeskRoster({ session_id, club_id, starts_at, formats, onArrival }: DeskRosterProps) {
  const { t } = useTranslation();
  const query = useQuery(rosterQuery(session_id));
  const now = useNow();
  const [asked, setAsked] = useState<{ entry: RosterEntry; action: DeskAction } | null>(null);
  const close = () => setAsked(null);
  const giving = useChange(async (send, { student_id, student_name: name }: RosterEntry) => {
    await send(enrollByDesk(session_id), { student_id, overrides: [...OVERLOOKED] });
    toastDone(t('roster.roster.placeGiven', { name }));
  });
  const lines = (entries: RosterEntry[]) => (
    <Stack component="ul" gap={0} m={0} p={0} style={{ listStyle: 'none' }}>
      {entries.map((entry) => (
        <DeskRosterLine
          key={entry.id}
          entry={entry}
          due={dueAs(starts_at, now)}
          formats={formats}
          onArrival={(arrived) => onArrival(entry.id, arrived)}
          onAction={(action) => (action === 'give' ? giving.run(entry) : setAsked({ entry, action }))}
        />
      ))}
    </Stack>
  );
  return (
    <Loaded query={query}>
      {(roster) => {
        const coming = roster.filter(({ status }) => status === 'enrolled' || status === 'no_show');
        const waiting = roster.filter(({ status }) => status === 'waitlisted');
        return (
          <Stack gap="md">
            <Heading text={t('roster.roster.title')} />
            {coming.length === 0 ? <Text c="dimmed">{t('roster.roster.empty')}</Text> : lines(coming)}
            {waiting.length > 0 && (
              <>
                <Heading text={t('roster.roster.waiting')} />
                {lines(waiting)}
              </>
            )}
            {asked?.action === 'pay' && (
              <PaymentDialog entry={{ ...asked.entry, club_id }} formats={formats} onClose={close} />
            )}
            {asked?.action === 'undo_pay' && (
              <UndoPaymentDialog entry={{ ...asked.entry, club_id }} formats={formats} onClose={close} />
            )}
            {asked?.action === 'reorder' && <ReorderDialog entry={asked.entry} onClose={close} />}
            {asked?.action === 'cancel' && <CancelDialog entry={asked.entry} onClose={close} />}
          </Stack>
        );
      }}
    </Loaded>
  );
}

function Heading({ text }: { text: string }) {
  return (
    <Title order={3} fz="md" mb={-8}>
      {text}
    </Title>
  );
}
