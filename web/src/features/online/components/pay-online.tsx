import { Button, Checkbox, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useChange } from '../../../platform/client/use-change.ts';
import type { Formats } from '../../../platform/formats/formats.ts';
import { toastDone } from '../../../platform/toast.ts';
import { paidTogether } from '../../../platform/words/together.ts';
import { Confirm } from '../../../ui/confirm.tsx';
import { cardsQuery, type OpenItem, onlineQuery, payOnline } from '../api.ts';
import { ByCard, type CardMeans } from './by-card.tsx';

interface PayOnlineProps {
  client_id: string;
  /** What is to be paid, by time. */
  open: readonly OpenItem[];
  /** Whose till a package of all clubs is paid into. */
  club_id: string;
  /** Whoever pays is this client: they may keep a card, and pay with one. */
  own: boolean;
  formats: Formats;
}

const keyOf = (item: OpenItem) => item.enrollment_id ?? item.student_package_id ?? item.charge?.id ?? '';

/** Pays what is chosen on a page of Stripe: one button for each club that takes money so. */
export function PayOnline({ open, club_id, ...more }: PayOnlineProps) {
  const priced = open.filter(({ amount, can_pay }) => amount > 0 && can_pay);
  const tills = Map.groupBy(priced, (item) => `${item.club_id ?? club_id} ${item.currency}`);
  return [...tills].map(([till, items]) => (
    <PayAtOne key={till} {...{ ...more, items }} club_id={items[0]!.club_id ?? club_id} />
  ));
}

function PayAtOne({
  client_id,
  club_id,
  items,
  own,
  formats,
}: Omit<PayOnlineProps, 'open'> & { items: readonly OpenItem[] }) {
  const { t } = useTranslation();
  const { data } = useQuery(onlineQuery(club_id));
  const [asked, setAsked] = useState(false);
  const [left, setLeft] = useState<readonly string[]>([]);
  const { data: cards = [] } = useQuery({ ...cardsQuery(client_id), enabled: own && asked });
  const [means, setMeans] = useState<CardMeans>({ card: undefined, save: false });
  const card = means.card === undefined ? cards[0]?.id : means.card;
  const chosen = items.filter((item) => !left.includes(keyOf(item)));
  const paying = useChange(async (send) => {
    const named = chosen.map(({ enrollment_id, student_package_id, charge }) => ({
      ...(enrollment_id && { enrollment_id }),
      ...(student_package_id && { student_package_id }),
      ...(charge && { charge_id: charge.id }),
    }));
    const wish = { client_id, club_id, items: named };
    const byCard = card ? await send(payOnline, { ...wish, card_id: card }) : undefined;
    if (byCard?.paid) {
      toastDone(t('online.paid'));
      return setAsked(false);
    }
    // The card would not do, or its bank wants to ask: on the page it can.
    const { url } = await send(payOnline, { ...wish, save_card: own && means.save });
    if (url) window.location.assign(url);
  });
  const { currency } = items[0]!;
  const sum = formats.money(
    paidTogether(chosen).reduce((total, { amount }) => total + amount, 0),
    currency,
  );
  const toggle = (key: string) =>
    setLeft(left.includes(key) ? left.filter((one) => one !== key) : [...left, key]);
  if (!data?.available) return null;
  return (
    <>
      <Button mt="sm" onClick={() => setAsked(true)}>
        {t('online.pay')}
      </Button>
      <Confirm
        opened={asked}
        title={t('online.payTitle')}
        confirmLabel={t('online.paySum', { amount: sum })}
        cancelLabel={t('common.cancel')}
        busy={paying.busy}
        disabled={chosen.length === 0}
        onClose={() => setAsked(false)}
        onConfirm={() => paying.run()}
      >
        <Stack gap="xs">
          {items.map((item) => (
            <Checkbox
              key={keyOf(item)}
              checked={!left.includes(keyOf(item))}
              onChange={() => toggle(keyOf(item))}
              label={item.label}
              description={[
                formats.money(item.amount, currency),
                item.enrollment_id !== null && formats.dateTime(item.at),
                item.student_id !== client_id && item.student_name,
              ]
                .filter(Boolean)
                .join(' · ')}
            />
          ))}
          {own && <ByCard {...{ cards, card: card ?? '', save: means.save }} onChange={setMeans} />}
          {!card && (
            <Text size="sm" c="dimmed">
              {t('online.payText')}
            </Text>
          )}
        </Stack>
      </Confirm>
    </>
  );
}
