import { Alert, Button, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useChange } from '../../../platform/client/use-change.ts';
import { ProblemError } from '../../../platform/errors/problem.ts';
import type { Formats } from '../../../platform/formats/formats.ts';
import { DialogFooter } from '../../../ui/dialog-footer.tsx';
import type { Return, ReturnEffect, ReturnPreview } from '../return-api.ts';
import { possibleIn, tellingOf } from '../returning.ts';
import { ClassBackLine } from './class-back.tsx';
import { Telling } from './telling.tsx';

interface ReturnClassesProps {
  preview: ReturnPreview;
  send: Return;
  formats: Formats;
  /** One class is not chosen from: it comes back or not. */
  single?: boolean;
  applyLabel: string;
  onDone: (effect: ReturnEffect) => void;
  onBack: () => void;
  /** Somebody changed a class meanwhile: the preview is asked for again. */
  onOutdated: () => Promise<unknown>;
}

/** Which classes take place again, with what that does; then it is done. */
export function ReturnClasses({
  preview,
  send,
  formats,
  single = false,
  applyLabel,
  onDone,
  onBack,
  onOutdated,
}: ReturnClassesProps) {
  const { t } = useTranslation();
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set());
  const [changed, setChanged] = useState(false);
  const chosen = possibleIn(preview).filter(({ session_id }) => !left.has(session_id));
  const { busy, run } = useChange(async (sending) => {
    try {
      const choices = chosen.map(({ session_id, version }) => ({ session_id, version }));
      onDone(await sending(send, choices));
    } catch (error) {
      if (!(error instanceof ProblemError && error.code === 'changes.outdated')) throw error;
      await onOutdated();
      setChanged(true);
    }
  });
  const choose = (id: string) => (wanted: boolean) =>
    setLeft(new Set(wanted ? [...left].filter((one) => one !== id) : [...left, id]));
  return (
    <Stack>
      {changed && <Alert color="yellow">{t('changes.changed')}</Alert>}
      <Stack gap="xs" component="ul" p={0} m={0} style={{ listStyle: 'none' }}>
        {preview.classes.map((back) => (
          <ClassBackLine
            key={back.session_id}
            back={back}
            chosen={chosen.includes(back)}
            onChoose={single ? undefined : choose(back.session_id)}
            formats={formats}
          />
        ))}
      </Stack>
      <Stack gap="xs" aria-live="polite">
        {!single && <Text fw={600}>{t('changes.back.count', { count: chosen.length })}</Text>}
        {chosen.length > 0 && <Telling {...tellingOf(preview, chosen)} when="ahead" />}
      </Stack>
      <DialogFooter>
        <Button variant="default" onClick={onBack}>
          {t('common.cancel')}
        </Button>
        <Button loading={busy} disabled={single && chosen.length === 0} onClick={() => run()}>
          {applyLabel}
        </Button>
      </DialogFooter>
    </Stack>
  );
}
