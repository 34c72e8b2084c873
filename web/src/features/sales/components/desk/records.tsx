import { Button, Group, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useChange } from '../../../../platform/client/use-change.ts';
import type { Formats } from '../../../../platform/formats/formats.ts';
import { AnchorLink } from '../../../../ui/link.tsx';
import { Section } from '../../../../ui/section.tsx';
import { recordsQuery, sendRecordAgain } from '../../till-api.ts';

/** VERI*FACTU: what waits for the tax agency and what it did not like, where anything is sent. */
export function FiscalRecords({ club_id, formats }: { club_id: string; formats: Formats }) {
  const { t } = useTranslation();
  const { data } = useQuery(recordsQuery(club_id));
  const { run, busy, input } = useChange(async (send, id: string) => send(sendRecordAgain, id), {
    done: t('till.records.sent'),
  });
  if (!data || (!data.sends && data.waiting === 0 && data.results.length === 0)) return null;
  const { waiting, problem, next_at, results } = data;
  const isRefused = results.some(({ status }) => status === 'rejected');
  return (
    <Section title={t('till.records.title')}>
      {(waiting > 0 || !isRefused) && (
        <Text size="sm">
          {waiting === 0 ? t('till.records.none') : t('till.records.waiting', { count: waiting })}
        </Text>
      )}
      {problem && (
        <Text size="sm" c="dimmed" style={{ overflowWrap: 'anywhere' }}>
          {t('till.records.problem', { problem })}{' '}
          {next_at && t('till.records.next', { time: formats.time(next_at) })}
        </Text>
      )}
      <Stack component="ul" gap="sm" m={0} p={0} style={{ listStyle: 'none' }}>
        {results.map(({ id, kind, receipt_id, name, status, code, description, answered_at }) => (
          <Group component="li" key={id} justify="space-between" wrap="nowrap" gap="xs" align="start">
            <div>
              <AnchorLink to="/receipts/$id" params={{ id: receipt_id }} size="sm">
                {t(`till.records.kinds.${kind}`, { name })}
              </AnchorLink>
              <Text size="sm">
                {t(`till.records.status.${status}`)}: {[code, description].filter(Boolean).join(' · ')}
              </Text>
              <Text size="xs" c="dimmed">
                {formats.dateTime(answered_at)}
              </Text>
            </div>
            {status === 'rejected' && (
              <Button
                variant="default"
                size="compact-sm"
                h={40}
                style={{ flexShrink: 0 }}
                aria-label={t('sales.of', { action: t('till.records.again'), name })}
                loading={busy && input === id}
                onClick={() => run(id)}
              >
                {t('till.records.again')}
              </Button>
            )}
          </Group>
        ))}
      </Stack>
    </Section>
  );
}
