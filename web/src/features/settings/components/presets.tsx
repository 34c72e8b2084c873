import { Button, Group, List, Text } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { over } from '../../../platform/client/change.ts';
import { useChange } from '../../../platform/client/use-change.ts';
import { toastWithUndo } from '../../../platform/toast-undo.tsx';
import { Confirm } from '../../../ui/confirm.tsx';
import { Section } from '../../../ui/section.tsx';
import { changeSettings, type RulePlace, type Settings, setHere } from '../api.ts';
import { settingWords } from '../setting-words.ts';
import { RuleReach } from './rule-reach.tsx';

interface PresetsProps {
  settings: Settings;
  place: RulePlace;
}

/** The ways in which most schools work: one is chosen, what changes is shown, and set with one click. */
export function Presets({ settings, place }: PresetsProps) {
  const { t } = useTranslation();
  const [chosen, setChosen] = useState<Settings['presets'][number] | null>(null);
  return (
    <Section title={t('settings.presets.title')}>
      <Text size="sm" c="dimmed">
        {t('settings.presets.about')}
      </Text>
      <Group gap="xs">
        {settings.presets.map((preset) => (
          <Button key={preset.name} variant="default" onClick={() => setChosen(preset)}>
            {t(`settings.presets.names.${preset.name}`)}
          </Button>
        ))}
      </Group>
      {chosen && <Preview preset={chosen} onClose={() => setChosen(null)} {...{ settings, place }} />}
    </Section>
  );
}

function Preview({
  preset,
  settings,
  place,
  onClose,
}: PresetsProps & { preset: Settings['presets'][number]; onClose: () => void }) {
  const { t, i18n } = useTranslation();
  const say = settingWords(t, settings, i18n.exists.bind(i18n));
  const keys = Object.keys(preset.values).filter((key) => settings.values[key] !== preset.values[key]);
  const changes = Object.fromEntries(keys.map((key) => [key, preset.values[key]]));
  const before = setHere(settings);
  const undoing = useChange(
    // Over what this has made of them: whatever somebody else has set since is theirs.
    (send, { after, values }: { after: object; values: Record<string, unknown> }) =>
      send(over(changeSettings(place), after), values),
    { done: t('settings.presets.undone'), say },
  );
  const { busy, run } = useChange(async (send) => {
    // As it is now: what is in force is another thing once this is sent.
    const values = Object.fromEntries(keys.map((key) => [key, before[key] ?? null]));
    const after = await send(over(changeSettings(place), settings), changes);
    const undo = { label: t('settings.presets.undo'), run: () => undoing.run({ after, values }) };
    toastWithUndo(t('settings.rules.saved'), undo);
    onClose();
  });
  const word = (key: string, value: unknown): string => {
    if (typeof value === 'boolean') return t(value ? 'settings.presets.yes' : 'settings.presets.no');
    return say.value?.(key, value) ?? String(value);
  };
  return (
    <Confirm
      opened
      title={t(`settings.presets.names.${preset.name}`)}
      confirmLabel={t('settings.presets.apply')}
      cancelLabel={t('common.cancel')}
      busy={busy}
      disabled={keys.length === 0}
      onClose={onClose}
      onConfirm={() => run()}
    >
      <Text>{t(`settings.presets.texts.${preset.name}`)}</Text>
      {keys.length === 0 ? (
        <Text c="dimmed">{t('settings.presets.nothing')}</Text>
      ) : (
        <>
          <List size="sm">
            {keys.map((key) => (
              <List.Item key={key}>
                {say.label?.(key)}: {word(key, settings.values[key])} → <b>{word(key, preset.values[key])}</b>
              </List.Item>
            ))}
          </List>
          <RuleReach place={place} settings={settings} keys={keys} />
        </>
      )}
    </Confirm>
  );
}
