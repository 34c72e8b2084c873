import { Alert, Button, Stack } from '@mantine/core';
import { IconInfoCircle } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { later } from '../../../ui/later.tsx';
import { privacyQuery } from '../privacy-api.ts';

const PrivacyDialog = later(async () => (await import('./privacy-dialog.tsx')).PrivacyDialog);

interface PrivacyNeededProps {
  /** Books on, as soon as it has been agreed to. */
  onAgreed: () => void;
  busy: boolean;
}

/** A club that asks for consent before booking: the text is here, and the booking goes on from it. */
export function PrivacyNeeded({ onAgreed, busy }: PrivacyNeededProps) {
  const { t } = useTranslation();
  const { data } = useQuery(privacyQuery);
  const [open, setOpen] = useState(false);
  if (!data?.current) return null;
  return (
    <Stack gap="sm">
      <Alert color="gray" icon={<IconInfoCircle aria-hidden />} role="status">
        {t('privacy.needed')}
      </Alert>
      <Button h={52} fullWidth loading={busy} onClick={() => setOpen(true)}>
        {t('privacy.readAndBook')}
      </Button>
      {open && (
        <PrivacyDialog
          text={data.current}
          people={data.missing}
          onClose={() => setOpen(false)}
          onAgreed={onAgreed}
        />
      )}
    </Stack>
  );
}
