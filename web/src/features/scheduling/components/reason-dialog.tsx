import { Text, Textarea } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Confirm } from '../../../ui/confirm.tsx';

interface ReasonDialogProps {
  opened: boolean;
  onClose: () => void;
  title: string;
  text: string;
  confirmLabel: string;
  busy: boolean;
  onConfirm: (reason: string) => void;
}

/** Cancelling something takes a reason, which the people concerned will read. */
export function ReasonDialog({ text, onConfirm, busy, ...rest }: ReasonDialogProps) {
  const { t } = useTranslation();
  const [reason, setReason] = useState('');
  return (
    <Confirm
      {...rest}
      cancelLabel={t('common.back')}
      tone="danger"
      busy={busy}
      onConfirm={() => onConfirm(reason.trim())}
    >
      <Text>{text}</Text>
      <Textarea
        size="md"
        label={t('scheduling.cancelDialog.reason')}
        description={t('scheduling.cancelDialog.reasonHint')}
        maxLength={500}
        autosize
        minRows={2}
        data-autofocus
        value={reason}
        onChange={({ currentTarget }) => setReason(currentTarget.value)}
      />
    </Confirm>
  );
}
