import { Select, SimpleGrid, Stack, Switch, Textarea, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useTranslation } from 'react-i18next';
import { DateField } from '../../../../platform/fields/date-field.tsx';
import type { LocalDate } from '../../../../platform/formats/local-date.ts';
import { currentLanguage, LANGUAGES } from '../../../../platform/i18n/i18n.ts';
import { DecimalInput } from '../../../../ui/decimal-input.tsx';
import type { Client, NewClient } from '../../api.ts';

export interface ClientValues {
  display_name: string;
  email: string;
  phone: string;
  birth_date: LocalDate | null;
  level: number | '';
  is_club_member: boolean;
  certificate_until: LocalDate | null;
  locale: string;
  desk_notes: string;
  is_active: boolean;
}

export const valuesOf = (client: Client | undefined): ClientValues => ({
  display_name: client?.display_name ?? '',
  email: client?.email ?? '',
  phone: client?.phone ?? '',
  birth_date: client?.birth_date ?? null,
  level: client?.level ?? '',
  is_club_member: client?.is_club_member ?? false,
  certificate_until: client?.certificate_until ?? null,
  locale: client?.locale ?? currentLanguage(),
  desk_notes: client?.desk_notes ?? '',
  is_active: client?.is_active ?? true,
});

/** The form of a client; empty for a new one. */
export function useClientForm(client?: Client) {
  const { t } = useTranslation();
  return useForm<ClientValues>({
    initialValues: valuesOf(client),
    validate: {
      display_name: (name) => (name.trim() ? null : t('desk.invalid.required')),
      email: (email) =>
        email === '' || /^\S+@\S+\.\S+$/.test(email.trim()) ? null : t('desk.invalid.email'),
    },
  });
}

/** Fields of the API as the form has them. */
export function shownOf({ email, level, ...row }: Partial<Client>): Partial<ClientValues> {
  return {
    ...row,
    ...(email !== undefined && { email: email ?? '' }),
    ...(level !== undefined && { level: level ?? '' }),
  };
}

/** The API's form of the values. */
export function clientInput({ is_active: _active, ...values }: ClientValues): NewClient {
  return {
    ...values,
    display_name: values.display_name.trim(),
    email: values.email.trim() || null,
    phone: values.phone.trim(),
    level: values.level === '' ? null : values.level,
    locale: values.locale === 'en' ? 'en' : 'es',
  };
}

interface ClientFieldsProps {
  form: ReturnType<typeof useClientForm>;
  /** Whether the client exists: only then can it be put out of use. */
  existing?: boolean;
}

export function ClientFields({ form, existing = false }: ClientFieldsProps) {
  const { t } = useTranslation();
  const below = {
    inputWrapperOrder: ['label', 'input', 'description', 'error'] as (
      | 'label'
      | 'input'
      | 'description'
      | 'error'
    )[],
  };
  return (
    <Stack>
      <TextInput label={t('clients.form.name')} autoComplete="off" {...form.getInputProps('display_name')} />
      <SimpleGrid cols={{ base: 1, xs: 2 }}>
        <TextInput
          label={t('clients.form.email')}
          type="email"
          autoComplete="off"
          {...form.getInputProps('email')}
        />
        <TextInput
          label={t('clients.form.phone')}
          type="tel"
          autoComplete="off"
          {...form.getInputProps('phone')}
        />
        <DecimalInput
          label={t('clients.form.level')}
          description={t('clients.form.levelHint')}
          {...below}
          min={0}
          max={7}
          step={0.25}
          {...form.getInputProps('level')}
        />
        <DateField label={t('clients.form.birthDate')} clearable {...form.getInputProps('birth_date')} />
        <DateField
          label={t('clients.form.certificate')}
          description={t('clients.form.certificateHint')}
          clearable
          {...form.getInputProps('certificate_until')}
        />
        <Select
          label={t('clients.form.locale')}
          data={LANGUAGES.map((value) => ({ value, label: t(`common.language.${value}`) }))}
          {...form.getInputProps('locale')}
        />
      </SimpleGrid>
      <Switch
        size="md"
        label={t('clients.form.member')}
        description={t('clients.form.memberHint')}
        {...form.getInputProps('is_club_member', { type: 'checkbox' })}
      />
      <Textarea
        size="md"
        label={t('clients.form.notes')}
        description={t('clients.form.notesHint')}
        autosize
        minRows={2}
        {...form.getInputProps('desk_notes')}
      />
      {existing && (
        <Switch
          size="md"
          label={t('clients.form.active')}
          description={t('clients.form.activeHint')}
          {...form.getInputProps('is_active', { type: 'checkbox' })}
        />
      )}
    </Stack>
  );
}
