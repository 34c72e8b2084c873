import { Button, Group, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useChange } from '../../../platform/client/use-change.ts';
import { Confirm } from '../../../ui/confirm.tsx';
import { Section } from '../../../ui/section.tsx';
import { cardsQuery, removeCard, type SavedCard } from '../api.ts';
import { cardName } from './card-name.ts';

/** The cards that somebody keeps at Stripe, where there are any. */
export function OwnCards({ client_id }: { client_id: string }) {
  const { t } = useTranslation();
  const { data: cards = [] } = useQuery(cardsQuery(client_id));
  if (cards.length === 0) return null;
  return (
    <Section title={t('online.cards.title')} description={t('online.cards.description')}>
      <Stack component="ul" gap="sm" m={0} p={0} style={{ listStyle: 'none' }}>
        {cards.map((card) => (
          <One key={card.id} {...{ client_id, card }} />
        ))}
      </Stack>
    </Section>
  );
}

function One({ client_id, card }: { client_id: string; card: SavedCard }) {
  const { t } = useTranslation();
  const [asked, setAsked] = useState(false);
  const removing = useChange((send) => send(removeCard, { client_id, id: card.id }));
  const name = cardName(t, card);
  return (
    <li>
      <Group justify="space-between" gap="xs">
        <Text size="sm">{name}</Text>
        <Button
          variant="default"
          size="compact-sm"
          h={40}
          aria-label={t('sales.of', { action: t('online.cards.remove'), name })}
          onClick={() => setAsked(true)}
        >
          {t('online.cards.remove')}
        </Button>
      </Group>
      <Confirm
        opened={asked}
        title={t('online.cards.removeTitle')}
        confirmLabel={t('online.cards.remove')}
        cancelLabel={t('common.cancel')}
        busy={removing.busy}
        onClose={() => setAsked(false)}
        onConfirm={() => removing.run()}
      >
        <Text size="sm">{t('online.cards.removeText', { name })}</Text>
      </Confirm>
    </li>
  );
}
