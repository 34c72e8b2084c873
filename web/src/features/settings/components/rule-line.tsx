import { ActionIcon, Badge, Text } from '@mantine/core';
import { IconArrowBackUp } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { Settings } from '../api.ts';
import { fieldOf } from '../definition.ts';
import type { Draft } from '../draft.ts';
import classes from './rules-form.module.css';
import { SettingInput } from './setting-input.tsx';
import { settingName } from './setting-name.ts';

interface RuleLineProps {
  definition: Settings['definitions'][number];
  settings: Settings;
  draft: Draft;
  readOnly: boolean;
  error: string | undefined;
  onChange: (value: unknown) => void;
}

/** One rule: its name, where its value comes from, and the way back to what the level above has. */
export function RuleLine({ definition, settings, draft, readOnly, error, onChange }: RuleLineProps) {
  const { t, i18n } = useTranslation();
  const { key } = definition;
  const drafted = draft.get(key);
  const takenBack = draft.has(key) && drafted === null;
  const set = draft.has(key) ? !takenBack : key in settings.set_here;
  const above = settings.inherited[key];
  const value = takenBack ? above?.value : draft.has(key) ? drafted : settings.values[key];
  const name = settingName(t, i18n.exists.bind(i18n), key);
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
            {t(`settings.rules.from.${above?.from ?? 'default'}`)}
          </Text>
        )}
      </div>
      <div className={classes.input}>
        <SettingInput
          field={fieldOf(definition.schema, settings.currency)}
          labelId={`setting-${key}`}
          value={value}
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
