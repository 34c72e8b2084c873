import { Button, Checkbox, Group, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useChange } from '../../../../platform/client/use-change.ts';
import type { Formats } from '../../../../platform/formats/formats.ts';
import { decideThere, type Finding } from '../../desk-api.ts';

/** What somebody gave back at Stripe: of what it went, and what becomes of that. It stays unless it is ticked. */
export function MadeThere({ finding, formats }: { finding: Finding; formats: Formats }) {
  const { t } = useTranslation();
  const [end, setEnd] = useState<string[]>([]);
  const deciding = useChange((send) => send(decideThere, { id: finding.there!.id, end }));
  if (!finding.there) return null;
  const { lines, credit_amount, unbooked_amount } = finding.there;
  const money = (amount: number) => formats.money(amount, finding.currency);
  const toggle = (id: string) =>
    setEnd((before) => (before.includes(id) ? before.filter((one) => one !== id) : [...before, id]));
  return (
    <Stack gap={6} mt={4}>
      <Text size="sm" c="dimmed">
        {t('online.findings.there.help')}
      </Text>
      {lines.map(({ line_id, kind, label, student_name: name, amount, can_end }) => (
        <div key={line_id}>
          <Text size="sm">{t('online.findings.there.part', { label, name, amount: money(amount) })}</Text>
          {can_end && (
            <Checkbox
              size="sm"
              mt={4}
              checked={end.includes(line_id)}
              onChange={() => toggle(line_id)}
              label={t(`online.findings.there.${kind === 'package' ? 'endPackage' : 'endBooking'}`, {
                label,
                name,
              })}
            />
          )}
        </div>
      ))}
      {credit_amount > 0 && (
        <Text size="sm">{t('online.findings.there.credit', { amount: money(credit_amount) })}</Text>
      )}
      {unbooked_amount > 0 && (
        <Text size="sm" c="red">
          {t('online.findings.there.unbooked', { amount: money(unbooked_amount) })}
        </Text>
      )}
      <Group>
        <Button
          variant="default"
          size="compact-sm"
          h={40}
          loading={deciding.busy}
          aria-label={t('sales.of', {
            action: t(end.length > 0 ? 'online.findings.there.decide' : 'online.findings.there.stays'),
            name: finding.payer_name,
          })}
          onClick={() => deciding.run()}
        >
          {t(end.length > 0 ? 'online.findings.there.decide' : 'online.findings.there.stays')}
        </Button>
      </Group>
    </Stack>
  );
}
