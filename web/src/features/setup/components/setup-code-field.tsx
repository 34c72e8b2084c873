import { TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';

interface SetupCodeFieldProps {
  value: string;
  error: string | null;
  /** Typed to the end. */
  onLeave: () => void;
  onChange: (code: string) => void;
}

/** For whoever does not sit at the machine: the code that its console shows. */
export function SetupCodeField({ value, error, onLeave, onChange }: SetupCodeFieldProps) {
  const { t } = useTranslation();
  return (
    <TextInput
      label={t('setup.code.label')}
      description={t('setup.code.hint')}
      placeholder="XXXXX-XXXXX"
      autoComplete="off"
      autoCapitalize="characters"
      spellCheck={false}
      maxLength={40}
      value={value}
      error={error}
      onBlur={onLeave}
      onChange={({ currentTarget }) => onChange(currentTarget.value)}
    />
  );
}
