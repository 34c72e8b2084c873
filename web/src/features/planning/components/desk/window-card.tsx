import { Alert, Button, Group, SimpleGrid, Stack, Text } from '@mantine/core';
import { useForm } from '@mantine/form';
import { IconBellRinging } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useChange } from '../../../../platform/client/use-change.ts';
import { DateField } from '../../../../platform/fields/date-field.tsx';
import type { Formats } from '../../../../platform/formats/formats.ts';
import type { LocalDate } from '../../../../platform/formats/local-date.ts';
import { toastDone } from '../../../../platform/toast.ts';
import { Section } from '../../../../ui/section.tsx';
import { closeWishes, openWishes, remindOfWishes, type WishWindow } from '../../wishes-api.ts';

interface WindowCardProps {
  term_id: string;
  window: WishWindow | undefined;
  today: LocalDate;
  formats: Formats;
}

interface Values {
  opens_on: LocalDate | null;
  closes_on: LocalDate | null;
}

/** From when until when clients say what they want, how many have, and the reminder to the others. */
export function WindowCard({ term_id, window, today, formats }: WindowCardProps) {
  const { t } = useTranslation();
  const needed = (date: LocalDate | null) => (date ? null : t('desk.invalid.required'));
  const form = useForm<Values>({
    initialValues: { opens_on: window?.opens_on ?? today, closes_on: window?.closes_on ?? null },
    validate: {
      opens_on: needed,
      closes_on: (date, { opens_on }) =>
        needed(date) ?? (date && opens_on && date < opens_on ? t('desk.invalid.order') : null),
    },
  });
  const opening = useChange(
    (send, { opens_on, closes_on }: Values) =>
      send(openWishes, { term_id, opens_on: opens_on!, closes_on: closes_on! }),
    { form, done: t('wishes.desk.opened') },
  );
  const closing = useChange((send) => send(closeWishes, term_id), { done: t('wishes.desk.closed') });
  const reminding = useChange(async (send) => {
    const { reminded } = await send(remindOfWishes, term_id);
    toastDone(t('wishes.desk.reminded', { count: reminded }));
  });
  return (
    <Section title={t('wishes.desk.window')} description={t('wishes.desk.windowText')}>
      <Stack>
        {window && <WindowState window={window} formats={formats} />}
        <form onSubmit={form.onSubmit((values) => opening.run(values))} noValidate>
          <Stack>
            <SimpleGrid cols={{ base: 1, xs: 2 }}>
              <DateField label={t('wishes.desk.opens')} {...form.getInputProps('opens_on')} />
              <DateField label={t('wishes.desk.closes')} {...form.getInputProps('closes_on')} />
            </SimpleGrid>
            <Group gap="xs">
              <Button type="submit" loading={opening.busy} variant={window ? 'default' : 'filled'}>
                {t(
                  !window
                    ? 'wishes.desk.open'
                    : window.state === 'closed'
                      ? 'wishes.desk.reopen'
                      : 'wishes.desk.save',
                )}
              </Button>
              {window?.abilities.close && (
                <Button variant="default" loading={closing.busy} onClick={() => closing.run()}>
                  {t('wishes.desk.close')}
                </Button>
              )}
              {window?.abilities.remind && (
                <Button
                  variant="default"
                  leftSection={<IconBellRinging size={18} aria-hidden />}
                  loading={reminding.busy}
                  onClick={() => reminding.run()}
                >
                  {t('wishes.desk.remind')}
                </Button>
              )}
            </Group>
          </Stack>
        </form>
      </Stack>
    </Section>
  );
}

function WindowState({ window, formats }: { window: WishWindow; formats: Formats }) {
  const { t } = useTranslation();
  const { people, standing, withdrawn, unlinked, state, reminded_at } = window;
  return (
    <Alert color={state === 'open' ? 'teal' : 'gray'} variant="light" title={t(`wishes.desk.is.${state}`)}>
      <Text size="sm">
        {[
          t('wishes.desk.counts.standing', { count: standing, people }),
          ...(withdrawn > 0 ? [t('wishes.desk.counts.withdrawn', { count: withdrawn })] : []),
          ...(unlinked > 0 ? [t('wishes.desk.counts.unlinked', { count: unlinked })] : []),
        ].join(' · ')}
      </Text>
      {reminded_at && (
        <Text size="sm">{t('wishes.desk.remindedAt', { when: formats.dateTime(reminded_at) })}</Text>
      )}
    </Alert>
  );
}
