import { Button, Group, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { over } from '../../../platform/client/change.ts';
import { useChange } from '../../../platform/client/use-change.ts';
import { toastDone } from '../../../platform/toast.ts';
import { UnsavedGuard } from '../../../platform/unsaved-guard.tsx';
import { Section } from '../../../ui/section.tsx';
import { changeSettings, type RulePlace, type Settings } from '../api.ts';
import type { Draft } from '../draft.ts';
import { settingWords } from '../setting-words.ts';
import { Presets } from './presets.tsx';
import { RuleLine } from './rule-line.tsx';
import { RuleReach } from './rule-reach.tsx';
import classes from './rules-form.module.css';

/** Chosen where what they name is kept. */
const ELSEWHERE: readonly string[] = ['fee_plan'];

interface RulesFormProps {
  settings: Settings;
  place: RulePlace;
  readOnly: boolean;
}

/** Every setting in its group, with where its value comes from. Changes are sent together. */
export function RulesForm({ settings, place, readOnly }: RulesFormProps) {
  const { t, i18n } = useTranslation();
  const [draft, setDraft] = useState<Draft>(new Map());
  const [errors, setErrors] = useState<Record<string, string>>({});
  const groups = [...new Set(settings.definitions.map(({ group }) => group))];
  // What a live update shows meanwhile was not seen by who has begun to change it.
  const [base, setBase] = useState(settings);
  const set = (key: string, value: unknown) => {
    if (draft.size === 0) setBase(settings);
    setDraft(new Map(draft).set(key, value));
  };
  const form = {
    getValues: () => Object.fromEntries(settings.definitions.map(({ key }) => [key, null])),
    setErrors,
    setValues: (chosen: Record<string, unknown>) => setDraft(new Map([...draft, ...Object.entries(chosen)])),
  };
  const { busy, run } = useChange(
    async (send) => {
      setErrors({});
      await send(over(changeSettings(place), base), Object.fromEntries(draft));
      setDraft(new Map());
      toastDone(t('settings.rules.saved'));
    },
    { form, say: settingWords(t, settings, i18n.exists.bind(i18n)) },
  );
  const groupName = (group: string) =>
    i18n.exists(`settings.groups.${group}`)
      ? t(`settings.groups.${group}` as 'settings.groups.booking')
      : group;
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        run();
      }}
    >
      <Stack gap="lg">
        {settings.presets.length > 0 && !readOnly && draft.size === 0 && (
          <Presets settings={settings} place={place} />
        )}
        {groups.map((group) => (
          <Section key={group} title={groupName(group)}>
            {i18n.exists(`settings.notes.${group}`) && (
              <Text size="sm" c="dimmed">
                {t(`settings.notes.${group}` as 'settings.notes.make_ups')}
              </Text>
            )}
            {settings.definitions
              .filter((one) => one.group === group && !ELSEWHERE.includes(one.key))
              .map((definition) => (
                <RuleLine
                  key={definition.key}
                  {...{ definition, settings, draft, readOnly }}
                  error={errors[definition.key]}
                  onChange={(value) => set(definition.key, value)}
                />
              ))}
          </Section>
        ))}
      </Stack>
      <UnsavedGuard when={draft.size > 0 && !busy} />
      {draft.size > 0 && (
        <Group className={classes.bar} justify="space-between" align="end">
          <div className={classes.said}>
            <Text fw={600} role="status">
              {t('settings.rules.unsaved', { count: draft.size })}
            </Text>
            <RuleReach place={place} settings={settings} keys={[...draft.keys()]} />
          </div>
          <Group gap="xs">
            <Button variant="default" onClick={() => setDraft(new Map())}>
              {t('settings.rules.discard')}
            </Button>
            <Button type="submit" loading={busy}>
              {t('common.save')}
            </Button>
          </Group>
        </Group>
      )}
    </form>
  );
}
