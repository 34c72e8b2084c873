import { Alert, Button, Group, Stack, Text } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useChange } from '../../../platform/client/use-change.ts';
import type { Formats } from '../../../platform/formats/formats.ts';
import { Loaded } from '../../../platform/loaded.tsx';
import { toastDone } from '../../../platform/toast.ts';
import { ChargeLines } from '../../../platform/words/charge-lines.tsx';
import { partWords, periodWords } from '../../../platform/words/charge-words.ts';
import { Confirm } from '../../../ui/confirm.tsx';
import { Section } from '../../../ui/section.tsx';
import { Unfold } from '../../../ui/unfold.tsx';
import { type ChargesPreview, previewQuery, raiseCharges } from '../api.ts';

interface MonthPreviewProps {
  club_id: string;
  /** `2026-10` */
  month: string;
  formats: Formats;
}

/** What is to be charged for a month and has not been, shown before it is. */
export function MonthPreview({ club_id, month, formats }: MonthPreviewProps) {
  const { t } = useTranslation();
  const query = useQuery(previewQuery(club_id, month));
  return (
    <Section title={t('fees.toRaise')}>
      <Loaded query={query}>
        {(preview) =>
          preview.count === 0 && preview.unpriced.length === 0 ? (
            <Text c="dimmed">{t('fees.nothingToRaise')}</Text>
          ) : (
            <Shown preview={preview} formats={formats} />
          )
        }
      </Loaded>
    </Section>
  );
}

/** `12 plazas, 744 €, 3 con descuento`. */
function useSummary({ count, totals, discounts }: ChargesPreview, formats: Formats): string {
  const { t } = useTranslation();
  return [
    t('fees.places', { count }),
    ...totals.map(({ amount, currency }) => formats.money(amount, currency)),
    ...(discounts > 0 ? [t('fees.discounts', { count: discounts })] : []),
  ].join(', ');
}

function Shown({ preview, formats }: { preview: ChargesPreview; formats: Formats }) {
  const { t } = useTranslation();
  const { club_id, period, charges, count, unpriced } = preview;
  const [asking, setAsking] = useState(false);
  const summary = useSummary(preview, formats);
  const { busy, run } = useChange(async (send) => {
    const raised = await send(raiseCharges, { club_id, period });
    toastDone(t('fees.raised', { count: raised.count }));
    setAsking(false);
  });
  const month = formats.month(`${period}-01`);
  return (
    <Stack gap="sm">
      {unpriced.length > 0 && <Unpriced unpriced={unpriced} />}
      {count > 0 && (
        <>
          <Group justify="space-between">
            <Text fw={650}>{summary}</Text>
            <Button onClick={() => setAsking(true)}>{t('fees.raise')}</Button>
          </Group>
          <Unfold action={t('fees.each1')} label={t('fees.each1')}>
            {() => (
              <Stack component="ul" gap="sm" m={0} p={0} style={{ listStyle: 'none' }}>
                {charges.map((one) => (
                  <li key={`${one.place_id} ${one.period_start} ${one.part}`}>
                    <Text size="sm">
                      {[one.student_name, one.schedule_name, periodWords(one, formats), partWords(t, one)]
                        .filter(Boolean)
                        .join(' · ')}{' '}
                      <Text span size="sm" fw={600}>
                        {formats.money(one.amount, one.currency)}
                      </Text>
                    </Text>
                    <ChargeLines lines={one.lines} currency={one.currency} formats={formats} />
                  </li>
                ))}
              </Stack>
            )}
          </Unfold>
        </>
      )}
      <Confirm
        opened={asking}
        title={t('fees.raiseTitle', { month })}
        confirmLabel={t('fees.raiseCount', { count })}
        cancelLabel={t('common.cancel')}
        busy={busy}
        onClose={() => setAsking(false)}
        onConfirm={() => run()}
      >
        <Text fw={650}>{summary}</Text>
        <Text>{t('fees.raiseText')}</Text>
      </Confirm>
    </Stack>
  );
}

function Unpriced({ unpriced }: Pick<ChargesPreview, 'unpriced'>) {
  const { t } = useTranslation();
  return (
    <Alert
      variant="light"
      color="yellow"
      icon={<IconAlertTriangle aria-hidden />}
      title={t('fees.unpriced', { count: unpriced.length })}
    >
      {unpriced.map((one) => (
        <Text key={`${one.place_id} ${one.reason}`} size="sm">
          {[one.student_name, one.schedule_name, t(`fees.why.${one.reason}`)].join(' · ')}
        </Text>
      ))}
    </Alert>
  );
}
