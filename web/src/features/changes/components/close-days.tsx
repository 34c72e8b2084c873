import { Loader, Modal, Stack, Text } from '@mantine/core';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useChange } from '../../../platform/client/use-change.ts';
import { toastProblem } from '../../../platform/errors/form.ts';
import type { Formats } from '../../../platform/formats/formats.ts';
import { toastDone } from '../../../platform/toast.ts';
import { closureOf, type NewClosure } from '../api.ts';
import { useChangeSteps } from '../use-change-steps.ts';
import { ChangeDialog } from './change-dialog.tsx';
import type { Courts } from './move-fields.tsx';

type Day = Pick<NewClosure, 'name' | 'starts_on' | 'ends_on'>;

interface CloseDaysProps {
  clubId: string;
  days: readonly Day[];
  formats: Formats;
  courts: Courts;
  onClose: () => void;
}

/** Several closures one after the other, each a change of its own: days with classes are decided about, or left out. */
export function CloseDays({ clubId, days, formats, courts, onClose }: CloseDaysProps) {
  const { t } = useTranslation();
  const [at, setAt] = useState({ place: 0, closed: 0 });
  const day = days[at.place];
  const goOn = (closed: number) => {
    const next = { place: at.place + 1, closed: at.closed + closed };
    setAt(next);
    if (next.place < days.length) return;
    if (next.closed > 0) toastDone(t('club.holidays.done', { count: next.closed }));
    onClose();
  };
  if (!day) return null;
  return (
    <CloseDay
      key={at.place}
      {...{ clubId, day, formats, courts }}
      progress={t('club.holidays.progress', { place: at.place + 1, count: days.length })}
      onClosed={() => goOn(1)}
      onLeft={() => goOn(0)}
    />
  );
}

interface CloseDayProps extends Pick<CloseDaysProps, 'clubId' | 'formats' | 'courts'> {
  day: Day;
  progress: string;
  onClosed: () => void;
  /** Not closed, because somebody chose so or it was refused. */
  onLeft: () => void;
}

function CloseDay({ clubId, day, progress, formats, courts, onClosed, onLeft }: CloseDayProps) {
  const { t } = useTranslation();
  const steps = useChangeSteps(closureOf(clubId), onClosed);
  const { run } = useChange((send) => steps.look(send, day), {
    failed: (error) => {
      toastProblem(error);
      onLeft();
    },
  });
  const begun = useRef(false);
  useEffect(() => {
    if (!begun.current) run();
    begun.current = true;
  }, [run]);
  if (steps.dialog) {
    const { step } = steps.dialog;
    return (
      <ChangeDialog
        {...steps.dialog}
        title={`${day.name} · ${formats.day(day.starts_on)}`}
        {...{ formats, courts }}
        onBack={onLeft}
        onClose={step.at === 'done' ? onClosed : onLeft}
      />
    );
  }
  return (
    <Modal opened onClose={() => {}} title={t('club.holidays.title')} withCloseButton={false}>
      <Stack align="center" role="status">
        <Loader />
        <Text>{progress}</Text>
      </Stack>
    </Modal>
  );
}
