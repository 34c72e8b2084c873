import { Button, Checkbox, Group, Stack, Text } from '@mantine/core';
import { IconCash } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Formats } from '../../../../platform/formats/formats.ts';
import { Loaded } from '../../../../platform/loaded.tsx';
import { paidTogether } from '../../../../platform/words/together.ts';
import { Section } from '../../../../ui/section.tsx';
import { Unfold } from '../../../../ui/unfold.tsx';
import { fits, keyOf, totalOf } from '../../amounts.ts';
import {
  type Account,
  accountQuery,
  type OpenItem,
  type Payment,
  type PaymentLine,
  paymentsQuery,
  type Receipt,
  receiptsQuery,
} from '../../api.ts';
import { aboutOpen } from '../../open-words.ts';
import { PaymentList } from '../payment-list.tsx';
import { Movements, Standing, Unlisted } from '../standing.tsx';
import { CollectDialog } from './collect-dialog.tsx';
import { CreditDialog } from './credit-dialog.tsx';
import { InvoiceDialog } from './invoice-dialog.tsx';
import { RefundLineDialog } from './refund-line-dialog.tsx';

interface ClientAccountProps {
  client: { id: string; display_name: string };
  /** Into whose till money goes that is of no club. */
  club: { id: string; currency: string };
  formats: Formats;
}

/** A client's credit and what is to be paid; the desk takes the money for several things at once, and gives some back. */
export function ClientAccount({ client, club, formats }: ClientAccountProps) {
  const { t } = useTranslation();
  const [changing, setChanging] = useState(false);
  const query = useQuery(accountQuery(client.id));
  return (
    <Section
      title={t('sales.account')}
      actions={
        query.data?.abilities.adjust && (
          <Button variant="default" size="sm" onClick={() => setChanging(true)}>
            {t('sales.change')}
          </Button>
        )
      }
    >
      <Loaded query={query}>
        {(account) => (
          <>
            <Standing account={account} formats={formats} />
            <Open {...{ account, club, formats }} />
            {account.entries.length > 0 && (
              <Unfold action={t('sales.movements')} label={t('sales.movements')}>
                {() => <Movements account={account} formats={formats} />}
              </Unfold>
            )}
            <Unfold action={t('sales.payments')} label={t('sales.payments')}>
              {() => <Paid clientId={client.id} formats={formats} />}
            </Unfold>
            {changing && <CreditDialog {...{ account, club, formats }} onClose={() => setChanging(false)} />}
          </>
        )}
      </Loaded>
    </Section>
  );
}

type OpenProps = { account: Account } & Pick<ClientAccountProps, 'club' | 'formats'>;

/** What is to be paid, to choose from: what is due is chosen. */
function Open({ account, club, formats }: OpenProps) {
  const { t } = useTranslation();
  const [touched, setTouched] = useState<ReadonlyMap<string, boolean>>(new Map());
  const [collecting, setCollecting] = useState(false);
  const chosen: OpenItem[] = [];
  for (const one of account.open)
    if ((touched.get(keyOf(one)) ?? one.due) && fits(one, chosen)) chosen.push(one);
  const currency = chosen[0]?.currency ?? club.currency;
  const toggle = (key: string, on: boolean) => setTouched(new Map([...touched, [key, on]]));
  const closed = () => {
    setCollecting(false);
    setTouched(new Map());
  };
  return (
    <Stack gap="xs" mb="xs">
      {account.open.length === 0 && <Text c="dimmed">{t('sales.nothingOpen')}</Text>}
      {account.open.map((one) => (
        <Checkbox
          key={keyOf(one)}
          checked={chosen.includes(one)}
          disabled={!chosen.includes(one) && !fits(one, chosen)}
          label={`${one.label} · ${formats.money(one.amount, one.currency)}`}
          description={aboutOpen(t, one, { account, formats })}
          onChange={({ currentTarget }) => toggle(keyOf(one), currentTarget.checked)}
        />
      ))}
      <Unlisted account={account} />
      {account.abilities.take_payment && (
        <Group>
          <Button leftSection={<IconCash size={17} aria-hidden />} onClick={() => setCollecting(true)}>
            {chosen.length === 0
              ? t('sales.takeForAccount')
              : t('sales.takeSum', { amount: formats.money(totalOf(paidTogether(chosen)), currency) })}
          </Button>
        </Group>
      )}
      {collecting && (
        <CollectDialog
          {...{ account, formats, currency }}
          items={paidTogether(chosen)}
          club_id={chosen.find(({ club_id }) => club_id !== null)?.club_id ?? club.id}
          onClose={closed}
        />
      )}
    </Stack>
  );
}

function Paid({ clientId, formats }: { clientId: string; formats: Formats }) {
  const query = useQuery(paymentsQuery(clientId));
  const { data: receipts = [] } = useQuery(receiptsQuery(clientId));
  const [asked, setAsked] = useState<{ payment: Payment; line: PaymentLine } | null>(null);
  const [invoicing, setInvoicing] = useState<Receipt | null>(null);
  return (
    <>
      <Loaded query={query}>
        {(payments) => (
          <PaymentList
            {...{ payments, receipts, formats }}
            onRefund={(payment, line) => setAsked({ payment, line })}
            onInvoice={setInvoicing}
          />
        )}
      </Loaded>
      {asked && <RefundLineDialog {...asked} formats={formats} onClose={() => setAsked(null)} />}
      {invoicing && <InvoiceDialog receipt={invoicing} onClose={() => setInvoicing(null)} />}
    </>
  );
}
