import { ActionIcon, Badge, Button, Group, Stack, Text } from '@mantine/core';
import { IconArrowBackUp } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { over } from '../../../platform/client/change.ts';
import { useChange } from '../../../platform/client/use-change.ts';
import { toastDone } from '../../../platform/toast.ts';
import { UnsavedGuard } from '../../../platform/unsaved-guard.tsx';
import { Section } from '../../../ui/section.tsx';
import { changeSettings, type Settings } from '../api.ts';
import { fieldOf } from '../definition.ts';
import { settingWords } from '../setting-words.ts';
import classes from './rules-form.module.css';
import { SettingInput } from './setting-input.tsx';
import { settingName } from './setting-name.ts';

interface RulesFormProps {
  settings: Settings;
  /** Null for the organization. */
  club_id: string | null;
  readOnly: boolean;
}

type Definition = Settings['definitions'][number];
/** New values, and `null` for those taken back to the level above. */
type Draft = ReadonlyMap<string, unknown>;

/** Every setting in its group, with where its value comes from. Changes are sent together. */
export function RulesForm({ settings, club_id, readOnly }: RulesFormProps) {
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
  const above = t(club_id ? 'settings.rules.inherited' : 'settings.rules.default');
  const { busy, run } = useChange(
    async (send) => {
      setErrors({});
      await send(over(changeSettings(club_id), base), Object.fromEntries(draft));
      setDraft(new Map());
      toastDone(t('settings.rules.saved'));
    },
    { form, say: settingWords(t, settings, { known: i18n.exists.bind(i18n), above }) },
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
        {groups.map((group) => (
          <Section key={group} title={groupName(group)}>
            {i18n.exists(`settings.notes.${group}`) && (
              <Text size="sm" c="dimmed">
                {t(`settings.notes.${group}` as 'settings.notes.make_ups')}
              </Text>
            )}
            {settings.definitions
              .filter((one) => one.group === group)
              .map((definition) => (
                <Line
                  key={definition.key}
                  {...{ definition, settings, club_id, draft, readOnly }}
                  error={errors[definition.key]}
                  onChange={(value) => set(definition.key, value)}
                />
              ))}
          </Section>
        ))}
      </Stack>
      <UnsavedGuard when={draft.size > 0 && !busy} />
      {draft.size > 0 && (
        <Group className={classes.bar} justify="space-between">
          <Text fw={600} role="status">
            {t('settings.rules.unsaved', { count: draft.size })}
          </Text>
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

interface LineProps extends RulesFormProps {
  definition: Definition;
  draft: Draft;
  error: string | undefined;
  onChange: (value: unknown) => void;
}

function Line({ definition, settings, club_id, draft, readOnly, error, onChange }: LineProps) {
  const { t, i18n } = useTranslation();
  const { key } = definition;
  const drafted = draft.get(key);
  const takenBack = draft.has(key) && drafted === null;
  const set = draft.has(key) ? !takenBack : key in settings.set_here;
  const value =
    draft.has(key) && !takenBack ? drafted : takenBack ? definition.default : settings.values[key];
  const name = settingName(t, i18n.exists.bind(i18n), key);
  const from = t(club_id ? 'settings.rules.inherited' : 'settings.rules.default');
  return (
    <div className={classes.line}>
      <div className={classes.name}>
        <Text fw={550} id={`setting-${key}`}>
          {name}
        </Text>
        {set ? (
          <Badge size="sm" variant="light" c="var(--mantine-color-text)">
            {t('settings.rules.setHere')}
          </Badge>
        ) : (
          <Text size="xs" c="dimmed">
            {from}
          </Text>
        )}
      </div>
      <div className={classes.input}>
        <SettingInput
          field={fieldOf(definition.schema)}
          labelId={`setting-${key}`}
          value={takenBack ? undefined : value}
          disabled={readOnly}
          error={error}
          onChange={onChange}
        />
      </div>
      <div className={classes.reset}>
        {set && !readOnly && (
          <ActionIcon
            color="gray"
            title={t('settings.rules.reset')}
            aria-label={t('settings.rules.resetLabel', { name })}
            onClick={() => onChange(null)}
          >
            <IconArrowBackUp size={20} aria-hidden />
          </ActionIcon>
        )}
      </div>
    </div>
  );
}
