import { Group, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Formats } from '../../../platform/formats/formats.ts';
import { Loaded } from '../../../platform/loaded.tsx';
import { ChargeLines } from '../../../platform/words/charge-lines.tsx';
import { Section } from '../../../ui/section.tsx';
import { Unfold } from '../../../ui/unfold.tsx';
import { keyOf } from '../amounts.ts';
import { accountQuery, type OpenItem, paymentsQuery, receiptsQuery } from '../api.ts';
import { aboutOpen } from '../open-words.ts';
import { PaymentList } from './payment-list.tsx';
import { Movements, Standing, Unlisted } from './standing.tsx';
import { UseCredit } from './use-credit.tsx';

interface OwnAccountProps {
  client: { id: string; display_name: string };
  /** Whose till a package of all clubs is paid into. */
  club_id: string;
  formats: Formats;
  /** Further ways to pay what is open. */
  children?: (open: readonly OpenItem[]) => ReactNode;
}

/** One's credit, and what oneself and those in one's care have to pay. */
export function OwnAccount({ client, club_id, formats, children }: OwnAccountProps) {
  const { t } = useTranslation();
  const query = useQuery(accountQuery(client.id));
  return (
    <Section title={t('sales.accountOf', { name: client.display_name })}>
      <Loaded query={query}>
        {(account) => (
          <>
            <Standing account={account} formats={formats} />
            <Stack component="ul" gap={6} m={0} p={0} style={{ listStyle: 'none' }}>
              {account.open.map((one) => (
                <Group component="li" key={keyOf(one)} justify="space-between" wrap="nowrap" gap="xs">
                  <div>
                    <Text size="sm">
                      {one.label}{' '}
                      <Text span size="sm" fw={600}>
                        {formats.money(one.amount, one.currency)}
                      </Text>
                    </Text>
                    <Text size="xs" c="dimmed">
                      {aboutOpen(t, one, { account, formats })}
                    </Text>
                    {one.charge && (
                      <ChargeLines lines={one.charge.lines} currency={one.currency} formats={formats} />
                    )}
                  </div>
                  <UseCredit {...{ account, club_id, formats }} item={one} />
                </Group>
              ))}
            </Stack>
            <Unlisted account={account} />
            {account.open.length > 0 && children?.(account.open)}
            {account.open.length === 0 && <Text c="dimmed">{t('sales.nothingOpen')}</Text>}
            {account.entries.length > 0 && (
              <Unfold
                action={t('sales.movements')}
                label={t('sales.of', { action: t('sales.movements'), name: client.display_name })}
              >
                {() => <Movements account={account} formats={formats} />}
              </Unfold>
            )}
          </>
        )}
      </Loaded>
    </Section>
  );
}

/** What oneself and those in one's care have paid. */
export function OwnPayments({ formats }: Pick<OwnAccountProps, 'formats'>) {
  const { t } = useTranslation();
  const query = useQuery(paymentsQuery());
  const { data: receipts = [] } = useQuery(receiptsQuery());
  return (
    <Section title={t('sales.payments')}>
      <Loaded query={query}>{(payments) => <PaymentList {...{ payments, receipts, formats }} />}</Loaded>
    </Section>
  );
}
