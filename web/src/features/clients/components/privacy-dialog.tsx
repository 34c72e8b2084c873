import { Stack, Text } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useChange } from '../../../platform/client/use-change.ts';
import { toastDone } from '../../../platform/toast.ts';
import { Confirm } from '../../../ui/confirm.tsx';
import { giveConsent, type Privacy, type PrivacyText } from '../privacy-api.ts';

interface PrivacyDialogProps {
  text: PrivacyText;
  people: Privacy['missing'];
  onAgreed?: () => void;
  onClose?: () => void;
}

/** The text, and for whom one agrees to it. Put off, it comes again the next time. */
export function PrivacyDialog({ text, people, onAgreed, onClose }: PrivacyDialogProps) {
  const { t, i18n } = useTranslation();
  const [open, setOpen] = useState(true);
  const { busy, run } = useChange(async (send) => {
    await send(giveConsent, {
      version: text.version,
      client_ids: people.map((one) => one.client_id),
    });
    toastDone(t('privacy.thanks'));
    close();
    onAgreed?.();
  });
  const close = () => {
    setOpen(false);
    onClose?.();
  };
  const names = new Intl.ListFormat(i18n.language).format(people.map((one) => one.display_name));
  return (
    <Confirm
      opened={open}
      title={t('privacy.title')}
      confirmLabel={t('privacy.agree')}
      cancelLabel={t('privacy.later')}
      busy={busy}
      onClose={close}
      onConfirm={() => run()}
    >
      <Stack gap="sm">
        {/* Agreeing is no accident: who comes by keys begins with what is to be read. */}
        <Text
          tabIndex={-1}
          data-autofocus
          style={{ outline: 'none', whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' }}
        >
          {text.text}
        </Text>
        <Text fw={600}>{t('privacy.for', { names })}</Text>
      </Stack>
    </Confirm>
  );
}
