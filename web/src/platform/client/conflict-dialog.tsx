import { Button, Radio, Stack, Text } from '@mantine/core';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Dialog } from '../../ui/dialog.tsx';
import { DialogFooter } from '../../ui/dialog-footer.tsx';
import { createFormats } from '../formats/formats.ts';
import { readerLocale } from '../formats/use-formats.ts';
import { inWords, type Say } from './conflict-words.ts';
import type { EditConflict } from './edit.ts';
import { WhoSaved } from './who-saved.tsx';

type Side = 'mine' | 'theirs';
type Sides = Readonly<Record<string, Side | undefined>>;

export interface ConflictDialogProps {
  conflict: EditConflict;
  say: Say;
  /** With the values to save; with nothing when the person goes on editing. */
  onChoose: (chosen: Record<string, unknown> | undefined) => void;
}

/** Both versions of what two people have changed, to choose from field by field. Nothing typed is lost by leaving. */
export function ConflictDialog({ conflict, say, onChoose }: ConflictDialogProps) {
  const { t } = useTranslation();
  const [sides, setSides] = useState<Sides>({});
  const chosen = chosenOf(conflict, sides);
  return (
    <Dialog
      opened
      onClose={() => onChoose(undefined)}
      title={t('conflict.title')}
      closeLabel={t('conflict.goOn')}
    >
      <Stack>
        <Text>{t('conflict.text')}</Text>
        <WhoSaved row={conflict.row} />
        {conflict.fields.map((field) => (
          <FieldChoice
            key={field}
            field={field}
            conflict={conflict}
            say={say}
            value={sides[field]}
            onChange={(side) => setSides({ ...sides, [field]: side })}
          />
        ))}
        <DialogFooter>
          <Button variant="default" onClick={() => onChoose(undefined)}>
            {t('conflict.goOn')}
          </Button>
          <Button disabled={!chosen} onClick={() => onChoose(chosen)}>
            {t('conflict.save')}
          </Button>
        </DialogFooter>
      </Stack>
    </Dialog>
  );
}

/** Nothing is chosen beforehand: what is saved over is somebody's work. Undefined as long as a field is undecided. */
function chosenOf(conflict: EditConflict, sides: Sides): Record<string, unknown> | undefined {
  const all = conflict.fields.map((field) => [field, sides[field]] as const);
  if (all.some(([, side]) => side === undefined)) return undefined;
  return Object.fromEntries(all.map(([field, side]) => [field, conflict[side!][field]]));
}

interface FieldChoiceProps {
  field: string;
  conflict: EditConflict;
  say: Say;
  value: Side | undefined;
  onChange: (side: Side) => void;
}

function FieldChoice({ field, conflict, say, value, onChange }: FieldChoiceProps) {
  const { t, i18n } = useTranslation();
  const key = `conflict.fields.${field}`;
  const label = say.label?.(field) ?? (i18n.exists(key) ? t(key as 'conflict.fields.name') : field);
  const currency = currencyOf(conflict);
  const formats = useMemo(
    () =>
      createFormats({
        locale: readerLocale(i18n.language, ''),
        timezone: 'UTC',
        currency: currency ?? 'EUR',
      }),
    [i18n.language, currency],
  );
  const shown = (one: unknown): string =>
    say.value?.(field, one) ?? inWords({ t, formats, currency }, field, one);
  return (
    <Radio.Group label={label} value={value ?? null} onChange={(side) => onChange(side as Side)}>
      <Stack gap="xs" mt="xs">
        {(['mine', 'theirs'] as const).map((side) => (
          <Radio
            key={side}
            value={side}
            label={t(`conflict.${side}`, { value: shown(conflict[side][field]) })}
            styles={{ label: { overflowWrap: 'anywhere' } }}
          />
        ))}
      </Stack>
    </Radio.Group>
  );
}

function currencyOf({ row }: EditConflict): string | undefined {
  return typeof row.currency === 'string' ? row.currency : undefined;
}
