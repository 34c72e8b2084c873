import { Badge } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Webhook } from '../api.ts';

const COLORS = { active: 'teal', failing: 'yellow', disabled: 'red' } as const;

export function WebhookStatus({ webhook }: { webhook: Webhook }) {
  const { t } = useTranslation();
  return (
    <Badge variant="light" color={COLORS[webhook.status]} c="var(--mantine-color-text)">
      {t(`webhooks.status.${webhook.status}`)}
    </Badge>
  );
}
