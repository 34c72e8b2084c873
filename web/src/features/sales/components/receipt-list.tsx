import { Button, Group } from '@mantine/core';
import { IconFileText } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useChange } from '../../../platform/client/use-change.ts';
import { saveFile } from '../../../platform/save-file.ts';
import { type Receipt, receiptFile } from '../api.ts';

interface ReceiptListProps {
  /** Of one payment. */
  receipts: readonly Receipt[];
  /** For the desk: writes the invoice that takes the place of a simplified one. */
  onInvoice?: (receipt: Receipt) => void;
}

/** The receipts of a payment, oldest first, each to be kept as a file. */
export function ReceiptList({ receipts, onInvoice }: ReceiptListProps) {
  const { t } = useTranslation();
  if (receipts.length === 0) return null;
  return (
    <Group gap="xs" mt={4}>
      {receipts.toReversed().map((receipt) => (
        <ReceiptFile key={receipt.id} receipt={receipt} />
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

function ReceiptFile({ receipt: { id, kind, name } }: { receipt: Receipt }) {
  const { t, i18n } = useTranslation();
  const { run, busy } = useChange(async () =>
    saveFile(`${name}.pdf`, await receiptFile(id, i18n.language === 'en' ? 'en' : 'es')),
  );
  return (
    <Button
      variant="subtle"
      size="compact-sm"
      mih={40}
      h="auto"
      px={4}
      styles={{ label: { whiteSpace: 'normal', textAlign: 'start' } }}
      leftSection={<IconFileText size={16} aria-hidden />}
      loading={busy}
      onClick={() => run()}
    >
      {t(`sales.receipts.${kind}`, { name })}
    </Button>
  );
}
