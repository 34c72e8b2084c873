import { Button, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Refused } from './use-refusal.ts';

interface RefusalTextProps {
  refused: Refused;
  busy: boolean;
  onDespite: () => void;
}

/** Why something cannot be, and that the desk may do it all the same where only a wish is broken. */
export function RefusalText({ refused, busy, onDespite }: RefusalTextProps) {
  const { t } = useTranslation();
  return (
    <div role="alert" style={{ marginTop: 6 }}>
      <Text size="sm" c="red">
        {refused.said}
      </Text>
      {refused.mayBreak && (
        <Button variant="default" size="compact-sm" h={40} mt={4} loading={busy} onClick={onDespite}>
          {t('plans.group.despite')}
        </Button>
      )}
    </div>
  );
}
