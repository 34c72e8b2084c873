import { Button, Group, Modal, Radio, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { EditConflict } from './edit.ts';

type Side = 'mine' | 'theirs';

interface ConflictDialogProps {
  conflict: EditConflict;
  /** With the values to save; with nothing when the person goes on editing. */
  onChoose: (chosen: Record<string, unknown> | undefined) => void;
}

/** Both versions of what two people have changed, to choose from field by field. Nothing typed is lost by leaving. */
export function ConflictDialog({ conflict, onChoose }: ConflictDialogProps) {
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
  value: Side;
  onChange: (side: Side) => void;
}

function FieldChoice({ field, conflict, value, onChange }: FieldChoiceProps) {
  const { t, i18n } = useTranslation();
  const key = `conflict.fields.${field}`;
  const label = i18n.exists(key) ? t(key as 'conflict.fields.name') : field;
  const shown = (one: unknown): string => {
    if (typeof one === 'boolean') return t(one ? 'conflict.yes' : 'conflict.no');
    return one === null || one === undefined || one === '' ? t('conflict.empty') : String(one);
  };
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
