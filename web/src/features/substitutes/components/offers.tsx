import { Button, Card, Group, Stack, Text, TextInput, Title } from '@mantine/core';
import { IconArrowsExchange, IconCheck, IconX } from '@tabler/icons-react';
import type { TFunction } from 'i18next';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useChange } from '../../../platform/client/use-change.ts';
import { errorMessage } from '../../../platform/errors/message.ts';
import { ProblemError } from '../../../platform/errors/problem.ts';
import type { Formats } from '../../../platform/formats/formats.ts';
import { toastDone, toastFailure } from '../../../platform/toast.ts';
import { Confirm } from '../../../ui/confirm.tsx';
import { accept, decline, type SubstituteOffer } from '../api.ts';

interface OffersProps {
  offers: readonly SubstituteOffer[];
  formats: Formats;
}

/** The classes that I am asked to give, above my own; nothing where I am asked about none. */
export function SubstituteOffers({ offers, formats }: OffersProps) {
  const { t } = useTranslation();
  const id = useId();
  if (offers.length === 0) return null;
  return (
    <Card component="section" aria-labelledby={id}>
      <Group gap="xs" mb="xs" wrap="nowrap">
        <IconArrowsExchange size={20} aria-hidden />
        <Title order={2} fz="md" id={id}>
          {t('substitutes.offers.title', { count: offers.length })}
        </Title>
      </Group>
      <Stack component="ul" gap="md" p={0} m={0} style={{ listStyle: 'none' }}>
        {offers.map((offer) => (
          <Offer key={offer.id} offer={offer} formats={formats} />
        ))}
      </Stack>
    </Card>
  );
}

function Offer({ offer, formats }: { offer: SubstituteOffer; formats: Formats }) {
  const { t } = useTranslation();
  const id = useId();
  const [words, setWords] = useState('');
  const [sure, setSure] = useState(false);
  const yes = useChange(
    async (send) => {
      await send(accept, { id: offer.id, words });
      setSure(false);
      toastDone(t('substitutes.offers.accepted'));
    },
    {
      failed: (error) => {
        setSure(false);
        toastFailure(whyNot(error, t));
      },
    },
  );
  const no = useChange(async (send) => {
    await send(decline, { id: offer.id, words });
    toastDone(t('substitutes.offers.declined'));
  });
  const { class: one, absent, abilities, answer, obstacle } = offer;
  const when = `${formats.day(one.local_date)}, ${one.local_time.slice(0, 5)}–${one.ends_at.slice(11, 16)}`;
  return (
    <Card component="li" withBorder padding="sm" aria-labelledby={id}>
      <Stack gap={6}>
        <Title order={3} fz="md" id={id}>
          {one.name}
        </Title>
        <Text>{when}</Text>
        <Text size="sm">
          {[one.club.name, one.court?.name, one.class_type.name, one.level.display_name]
            .filter(Boolean)
            .join(' · ')}
        </Text>
        <Text size="sm">
          {t('substitutes.offers.people', { count: one.enrolled_count, places: one.max_participants })}
        </Text>
        {absent && <Text size="sm">{t('substitutes.offers.absent', { name: absent.display_name })}</Text>}
        {offer.words !== '' && (
          <Text size="sm" style={{ overflowWrap: 'anywhere' }}>
            {t('substitutes.quoted', { words: offer.words })}
          </Text>
        )}
        {answer === 'declined' && (
          <Text size="sm" c="dimmed">
            {t('substitutes.offers.saidNo')}
          </Text>
        )}
        {obstacle !== null && (
          <Text size="sm" fw={600}>
            {t(`substitutes.offers.obstacles.${obstacle}`, { title: offer.busy_with ?? '' })}
          </Text>
        )}
        <TextInput
          label={t('substitutes.offers.words')}
          maxLength={500}
          value={words}
          onChange={({ currentTarget }) => setWords(currentTarget.value)}
        />
        <Group gap="sm" grow preventGrowOverflow={false}>
          {abilities.accept && (
            <Button
              leftSection={<IconCheck size={18} aria-hidden />}
              disabled={no.busy}
              onClick={() => setSure(true)}
            >
              {t('substitutes.offers.accept')}
            </Button>
          )}
          {abilities.decline && (
            <Button
              variant="default"
              leftSection={<IconX size={18} aria-hidden />}
              loading={no.busy}
              disabled={yes.busy}
              onClick={() => no.run()}
            >
              {t('substitutes.offers.decline')}
            </Button>
          )}
        </Group>
      </Stack>
      <Confirm
        opened={sure}
        onClose={() => setSure(false)}
        title={t('substitutes.offers.confirm', { name: one.name })}
        confirmLabel={t('substitutes.offers.give')}
        cancelLabel={t('common.back')}
        busy={yes.busy}
        onConfirm={() => yes.run()}
      >
        <Text>{when}</Text>
        <Text>{t('substitutes.offers.final')}</Text>
      </Confirm>
    </Card>
  );
}

/** In the words of who pressed the button, where it is about themselves. */
function whyNot(error: unknown, t: TFunction): string {
  const code = error instanceof ProblemError ? error.code : '';
  const own: Record<string, string> = {
    'scheduling.instructor_busy': t('substitutes.offers.mine.busy'),
    'scheduling.no_substitutions': t('substitutes.offers.mine.takes_no_substitutions'),
    'scheduling.not_at_club': t('substitutes.offers.mine.not_at_club'),
  };
  return own[code] ?? errorMessage(error);
}
