import { Button, Group, Select, SimpleGrid, Stack, Switch, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Send } from '../../../platform/client/change.ts';
import { useChange } from '../../../platform/client/use-change.ts';
import { taken, useFollowing } from '../../../platform/client/use-following.ts';
import { LANGUAGES } from '../../../platform/i18n/i18n.ts';
import type { ClubRecord, NewClub } from '../api.ts';
import { countriesIn } from '../countries.ts';
import { ZoneQuestion } from './zone-question.tsx';

interface ClubFormProps {
  /** The club being changed; for a new one, another whose zone and currency it starts with. */
  club?: ClubRecord | undefined;
  like?: ClubRecord | undefined;
  submitLabel: string;
  /** With the club as the form was made of it. */
  onSave: (
    send: Send,
    input: NewClub & { is_active: boolean },
    base: ClubRecord | undefined,
  ) => Promise<ClubRecord | undefined>;
}

function valuesOf(club: ClubRecord | undefined, like: ClubRecord | undefined) {
  const start = club ?? like;
  return {
    name: club?.name ?? '',
    slug: club?.slug ?? '',
    address: club?.address ?? '',
    phone: club?.phone ?? '',
    email: club?.email ?? '',
    timezone: start?.timezone ?? 'Europe/Madrid',
    country: start?.country ?? null,
    currency: start?.currency ?? 'EUR',
    locale: (start?.locale ?? 'es') as string,
    is_public: club?.is_public ?? true,
    is_active: club?.is_active ?? true,
  };
}

/** The data of a club. */
export function ClubForm({ club, like, submitLabel, onSave }: ClubFormProps) {
  const { t, i18n } = useTranslation();
  const needed = (value: string) => (value.trim() ? null : t('desk.invalid.required'));
  const form = useForm({
    initialValues: valuesOf(club, like),
    validate: { name: needed, ...(club && { slug: needed }) },
  });
  const [base, setBase] = useFollowing(club, (now) => taken(form, valuesOf(now, like)));
  const { busy, run } = useChange(
    async (send, { slug, locale, country, ...values }: typeof form.values) => {
      const language = locale === 'en' ? ('en' as const) : ('es' as const);
      const input = {
        ...{ ...values, locale: language },
        ...(country && { country }),
        ...(slug && { slug: slug.trim() }),
      };
      const saved = await onSave(send, input, base);
      if (base) setBase(saved);
      form.resetDirty();
    },
    { form, rebased: (row) => setBase(row as ClubRecord) },
  );
  const [asking, setAsking] = useState(false);
  const moves = ({ timezone }: typeof form.values) => base !== undefined && timezone !== base.timezone;
  const zones = useMemo(() => Intl.supportedValuesOf('timeZone'), []);
  const currencies = useMemo(() => {
    const names = new Intl.DisplayNames([i18n.language], { type: 'currency' });
    return Intl.supportedValuesOf('currency').map((code) => ({
      value: code,
      label: `${code} · ${names.of(code)}`,
    }));
  }, [i18n.language]);
  const countries = useMemo(() => countriesIn(i18n.language), [i18n.language]);
  const check = { type: 'checkbox' as const };
  return (
    <form onSubmit={form.onSubmit((values) => (moves(values) ? setAsking(true) : run(values)))} noValidate>
      {club && asking && (
        <ZoneQuestion
          club={club}
          timezone={form.values.timezone}
          onClose={() => setAsking(false)}
          onConfirm={() => {
            setAsking(false);
            run(form.getValues());
          }}
        />
      )}
      <Stack>
        <SimpleGrid cols={{ base: 1, xs: 2 }}>
          <TextInput label={t('club.data.name')} {...form.getInputProps('name')} />
          {club && <TextInput label={t('club.data.slug')} {...form.getInputProps('slug')} />}
          <TextInput label={t('club.data.phone')} type="tel" {...form.getInputProps('phone')} />
          <TextInput label={t('club.data.email')} type="email" {...form.getInputProps('email')} />
        </SimpleGrid>
        <TextInput label={t('club.data.address')} {...form.getInputProps('address')} />
        <SimpleGrid cols={{ base: 1, xs: 2 }}>
          <Select
            label={t('club.data.country')}
            data={countries}
            searchable
            {...form.getInputProps('country')}
          />
          <Select
            label={t('club.data.timezone')}
            data={zones}
            searchable
            {...form.getInputProps('timezone')}
          />
          <Select
            label={t('club.data.currency')}
            data={currencies}
            searchable
            {...form.getInputProps('currency')}
          />
          <Select
            label={t('club.data.locale')}
            data={LANGUAGES.map((value) => ({ value, label: t(`common.language.${value}`) }))}
            {...form.getInputProps('locale')}
          />
        </SimpleGrid>
        <Switch
          size="md"
          label={t('club.data.public')}
          description={t('club.data.publicHint')}
          {...form.getInputProps('is_public', check)}
        />
        {club && (
          <Switch size="md" label={t('club.data.active')} {...form.getInputProps('is_active', check)} />
        )}
        <Group justify="flex-end">
          <Button type="submit" loading={busy} disabled={!form.isDirty()}>
            {submitLabel}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
