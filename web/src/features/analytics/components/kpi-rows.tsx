import { Button, Group, Stack, Text } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useChange } from '../../../platform/client/use-change.ts';
import type { Formats } from '../../../platform/formats/formats.ts';
import { Loaded } from '../../../platform/loaded.tsx';
import { More } from '../../../platform/more.tsx';
import { saveFile } from '../../../platform/save-file.ts';
import { AnchorLink } from '../../../ui/link.tsx';
import { Sheet } from '../../../ui/sheet.tsx';
import { type AnalyticsRow, type Asked, type Kpi, rowsFile, rowsQuery } from '../api.ts';
import { valueText } from '../values.ts';

interface KpiRowsProps {
  kpi: Kpi;
  asked: Asked;
  currency: string;
  formats: Formats;
  onClose: () => void;
}

/** What a number is made of, one by one, and as a file. */
export function KpiRows({ kpi, asked, currency, formats, onClose }: KpiRowsProps) {
  const { t, i18n } = useTranslation();
  const query = useInfiniteQuery(rowsQuery(kpi.key, asked));
  const name = t(`analytics.kpis.${kpi.key}`);
  const file = useChange(async () => {
    const language = i18n.language === 'en' ? 'en' : 'es';
    saveFile(`${name}.csv`, await rowsFile({ ...asked, kpi: kpi.key, language }));
  });
  return (
    <Sheet opened onClose={onClose} title={name} closeLabel={t('common.close')}>
      <Stack gap="md">
        <Text>{t(`analytics.formulas.${kpi.key}`)}</Text>
        <Group justify="space-between">
          <Text fw={650}>{valueText(kpi, formats, currency)}</Text>
          <Button
            variant="default"
            leftSection={<IconDownload size={18} aria-hidden />}
            loading={file.busy}
            onClick={() => file.run()}
          >
            {t('analytics.file')}
          </Button>
        </Group>
        <Loaded query={query}>
          {({ pages }) => {
            const rows = pages.flatMap(({ results }) => results);
            if (rows.length === 0) return <Text c="dimmed">{t('analytics.noRows')}</Text>;
            return (
              <Stack component="ul" gap="sm" m={0} p={0} style={{ listStyle: 'none' }}>
                {rows.map((row) => (
                  <OneRow key={row.id} row={row} kpi={kpi} currency={currency} formats={formats} />
                ))}
              </Stack>
            );
          }}
        </Loaded>
        <More query={query} label={t('analytics.more')} />
      </Stack>
    </Sheet>
  );
}

type OneRowProps = Pick<KpiRowsProps, 'kpi' | 'currency' | 'formats'> & { row: AnalyticsRow };

function OneRow({ row, kpi, currency, formats }: OneRowProps) {
  const { t } = useTranslation();
  const state = row.detail && t(`analytics.states.${row.detail}`, { defaultValue: row.detail });
  const label =
    kpi.key === 'cash_in' ? t(`analytics.states.${row.label}`, { defaultValue: row.label }) : row.label;
  const what = [label, row.person].filter(Boolean).join(' · ') || t('analytics.states.anonymous');
  return (
    <li>
      <Group justify="space-between" wrap="nowrap" gap="xs" align="baseline">
        <RowLink row={row}>{what}</RowLink>
        <Text fw={650} style={{ whiteSpace: 'nowrap' }}>
          {addsText(row, kpi, { formats, currency })}
        </Text>
      </Group>
      <Text size="sm" c="dimmed">
        {[formats.dateShort(row.on), row.at, state, row.club].filter(Boolean).join(' · ')}
      </Text>
    </li>
  );
}

function RowLink({ row, children }: { row: AnalyticsRow; children: string }) {
  const { client_id, session_id, instructor_id, on } = row;
  if (client_id)
    return (
      <AnchorLink to="/admin/clients/$clientId" params={{ clientId: client_id }}>
        {children}
      </AnchorLink>
    );
  if (session_id)
    return (
      <AnchorLink to="/admin/today" search={{ date: on, session: session_id }}>
        {children}
      </AnchorLink>
    );
  if (instructor_id)
    return (
      <AnchorLink to="/admin/instructors/$instructorId" params={{ instructorId: instructor_id }}>
        {children}
      </AnchorLink>
    );
  return <Text>{children}</Text>;
}

/** What a row adds: money, hours of hours, one of one, so many of so many. */
function addsText(
  { numerator, denominator }: AnalyticsRow,
  { key, unit }: Kpi,
  { formats, currency }: { formats: Formats; currency: string },
): string {
  if (unit === 'money') return formats.money(Math.round(numerator), currency);
  const hours = (minutes: number) => `${formats.number(Math.round(minutes / 6) / 10)} h`;
  if (key === 'instructor_utilization') return `${hours(numerator)} / ${hours(denominator)}`;
  if (unit === 'share' || key === 'empty_classes')
    return `${formats.number(numerator)} / ${formats.number(denominator)}`;
  return formats.number(numerator);
}
