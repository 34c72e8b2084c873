import { Button, Group, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useChange } from '../../../../platform/client/use-change.ts';
import type { Formats } from '../../../../platform/formats/formats.ts';
import { AnchorLink } from '../../../../ui/link.tsx';
import { Section } from '../../../../ui/section.tsx';
import {
  type Finding,
  findingsQuery,
  lookUp,
  markSeen,
  refundToAccount,
  retryRefund,
} from '../../desk-api.ts';
import { MadeThere } from './made-there.tsx';

const SEEN = [{ action: 'online.findings.seen', change: markSeen, of: 'payment_id' }] as const;

/** What can be done about each. */
const WAYS = {
  refunded_there: SEEN,
  other_amount: SEEN,
  lost_here: SEEN,
  refused: SEEN,
  waiting: [{ action: 'online.findings.lookUp', change: lookUp, of: 'payment_id' }],
  refund_failed: [
    { action: 'online.findings.retry', change: retryRefund, of: 'refund_id' },
    { action: 'online.findings.toAccount', change: refundToAccount, of: 'refund_id' },
  ],
  refund_waiting: [],
} as const;

type Way = (typeof WAYS)[keyof typeof WAYS][number];

/** What lies between here and Stripe, where there is anything. */
export function OnlineFindings({ club_id, formats }: { club_id: string; formats: Formats }) {
  const { t } = useTranslation();
  const { data = [] } = useQuery(findingsQuery);
  const here = data.filter((one) => one.club_id === club_id);
  if (here.length === 0) return null;
  return (
    <Section title={t('online.findings.title')} description={t('online.findings.description')}>
      <Stack component="ul" gap="sm" m={0} p={0} style={{ listStyle: 'none' }}>
        {here.map((one) => (
          <One key={one.there?.id ?? one.refund_id ?? one.payment_id} finding={one} formats={formats} />
        ))}
      </Stack>
    </Section>
  );
}

function One({ finding, formats }: { finding: Finding; formats: Formats }) {
  const { t } = useTranslation();
  const { kind, payer_id, payer_name, amount, currency, at, problem, reference } = finding;
  return (
    <li>
      <Group justify="space-between" wrap="nowrap" gap="xs" align="start">
        <div>
          <Text size="sm">
            <AnchorLink to="/admin/clients/$clientId" params={{ clientId: payer_id }} size="sm">
              {payer_name}
            </AnchorLink>{' '}
            <Text span size="sm" fw={650}>
              {formats.money(amount, currency)}
            </Text>
          </Text>
          <Text size="sm">{t(`online.findings.kinds.${kind}`)}</Text>
          <Text size="xs" c="dimmed" style={{ overflowWrap: 'anywhere' }}>
            {[formats.dateTime(at), problem && `“${problem}”`, reference].filter(Boolean).join(' · ')}
          </Text>
          {finding.there && <MadeThere {...{ finding, formats }} />}
        </div>
        <Group gap="xs" justify="end" style={{ flexShrink: 0, maxWidth: '50%' }}>
          {(finding.there ? [] : WAYS[kind]).map((way) => (
            <Doing key={way.action} {...{ way, finding }} />
          ))}
        </Group>
      </Group>
    </li>
  );
}

function Doing({ way, finding }: { way: Way; finding: Finding }) {
  const { t } = useTranslation();
  const doing = useChange((send) => send(way.change as typeof lookUp, finding[way.of]!));
  return (
    <Button
      variant="default"
      size="compact-sm"
      h={40}
      loading={doing.busy}
      aria-label={t('sales.of', { action: t(way.action), name: finding.payer_name })}
      onClick={() => doing.run()}
    >
      {t(way.action)}
    </Button>
  );
}
