import { ActionIcon, Button, Group } from '@mantine/core';
import { IconPrinter } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { Receipt } from '../api.ts';
import { ReceiptFile, SendReceipt } from './receipt-ways.tsx';

interface ReceiptListProps {
  /** Of one payment. */
  receipts: readonly Receipt[];
  /** For the desk: writes the invoice that takes the place of a simplified one. */
  onInvoice?: (receipt: Receipt) => void;
}

/** The receipts of a payment, oldest first, each to be kept as a file, printed or sent. */
export function ReceiptList({ receipts, onInvoice }: ReceiptListProps) {
  const { t } = useTranslation();
  if (receipts.length === 0) return null;
  return (
    <Group gap="xs" mt={4}>
      {receipts.toReversed().map((receipt) => (
        <Group key={receipt.id} gap={0} wrap="nowrap">
          <ReceiptFile receipt={receipt} />
          <ActionIcon
            renderRoot={(props) => <Link to="/receipts/$id" params={{ id: receipt.id }} {...props} />}
            variant="subtle"
            size={40}
            aria-label={t('sales.receiptOpen', { name: receipt.name })}
          >
            <IconPrinter size={18} aria-hidden />
          </ActionIcon>
          <SendReceipt receipt={receipt} small />
        </Group>
      ))}
      {onInvoice &&
        receipts
          .filter(({ abilities }) => abilities.invoice)
          .map((receipt) => (
            <Button
              key={receipt.id}
              variant="default"
              size="compact-sm"
              h={40}
              aria-label={t('sales.of', { action: t('sales.invoice'), name: receipt.name })}
              onClick={() => onInvoice(receipt)}
            >
              {t('sales.invoice')}
            </Button>
          ))}
    </Group>
  );
}
