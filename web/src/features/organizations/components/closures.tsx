import { ActionIcon, Button, Group, SimpleGrid, Stack, Text, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { IconPlus, IconX } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useChange } from '../../../platform/client/use-change.ts';
import { DateField } from '../../../platform/fields/date-field.tsx';
import type { Formats } from '../../../platform/formats/formats.ts';
import type { LocalDate } from '../../../platform/formats/local-date.ts';
import { Loaded } from '../../../platform/loaded.tsx';
import { toastDone } from '../../../platform/toast.ts';
import { Confirm } from '../../../ui/confirm.tsx';
import { Section } from '../../../ui/section.tsx';
import { addClosure, type ClubRecord, closuresQuery, removeClosure } from '../api.ts';

interface ClosuresProps {
  club: ClubRecord;
  today: LocalDate;
  formats: Formats;
}

/** The days on which the club is closed, from today on. */
export function Closures({ club, today, formats }: ClosuresProps) {
  const { t } = useTranslation();
  const query = useQuery(closuresQuery(club.id, { from: today }));
  const removing = useChange((send, id: string) => send(removeClosure(club.id), id), {
    done: t('club.closures.removed'),
  });
  const [adding, setAdding] = useState(false);
  const { change } = club.abilities;
  return (
    <Section
      title={t('club.closures.title')}
      description={t('club.closures.text')}
      actions={
        change && (
          <Button
            variant="light"
            size="sm"
            leftSection={<IconPlus size={17} aria-hidden />}
            onClick={() => setAdding(true)}
          >
            {t('club.closures.add')}
          </Button>
        )
      }
    >
      <Loaded query={query}>
        {(closures) =>
          closures.length === 0 ? (
            <Text c="dimmed">{t('club.closures.none')}</Text>
          ) : (
            <Stack gap={4}>
              {closures.map(({ id, name, starts_on, ends_on }) => (
                <Group key={id} justify="space-between" wrap="nowrap">
                  <div>
                    <Text fw={600}>{name}</Text>
                    <Text size="sm" c="dimmed">
                      {formats.day(starts_on)}
                      {ends_on !== starts_on && ` – ${formats.day(ends_on)}`}
                    </Text>
                  </div>
                  {change && (
                    <ActionIcon
                      color="gray"
                      aria-label={t('club.closures.remove', { name })}
                      onClick={() => removing.run(id)}
                    >
                      <IconX size={18} aria-hidden />
                    </ActionIcon>
                  )}
                </Group>
              ))}
            </Stack>
          )
        }
      </Loaded>
      {adding && <AddClosure club={club} today={today} onClose={() => setAdding(false)} />}
    </Section>
  );
}

function AddClosure({ club, today, onClose }: { club: ClubRecord; today: LocalDate; onClose: () => void }) {
  const { t } = useTranslation();
  const form = useForm({
    initialValues: { name: '', starts_on: today as LocalDate | null, ends_on: null as LocalDate | null },
    validate: {
      name: (name) => (name.trim() ? null : t('desk.invalid.required')),
      starts_on: (date) => (date ? null : t('desk.invalid.required')),
      ends_on: (date, { starts_on }) =>
        date && starts_on && date < starts_on ? t('desk.invalid.order') : null,
    },
  });
  const { busy, run } = useChange(
    async (send, { name, starts_on, ends_on }: typeof form.values) => {
      await send(addClosure(club.id), {
        name: name.trim(),
        starts_on: starts_on!,
        ends_on: ends_on ?? starts_on!,
      });
      toastDone(t('club.closures.added'));
      onClose();
    },
    { form },
  );
  return (
    <Confirm
      opened
      title={t('club.closures.add')}
      confirmLabel={t('desk.actions.add')}
      cancelLabel={t('common.cancel')}
      busy={busy}
      onClose={onClose}
      onConfirm={() => form.onSubmit((values) => run(values))()}
    >
      <TextInput
        label={t('club.closures.name')}
        placeholder={t('club.closures.namePlaceholder')}
        data-autofocus
        {...form.getInputProps('name')}
      />
      <SimpleGrid cols={2}>
        <DateField label={t('club.closures.from')} {...form.getInputProps('starts_on')} />
        <DateField
          label={t('club.closures.until')}
          clearable
          min={form.values.starts_on ?? undefined}
          {...form.getInputProps('ends_on')}
        />
      </SimpleGrid>
    </Confirm>
  );
}
