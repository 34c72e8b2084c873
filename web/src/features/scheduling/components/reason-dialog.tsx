import { Text, Textarea } from '@mantine/core';
import { type ReactNode, useState } from 'react';
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
  /** Further fields, above the reason. */
  children?: ReactNode;
}

/** Cancelling something takes a reason, which the people concerned will read. */
export function ReasonDialog({ text, onConfirm, busy, children, ...rest }: ReasonDialogProps) {
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
      {children}
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
