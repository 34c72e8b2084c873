import { List, Stack, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { ProblemError } from '../../../platform/errors/problem.ts';
import type { Formats } from '../../../platform/formats/formats.ts';
import { Confirm } from '../../../ui/confirm.tsx';
import { clashInWords } from './editor/series-moves.tsx';

interface OverlapsQuestionProps {
  /** The refusal, with the list; null while nothing is asked. */
  problem: ProblemError | null;
  busy: boolean;
  formats: Formats;
  onBack: () => void;
  onConfirm: () => void;
}

export const isAboutOverlaps = (error: unknown): boolean =>
  (error as { code?: string }).code === 'scheduling.students_busy';

const FIRST = 8;

/** Asks whether people whose class moves onto another of theirs are to be in both. */
export function OverlapsQuestion({ problem, busy, formats, onBack, onConfirm }: OverlapsQuestionProps) {
  const { t } = useTranslation();
  const clashes = problem?.clashes ?? [];
  const more = clashes.length - FIRST;
  return (
    <Confirm
      opened={problem !== null}
      onClose={onBack}
      title={t('scheduling.clashes.question', { count: Number(problem?.params.count ?? 0) })}
      confirmLabel={t('scheduling.clashes.confirm')}
      cancelLabel={t('common.back')}
      busy={busy}
      onConfirm={onConfirm}
    >
      <Stack gap="sm">
        <List size="sm">
          {clashes.slice(0, FIRST).map((one) => (
            <List.Item key={`${one.session_id} ${one.student_id} ${one.with.session_id}`}>
              {clashInWords(t, formats, one)}
            </List.Item>
          ))}
        </List>
        {more > 0 && <Text size="sm">{t('scheduling.preview.more', { count: more })}</Text>}
        <Text>{t('scheduling.clashes.text')}</Text>
      </Stack>
    </Confirm>
  );
}
