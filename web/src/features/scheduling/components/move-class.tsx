import { Alert, Stack, Text } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { over } from '../../../platform/client/change.ts';
import { useChange } from '../../../platform/client/use-change.ts';
import { toastProblem } from '../../../platform/errors/form.ts';
import { ProblemError } from '../../../platform/errors/problem.ts';
import type { Formats } from '../../../platform/formats/formats.ts';
import { toastWithUndo } from '../../../platform/toast-undo.tsx';
import { Confirm } from '../../../ui/confirm.tsx';
import { changeSession, type Session, type SessionChange } from '../api.ts';
import { changeBack } from '../moving.ts';
import { isAboutOverlaps, OverlapsQuestion } from './overlaps-question.tsx';

export interface ClassMove {
  session: Session;
  change: SessionChange;
  /** Where it was and where it goes, in words. */
  before: string;
  after: string;
  isFree: boolean;
}

interface MoveClassProps {
  move: ClassMove;
  formats: Formats;
  /** Who is in it, and hears of it. */
  people: ReactNode;
  onClose: () => void;
}

/** A class was let go somewhere else: what that changes and whom it concerns, before it is done. */
export function MoveClass({ move, formats, people, onClose }: MoveClassProps) {
  const { t } = useTranslation();
  const { session, change, before, after, isFree } = move;
  const [overlaps, setOverlaps] = useState<ProblemError | null>(null);
  const undoing = useChange(
    (send, moved: Session) => send(over(changeSession(session.id), moved), changeBack(session, change)),
    { done: t('scheduling.moveClass.undone') },
  );
  const { busy, run } = useChange(
    async (send, keep_overlaps: boolean) => {
      const wish = { ...change, ...(keep_overlaps && { keep_overlaps }) };
      const moved = await send(over(changeSession(session.id), session), wish);
      const undo = { label: t('scheduling.moveClass.undo'), run: () => moved && undoing.run(moved) };
      toastWithUndo(t('scheduling.session.saved'), undo);
      onClose();
    },
    {
      failed: (error) => {
        const asks = error instanceof ProblemError && isAboutOverlaps(error);
        setOverlaps(asks ? error : null);
        if (!asks) toastProblem(error);
      },
    },
  );
  return (
    <>
      <Confirm
        opened={overlaps === null}
        title={t('scheduling.moveClass.title', { name: session.name })}
        confirmLabel={t('scheduling.moveClass.confirm')}
        cancelLabel={t('common.back')}
        busy={busy}
        onClose={onClose}
        onConfirm={() => run(false)}
      >
        <Stack gap="xs">
          <Text c="dimmed" td="line-through">
            {before}
          </Text>
          <Text fw={600}>{after}</Text>
          {!isFree && (
            <Alert color="yellow" icon={<IconAlertTriangle aria-hidden />} role="alert">
              {t('scheduling.moveClass.taken')}
            </Alert>
          )}
          {people}
        </Stack>
      </Confirm>
      <OverlapsQuestion
        problem={overlaps}
        busy={busy}
        formats={formats}
        onBack={() => setOverlaps(null)}
        onConfirm={() => run(true)}
      />
    </>
  );
}
