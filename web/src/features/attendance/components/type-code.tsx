import { Button, Select, Stack, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useTranslation } from 'react-i18next';
import type { ClassCode } from '../scanned.ts';

interface TypeCodeProps {
  /** The classes of today that somebody may arrive at: id and name. */
  sessions: readonly { value: string; label: string }[];
  found: (code: ClassCode) => void;
}

/** Twelve letters and digits, as they stand under the code of the class. */
export function TypeCode({ sessions, found }: TypeCodeProps) {
  const { t } = useTranslation();
  const form = useForm({
    mode: 'uncontrolled',
    initialValues: { session: sessions[0]?.value ?? '', code: '' },
    validate: { code: (code) => (code.trim() === '' ? t('scan.needed') : null) },
  });
  return (
    <form onSubmit={form.onSubmit(({ session, code }) => found({ session, code: code.trim() }))} noValidate>
      <Stack gap="sm">
        {sessions.length > 1 && (
          <Select
            label={t('scan.class')}
            data={[...sessions]}
            allowDeselect={false}
            key={form.key('session')}
            {...form.getInputProps('session')}
          />
        )}
        <TextInput
          label={t('scan.code')}
          description={t('scan.codeHint')}
          autoCapitalize="characters"
          autoComplete="off"
          spellCheck={false}
          maxLength={40}
          key={form.key('code')}
          {...form.getInputProps('code')}
        />
        <Button type="submit" variant="light" h={44}>
          {t('scan.send')}
        </Button>
      </Stack>
    </form>
  );
}
