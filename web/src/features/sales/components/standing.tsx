import { Stack, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Formats } from '../../../platform/formats/formats.ts';
import type { Account } from '../api.ts';
import { reasonWords } from '../words.ts';

interface StandingProps {
  account: Account;
  formats: Formats;
}

/** That there is more to pay than is listed. */
export function Unlisted({ account: { unlisted } }: { account: Account }) {
  const { t } = useTranslation();
  return unlisted > 0 && <Text c="dimmed">{t('sales.unlisted', { count: unlisted })}</Text>;
}

/** What somebody has to their credit, owes, and is going to have to pay. */
export function Standing({ account: { credit, owed }, formats }: StandingProps) {
  const { t } = useTranslation();
  const has = credit.filter(({ balance }) => balance > 0);
  return (
    <Stack gap={2} mb="sm">
      {has.map(({ currency, balance }) => (
        <Text key={currency} fw={650}>
          {t('sales.credit', { amount: formats.money(balance, currency) })}
        </Text>
      ))}
      {has.length === 0 && <Text>{t('sales.noCredit')}</Text>}
      {owed.map(({ currency, due, coming }) => (
        <Text key={currency} size="sm">
          {[
            due > 0 && t('sales.owes', { amount: formats.money(due, currency) }),
            coming > 0 && t('sales.coming', { amount: formats.money(coming, currency) }),
          ]
            .filter(Boolean)
            .join(' · ')}
        </Text>
      ))}
    </Stack>
  );
}

const signed = (delta: number, money: string): string => (delta < 0 ? `−${money}` : `+${money}`);

/** The last movements of the credit. */
export function Movements({ account, formats }: StandingProps) {
  const { t } = useTranslation();
  return (
    <Stack component="ul" gap={6} m={0} p={0} style={{ listStyle: 'none' }}>
      {account.entries.map(({ id, kind, delta, balance, currency, at, reason, by }) => (
        <li key={id}>
          <Text size="sm">
            {t(`sales.entry.${kind}`)}{' '}
            <Text span size="sm" fw={600} style={{ whiteSpace: 'nowrap' }}>
              {t('sales.entryNumbers', {
                delta: signed(delta, formats.money(Math.abs(delta), currency)),
                balance: formats.money(balance, currency),
              })}
            </Text>
          </Text>
          <Text size="xs" c="dimmed">
            {[formats.dateTime(at), by, reasonWords(t, reason)].filter(Boolean).join(' · ')}
          </Text>
        </li>
      ))}
    </Stack>
  );
}
