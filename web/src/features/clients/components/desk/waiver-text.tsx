import { Button, Group, SimpleGrid, Stack, Text, Textarea, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useChange } from '../../../../platform/client/use-change.ts';
import { DateField } from '../../../../platform/fields/date-field.tsx';
import type { Formats } from '../../../../platform/formats/formats.ts';
import { Loaded } from '../../../../platform/loaded.tsx';
import { toastDone } from '../../../../platform/toast.ts';
import { Section } from '../../../../ui/section.tsx';
import {
  askForWaivers,
  publishWaiver,
  unsignedQuery,
  type Waiver,
  waiverTextsQuery,
} from '../../waiver-api.ts';

/** What is signed before somebody takes part: the version in force, and a new one. */
export function WaiverText({ club_id, formats }: { club_id: string; formats: Formats }) {
  const { t } = useTranslation();
  const query = useQuery(waiverTextsQuery);
  return (
    <Section title={t('club.waiver.title')} description={t('club.waiver.hint')}>
      <Loaded query={query}>
        {([current]) => <Version key={current?.id ?? 'none'} current={current} formats={formats} />}
      </Loaded>
      <Unsigned club_id={club_id} />
    </Section>
  );
}

/** Who is booked where it is asked for and has not signed: told if somebody wants, once for each version. */
export function Unsigned({ club_id }: { club_id: string }) {
  const { t } = useTranslation();
  const { data } = useQuery(unsignedQuery(club_id));
  const asking = useChange((send) => send(askForWaivers, club_id), { done: t('club.waiver.asked') });
  if (!data || data.unsigned === 0) return null;
  return (
    <Group justify="space-between" mt="sm">
      <Text size="sm">{t('club.waiver.unsigned', { count: data.unsigned })}</Text>
      <Button
        variant="default"
        loading={asking.busy}
        disabled={asking.done !== undefined}
        onClick={() => asking.run()}
      >
        {t('club.waiver.ask')}
      </Button>
    </Group>
  );
}

const WORDS = ['title_es', 'title_en', 'text_es', 'text_en'] as const;

function Version({ current, formats }: { current: Waiver | undefined; formats: Formats }) {
  const { t } = useTranslation();
  const words = Object.fromEntries(WORDS.map((word) => [word, current?.[word] ?? '']));
  const form = useForm({
    initialValues: { ...(words as Record<(typeof WORDS)[number], string>), asks_from: null as string | null },
  });
  const { busy, run } = useChange(
    async (send, values: typeof form.values) => {
      const saved = await send(publishWaiver, values);
      toastDone(t('club.waiver.done', { version: saved.version }));
    },
    { form },
  );
  const { values } = form;
  const isNew = WORDS.some((word) => values[word].trim() !== (current?.[word] ?? ''));
  return (
    <form onSubmit={form.onSubmit(run)} noValidate>
      <Stack gap="sm">
        {current && (
          <Text size="sm" c="dimmed">
            {t('club.privacy.current', {
              version: current.version,
              at: formats.dateTime(current.created_at),
            })}
          </Text>
        )}
        <SimpleGrid cols={{ base: 1, md: 2 }}>
          {(['es', 'en'] as const).map((language) => (
            <Stack key={language} gap="sm">
              <TextInput
                label={t(`club.waiver.title_${language}`)}
                maxLength={200}
                {...form.getInputProps(`title_${language}`)}
              />
              <Textarea
                label={t(`club.waiver.text_${language}`)}
                autosize
                minRows={4}
                maxRows={16}
                maxLength={50_000}
                {...form.getInputProps(`text_${language}`)}
              />
            </Stack>
          ))}
        </SimpleGrid>
        {current && (
          <DateField
            label={t('club.waiver.asksFrom')}
            description={t('club.waiver.asksFromHint')}
            clearable
            {...form.getInputProps('asks_from')}
          />
        )}
        <Group justify="flex-end">
          <Button
            type="submit"
            disabled={!isNew || WORDS.some((word) => values[word].trim() === '')}
            loading={busy}
          >
            {t('club.privacy.publish', { version: (current?.version ?? 0) + 1 })}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
