import { Button, CloseButton, TextInput, VisuallyHidden } from '@mantine/core';
import { IconSearch, IconUserPlus } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { noteArrivalAnywhere } from '../../features/attendance/api.ts';
import { CardPeople } from '../../features/enrollments/components/desk/card-people.tsx';
import { daySheetQuery, type SheetClass } from '../../features/enrollments/desk-api.ts';
import { dueAs } from '../../features/enrollments/due.ts';
import type { Session } from '../../features/scheduling/api.ts';
import { DayBoard } from '../../features/scheduling/components/day-board.tsx';
import { takesPeople } from '../../features/scheduling/steps.ts';
import { useChange } from '../../platform/client/use-change.ts';
import { useNow } from '../../platform/formats/clock.ts';
import { hasWords } from '../../platform/words/words.ts';
import { Sheet } from '../../ui/sheet.tsx';
import { AddPeople } from './add-people.tsx';
import { useDesk } from './use-desk.ts';

interface TodayBoardProps {
  day: string;
  sessions: readonly Session[];
  /** The present, when the day on screen is today. */
  now: Date | null;
  onOpen: (session_id: string) => void;
}

/** The day's classes with who comes: somebody at the desk is found by name, and noted with one tap. */
export function TodayBoard({ day, sessions, now, onOpen }: TodayBoardProps) {
  const { t } = useTranslation();
  const { club, formats } = useDesk();
  const clock = useNow();
  const [wanted, setWanted] = useState('');
  const { data } = useQuery(daySheetQuery({ club_id: club.id, date: day }));
  const sheets = new Map(data?.classes.map((one) => [one.session_id, one]));
  const arrival = useChange(
    (send, { session_id, ...wish }: { session_id: string; enrollment_id: string; arrived: boolean }) =>
      send(noteArrivalAnywhere, { session_id, ...wish }),
    { overlapping: true },
  );
  const [adding, setAdding] = useState<Session | null>(null);
  const words = wanted.trim();
  const shown = sessions.filter((session) => isMeant(session, sheets.get(session.id), words));
  return (
    <>
      <TextInput
        maw={420}
        leftSection={<IconSearch size={18} aria-hidden />}
        aria-label={t('today.search')}
        placeholder={t('today.search')}
        value={wanted}
        onChange={({ currentTarget }) => setWanted(currentTarget.value)}
        rightSection={
          wanted !== '' && <CloseButton aria-label={t('desk.fields.clear')} onClick={() => setWanted('')} />
        }
      />
      {shown.length === 0 && <p role="status">{t('today.nobody')}</p>}
      <DayBoard
        sessions={shown}
        {...{ formats, now, onOpen }}
        people={(session) => {
          const { id } = session;
          const of = sheets.get(id);
          return (
            <>
              {of && (
                <CardPeople
                  {...{ of, formats }}
                  due={dueAs(session.scheduled_datetime, clock)}
                  wanted={words}
                  onArrival={(enrollment_id, arrived) =>
                    arrival.run({ session_id: id, enrollment_id, arrived })
                  }
                />
              )}
              <AddButton session={session} onAdd={() => setAdding(session)} />
            </>
          );
        }}
      />
      <AddSheet session={adding} onClose={() => setAdding(null)} />
    </>
  );
}

function AddButton({ session, onAdd }: { session: Session; onAdd: () => void }) {
  const { t } = useTranslation();
  const now = useNow();
  if (!takesPeople(session, now)) return null;
  const of = `add-to-${session.id}`;
  return (
    <div>
      <VisuallyHidden id={of}>{session.name}</VisuallyHidden>
      <Button
        variant="subtle"
        size="compact-md"
        mt={4}
        leftSection={<IconUserPlus size={16} aria-hidden />}
        aria-describedby={of}
        onClick={onAdd}
      >
        {t('today.add')}
      </Button>
    </div>
  );
}

/** Keeps the class while it slides away. */
function AddSheet({ session, onClose }: { session: Session | null; onClose: () => void }) {
  const { t } = useTranslation();
  const [shown, setShown] = useState(session);
  if (session && session !== shown) setShown(session);
  return (
    <Sheet
      opened={session !== null}
      onClose={onClose}
      title={t('today.addTo', { name: shown?.name ?? '' })}
      closeLabel={t('common.close')}
    >
      {shown && <AddPeople key={shown.id} session={shown} onAdded={onClose} />}
    </Sheet>
  );
}

/** By its own name, or by somebody in it or waiting for it. */
function isMeant(session: Session, sheet: SheetClass | undefined, words: string): boolean {
  if (words === '' || hasWords(session.name, words)) return true;
  return [...(sheet?.people ?? []), ...(sheet?.waiting ?? [])].some(({ name }) => hasWords(name, words));
}
