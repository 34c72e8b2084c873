import { ActionIcon, Button } from '@mantine/core';
import { IconFileText, IconMail } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useChange } from '../../../platform/client/use-change.ts';
import { saveFile } from '../../../platform/save-file.ts';
import { toastDone } from '../../../platform/toast.ts';
import { type Receipt, receiptFile, sendReceipt } from '../api.ts';

/** Keeps a receipt as a PDF, in the reader's language. */
export function useReceiptFile({ id, name }: Receipt) {
  const { i18n } = useTranslation();
  return useChange(async () =>
    saveFile(`${name}.pdf`, await receiptFile(id, i18n.language === 'en' ? 'en' : 'es')),
  );
}

/** Sends it to who paid, and says where to. */
function useSendReceipt({ id }: Receipt) {
  const { t } = useTranslation();
  return useChange(async (send) => {
    const { to, again } = await send(sendReceipt, id);
    toastDone(t(again ? 'sales.receiptSentAgain' : 'sales.receiptSent', { to: to.join(', ') }));
  });
}

export function ReceiptFile({ receipt }: { receipt: Receipt }) {
  const { t } = useTranslation();
  const { run, busy } = useReceiptFile(receipt);
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
      {t(`sales.receipts.${receipt.kind}`, { name: receipt.name })}
    </Button>
  );
}

export function SendReceipt({ receipt, small = false }: { receipt: Receipt; small?: boolean }) {
  const { t } = useTranslation();
  const { run, busy } = useSendReceipt(receipt);
  if (receipt.by_mail !== 'ready') return null;
  const label = t('sales.receiptSend', { name: receipt.name });
  if (small)
    return (
      <ActionIcon variant="subtle" size={40} aria-label={label} loading={busy} onClick={() => run()}>
        <IconMail size={18} aria-hidden />
      </ActionIcon>
    );
  return (
    <Button
      variant="default"
      leftSection={<IconMail size={18} aria-hidden />}
      aria-label={label}
      loading={busy}
      onClick={() => run()}
    >
      {t('sales.receipt.send')}
    </Button>
  );
}
