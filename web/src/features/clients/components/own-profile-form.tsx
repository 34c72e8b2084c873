import { Button, Group, Stack, Text, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { IconStars } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { over } from '../../../platform/client/change.ts';
import { useChange } from '../../../platform/client/use-change.ts';
import { taken, useFollowing } from '../../../platform/client/use-following.ts';
import { toastDone } from '../../../platform/toast.ts';
import { type Client, changeClient } from '../api.ts';
import classes from './own-profile-form.module.css';

const valuesOf = ({ display_name, phone, birth_date }: Client) => ({
  ...{ display_name, phone },
  birth_date: birth_date ?? '',
});

/** What the club knows of a student and the student may change; the level is their coaches' word. */
export function OwnProfileForm({ client }: { client: Client }) {
  const { t } = useTranslation();
  const form = useForm({
    initialValues: valuesOf(client),
    validate: {
      display_name: (name) => (name.trim() ? null : t('people.own.invalid.name')),
      phone: (phone) => (phone.length <= 50 ? null : t('people.own.invalid.phone')),
    },
  });
  const [base, setBase] = useFollowing(client, (now) => taken(form, valuesOf(now)));
  const { busy, run } = useChange(
    async (send, { display_name, phone, birth_date }: typeof form.values) => {
      const input = {
        display_name: display_name.trim(),
        phone: phone.trim(),
        birth_date: birth_date || null,
      };
      const saved = await send(over(changeClient(client.id), base), input);
      if (saved) setBase(saved);
      form.resetDirty();
      toastDone(t('common.saved'));
    },
    {
      form: {
        ...form,
        setValues: ({ birth_date, ...row }: Partial<Client>) =>
          form.setValues({ ...row, ...(birth_date !== undefined && { birth_date: birth_date ?? '' }) }),
      },
      rebased: (row) => setBase(row as Client),
    },
  );
  return (
    <form onSubmit={form.onSubmit(run)} noValidate>
      <Stack>
        <Level client={client} />
        <TextInput label={t('people.own.name')} autoComplete="name" {...form.getInputProps('display_name')} />
        <TextInput
          label={t('people.own.phone')}
          type="tel"
          inputMode="tel"
          autoComplete="tel"
          {...form.getInputProps('phone')}
        />
        <TextInput
          label={t('people.own.birthDate')}
          type="date"
          autoComplete="bday"
          {...form.getInputProps('birth_date')}
        />
        <Group justify="flex-end">
          <Button type="submit" loading={busy} disabled={!form.isDirty()}>
            {t('common.save')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}

function Level({ client: { level, is_club_member } }: { client: Client }) {
  const { t } = useTranslation();
  return (
    <div className={classes.level}>
      <IconStars size={28} stroke={1.5} aria-hidden />
      <div>
        <Text fw={650}>
          {level === null ? t('people.noLevel') : t('people.own.level', { level })}
          {is_club_member && ` · ${t('people.own.member')}`}
        </Text>
        <Text size="sm" c="dimmed">
          {level === null ? t('people.own.noLevel') : t('people.own.levelHint')}
        </Text>
      </div>
    </div>
  );
}
