import { Button, Group, Text } from '@mantine/core';
import { IconFileText, IconPrinter } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { type Receipt, receiptQuery } from '../../features/sales/api.ts';
import { ReceiptSheet } from '../../features/sales/components/receipt-sheet.tsx';
import { SendReceipt, useReceiptFile } from '../../features/sales/components/receipt-ways.tsx';
import { Loaded } from '../../platform/loaded.tsx';
import { useSession } from '../../platform/session/session.ts';
import { AnchorLink } from '../../ui/link.tsx';
import { Page } from '../../ui/page.tsx';
import classes from './receipt-page.module.css';

const route = getRouteApi('/app/receipts/$id');

/** A receipt on paper, or to be sent or kept; for whose money it was and for the desk. */
export function ReceiptPage() {
  const query = useQuery(receiptQuery(route.useParams().id));
  return <Loaded query={query}>{(receipt) => <OneReceipt receipt={receipt} />}</Loaded>;
}

function OneReceipt({ receipt }: { receipt: Receipt }) {
  const { t } = useTranslation();
  const { me } = useSession();
  const isOwn = [me.client, ...me.dependants].some((one) => one?.id === receipt.payer_id);
  return (
    <Page
      title={t(`sales.receipts.${receipt.kind}`, { name: receipt.name })}
      width="narrow"
      eyebrow={
        <span className={classes.screen}>
          {isOwn ? (
            <AnchorLink to="/my-payments">{t('sales.receipt.back')}</AnchorLink>
          ) : (
            <AnchorLink to="/admin/clients/$clientId" params={{ clientId: receipt.payer_id }}>
              {receipt.payer_name}
            </AnchorLink>
          )}
        </span>
      }
    >
      <Ways receipt={receipt} />
      <ReceiptSheet receipt={receipt} />
    </Page>
  );
}

function Ways({ receipt }: { receipt: Receipt }) {
  const { t } = useTranslation();
  const { run, busy } = useReceiptFile(receipt);
  const why = {
    ready: undefined,
    no_mail: 'sales.receipt.noMail',
    no_address: 'sales.receipt.noAddress',
  } as const;
  const said = why[receipt.by_mail];
  return (
    <div className={classes.screen}>
      <Group gap="xs" mb="md">
        <Button leftSection={<IconPrinter size={18} aria-hidden />} onClick={() => window.print()}>
          {t('sales.receipt.print')}
        </Button>
        <Button
          variant="default"
          leftSection={<IconFileText size={18} aria-hidden />}
          loading={busy}
          onClick={() => run()}
        >
          {t('sales.receipt.pdf')}
        </Button>
        <SendReceipt receipt={receipt} />
      </Group>
      {said && (
        <Text size="sm" c="dimmed" mb="md">
          {t(said, { name: receipt.payer_name })}
        </Text>
      )}
    </div>
  );
}
