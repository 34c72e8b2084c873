import { Button, Group, Modal, Radio, Stack, Text } from '@mantine/core';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { createFormats } from '../formats/formats.ts';
import { readerLocale } from '../formats/use-formats.ts';
import { inWords, type Say } from './conflict-words.ts';
import type { EditConflict } from './edit.ts';

type Side = 'mine' | 'theirs';

export interface ConflictDialogProps {
  conflict: EditConflict;
  say: Say;
  /** With the values to save; with nothing when the person goes on editing. */
  onChoose: (chosen: Record<string, unknown> | undefined) => void;
}

/** Both versions of what two people have changed, to choose from field by field. Nothing typed is lost by leaving. */
export function ConflictDialog({ conflict, say, onChoose }: ConflictDialogProps) {
  const { t } = useTranslation();
  const [sides, setSides] = useState<Record<string, Side>>({});
  const sideOf = (field: string): Side => sides[field] ?? 'mine';
  const save = () =>
    onChoose(Object.fromEntries(conflict.fields.map((field) => [field, conflict[sideOf(field)][field]])));
  return (
    <Modal
      opened
      onClose={() => onChoose(undefined)}
      title={t('conflict.title')}
      closeButtonProps={{ 'aria-label': t('conflict.goOn') }}
    >
      <Stack>
        <Text>{t('conflict.text')}</Text>
        {conflict.fields.map((field) => (
          <FieldChoice
            key={field}
            field={field}
            conflict={conflict}
            say={say}
            value={sideOf(field)}
            onChange={(side) => setSides({ ...sides, [field]: side })}
          />
        ))}
        <Group justify="flex-end">
          <Button variant="default" onClick={() => onChoose(undefined)}>
            {t('conflict.goOn')}
          </Button>
          <Button onClick={save}>{t('conflict.save')}</Button>
        </Group>
      </Stack>
    </Modal>
  );
}

interface FieldChoiceProps {
  field: string;
  conflict: EditConflict;
  say: Say;
  value: Side;
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
    <Radio.Group label={label} value={value} onChange={(side) => onChange(side as Side)}>
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
