import { Button, Fieldset, PasswordInput, Select, SimpleGrid, Stack, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useChange } from '../../../platform/client/use-change.ts';
import { createClub, type NewClub } from '../api.ts';
import { clubLocales, currencies, timezones } from '../choices.ts';

interface CreateClubFormProps {
  /** What the console shows, where it is asked for. */
  setupCode: string | undefined;
  /** What was typed here before, and what is typed now. */
  draft: NewClub;
  onType: (draft: NewClub) => void;
  onBack: () => void;
  onCreated: (owner: { email: string; password: string }) => Promise<void>;
}

export function CreateClubForm({ setupCode, draft, onType, onBack, onCreated }: CreateClubFormProps) {
  const { t, i18n } = useTranslation();
  const needed = (value: string) => (value.trim() ? null : t('setup.invalid.required'));
  const form = useForm<NewClub>({
    initialValues: draft,
    onValuesChange: onType,
    validate: {
      name: needed,
      email: (value) => (/^\S+@\S+\.\S+$/.test(value.trim()) ? null : t('account.invalid.email')),
      password: (value) => (value.length >= 8 ? null : t('account.invalid.password')),
      organization_name: needed,
      club_name: needed,
      timezone: needed,
    },
  });
  const { busy, run } = useChange(
    async (_send, values: NewClub) => {
      await createClub({
        ...{ ...values, email: values.email.trim() },
        ...(setupCode !== undefined && { setup_code: setupCode }),
      });
      await onCreated({ email: values.email.trim(), password: values.password });
    },
    { form },
  );
  const zones = useMemo(timezones, []);
  const money = useMemo(() => currencies(i18n.language), [i18n.language]);

  return (
    <form onSubmit={form.onSubmit(run)} noValidate>
      <Stack gap="lg">
        <Fieldset legend={t('setup.you')} radius="lg">
          <Stack>
            <TextInput label={t('account.fields.name')} autoComplete="name" {...form.getInputProps('name')} />
            <TextInput
              label={t('account.fields.email')}
              type="email"
              autoComplete="username"
              {...form.getInputProps('email')}
            />
            <PasswordInput
              label={t('account.fields.password')}
              description={t('account.fields.passwordHint')}
              autoComplete="new-password"
              {...form.getInputProps('password')}
            />
          </Stack>
        </Fieldset>
        <Fieldset legend={t('setup.club')} radius="lg">
          <Stack>
            <TextInput
              label={t('setup.fields.organization')}
              description={t('setup.fields.organizationHint')}
              autoComplete="organization"
              {...form.getInputProps('organization_name')}
            />
            <TextInput
              label={t('setup.fields.club')}
              autoComplete="off"
              {...form.getInputProps('club_name')}
            />
            <Select
              label={t('setup.fields.timezone')}
              data={zones}
              searchable
              {...form.getInputProps('timezone')}
            />
            <SimpleGrid cols={{ base: 1, xs: 2 }}>
              <Select
                label={t('setup.fields.currency')}
                data={money}
                searchable
                {...form.getInputProps('currency')}
              />
              <Select
                label={t('setup.fields.locale')}
                data={clubLocales(t)}
                {...form.getInputProps('locale')}
              />
            </SimpleGrid>
          </Stack>
        </Fieldset>
        <Stack gap="xs">
          <Button type="submit" size="lg" loading={busy} fullWidth>
            {t('setup.submit')}
          </Button>
          <Button variant="subtle" onClick={onBack} fullWidth>
            {t('common.back')}
          </Button>
        </Stack>
      </Stack>
    </form>
  );
}
