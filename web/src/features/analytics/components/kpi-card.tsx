import { Button, Card, Group, Text, Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Formats } from '../../../platform/formats/formats.ts';
import { Unfold } from '../../../ui/unfold.tsx';
import type { Kpi } from '../api.ts';
import { changeText, toneOf, valueText } from '../values.ts';

interface KpiCardProps {
  kpi: Kpi;
  currency: string;
  formats: Formats;
  onRows: () => void;
}

const TONES = {
  '-1': 'var(--mantine-color-error)',
  '0': 'dimmed',
  '1': 'var(--mantine-color-text)',
} as const;

/** One number, beside that of the period before; how it is reckoned, and its rows, when they are wanted. */
export function KpiCard({ kpi, currency, formats, onRows }: KpiCardProps) {
  const { t } = useTranslation();
  const { key, unit, previous, ignores } = kpi;
  const name = t(`analytics.kpis.${key}`);
  const change = changeText(t, kpi, formats);
  return (
    <Card component="li" style={{ display: 'flex', listStyle: 'none' }} p="md">
      <Title order={2} fz="sm" fw={600} c="dimmed">
        {name}
      </Title>
      <Group gap="xs" align="baseline">
        <Text fz={{ base: 22, sm: 28 }} fw={700} lh={1.3}>
          {valueText(kpi, formats, currency)}
        </Text>
        {change && (
          <Text size="sm" fw={600} c={TONES[`${toneOf(kpi)}`]}>
            {change}
          </Text>
        )}
      </Group>
      <Text size="sm" c="dimmed">
        {t('analytics.before', { value: valueText({ unit, value: previous.value }, formats, currency) })}
      </Text>
      {ignores.length > 0 && (
        <Text size="xs" c="dimmed">
          {t('analytics.ignores')}
        </Text>
      )}
      <div style={{ marginTop: 'auto' }}>
        <Button
          variant="subtle"
          size="compact-sm"
          h={40}
          px={6}
          ml={-6}
          onClick={onRows}
          aria-label={t('analytics.rowsOf', { name })}
        >
          {t('analytics.rows')}
        </Button>
      </div>
      <Unfold action={t('analytics.formula')} label={t('analytics.formulaOf', { name })}>
        {() => <Text size="sm">{t(`analytics.formulas.${key}`)}</Text>}
      </Unfold>
    </Card>
  );
}
