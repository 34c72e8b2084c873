import { Button, Group, Stack, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Formats } from '../../../platform/formats/formats.ts';
import { periodWords } from '../../../platform/words/charge-words.ts';
import type { Payment, PaymentLine, Receipt } from '../api.ts';
import { meansWords, reasonWords } from '../words.ts';
import { ReceiptList } from './receipt-list.tsx';

/** How something went back. */
const REFUNDS = { refund: 'sales.refunded', ended: 'sales.ended', mistake: 'sales.undone' } as const;

/** Nothing was paid, or nobody knows yet. */
const STATES = ['pending', 'failed', 'cancelled'] as const;

interface PaymentListProps {
  payments: readonly Payment[];
  /** Those of the payments, the newest first. */
  receipts: readonly Receipt[];
  formats: Formats;
  /** For the desk: gives something of a line back. */
  onRefund?: (payment: Payment, line: PaymentLine) => void;
  /** For the desk: writes an invoice. */
  onInvoice?: (receipt: Receipt) => void;
}

/** What was paid, for what, and what of it went back. */
const whenOf = ({ starts_at, period_start, period_end }: PaymentLine, formats: Formats) =>
  period_start && period_end
    ? periodWords({ period_start, period_end }, formats)
    : starts_at && formats.dateTime(starts_at);

export function PaymentList({ payments, ...more }: PaymentListProps) {
  const { t } = useTranslation();
  if (payments.length === 0) return <Text c="dimmed">{t('sales.noPayments')}</Text>;
  return (
    <Stack component="ul" gap="md" m={0} p={0} style={{ listStyle: 'none' }}>
      {payments.map((payment) => (
        <OnePayment key={payment.id} payment={payment} {...more} />
      ))}
    </Stack>
  );
}

function OnePayment({
  payment,
  receipts,
  formats,
  onRefund,
  onInvoice,
}: { payment: Payment } & Omit<PaymentListProps, 'payments'>) {
  const { t } = useTranslation();
  const { amount, currency, at, reference, by, payer_name } = payment;
  const status = STATES.find((one) => one === payment.status);
  const about = [
    status && t(`sales.states.${status}`),
    meansWords(t, payment, formats),
    ...[payer_name, reference, by],
  ]
    .filter(Boolean)
    .join(' · ');
  return (
    <li>
      <Text fw={650}>
        {formats.money(amount, currency)}{' '}
        <Text span size="sm" fw={400} c="dimmed">
          {formats.dateTime(at)}
        </Text>
      </Text>
      <Text size="sm" c="dimmed">
        {about}
      </Text>
      <Stack component="ul" gap={2} m={0} p={0} style={{ listStyle: 'none' }}>
        {payment.lines.map((line) => (
          <Line key={line.id} {...{ payment, line, formats }} {...(onRefund && { onRefund })} />
        ))}
      </Stack>
      <ReceiptList
        receipts={receipts.filter(({ payment_id }) => payment_id === payment.id)}
        {...(onInvoice && { onInvoice })}
      />
    </li>
  );
}

interface LineProps extends Pick<PaymentListProps, 'formats' | 'onRefund'> {
  payment: Payment;
  line: PaymentLine;
}

function Line({ payment, line, formats, onRefund }: LineProps) {
  const { t } = useTranslation();
  const { kind, label, student_name, amount, discount, discount_reason } = line;
  const money = (minor: number) => formats.money(minor, payment.currency);
  const what = kind === 'top_up' ? t('sales.topUp') : label;
  const whose = kind !== 'top_up' && student_name !== payment.payer_name && student_name;
  const back = payment.refunds.filter(({ line_id }) => line_id === line.id);
  const refundable =
    (kind === 'booking' || kind === 'charge') && payment.abilities.refund && line.refunded_amount < amount;
  return (
    <li>
      <Group justify="space-between" wrap="nowrap" gap="xs">
        <Text size="sm">
          {[what, whose, whenOf(line, formats)].filter(Boolean).join(' · ')}{' '}
          <Text span size="sm" fw={600}>
            {money(amount)}
          </Text>
        </Text>
        {onRefund && refundable && (
          <Button
            variant="default"
            size="compact-sm"
            h={40}
            style={{ flexShrink: 0 }}
            aria-label={t('sales.of', { action: t('sales.refund'), name: what })}
            onClick={() => onRefund(payment, line)}
          >
            {t('sales.refund')}
          </Button>
        )}
      </Group>
      {discount > 0 && (
        <Text size="xs" c="dimmed">
          {t('sales.discounted', { amount: money(discount) })} {reasonWords(t, discount_reason)}
        </Text>
      )}
      {back.map((refund) => (
        <Text key={refund.id} size="xs" c="dimmed">
          {t(REFUNDS[refund.kind], {
            ...{ amount: money(refund.amount), means: t(`sales.methods.${refund.method as 'cash'}`) },
          })}{' '}
          {reasonWords(t, refund.reason)} {refund.state !== null && t(`sales.refundStates.${refund.state}`)}
        </Text>
      ))}
    </li>
  );
}
