import { Checkbox, Radio, Stack } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { SavedCard } from '../api.ts';
import { cardName } from './card-name.ts';

export interface CardMeans {
  /** Undefined: nothing was chosen; empty: on the page. */
  card: string | undefined;
  save: boolean;
}

interface ByCardProps {
  cards: readonly SavedCard[];
  card: string;
  save: boolean;
  onChange: (means: CardMeans) => void;
}

/** With a card that is kept, or another one, which may be kept then. */
export function ByCard({ cards, card, save, onChange }: ByCardProps) {
  const { t } = useTranslation();
  return (
    <Stack gap="xs" mt="xs">
      {cards.length > 0 && (
        <Radio.Group
          label={t('online.cards.with')}
          value={card}
          onChange={(chosen) => onChange({ card: chosen, save })}
        >
          <Stack gap={6} mt={6}>
            {cards.map((one) => (
              <Radio key={one.id} value={one.id} label={cardName(t, one)} />
            ))}
            <Radio value="" label={t('online.cards.other')} />
          </Stack>
        </Radio.Group>
      )}
      {card === '' && (
        <Checkbox
          checked={save}
          onChange={() => onChange({ card: cards.length > 0 ? card : undefined, save: !save })}
          label={t('online.cards.save')}
          description={t('online.cards.saveHelp')}
        />
      )}
    </Stack>
  );
}
