import { Alert } from '@mantine/core';
import { IconBan } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';

/** The club has called the class off, and perhaps said why. */
export function CancelledNotice({ reason }: { reason: string }) {
  const { t } = useTranslation();
  return (
    <Alert color="red" icon={<IconBan aria-hidden />} title={t('classes.cancelled')}>
      {reason}
    </Alert>
  );
}
