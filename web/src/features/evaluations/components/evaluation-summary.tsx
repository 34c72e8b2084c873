import { Group, Progress, Rating, SimpleGrid, Stack, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Formats } from '../../../platform/formats/formats.ts';
import { Section } from '../../../ui/section.tsx';
import type { EvaluationSummaryData } from '../api.ts';

interface EvaluationSummaryProps {
  evaluations: EvaluationSummaryData;
  formats: Formats;
}

/** What is said of a coach, at a glance: mean, how many gave what, the last year, by class type. */
export function EvaluationSummary({ evaluations, formats }: EvaluationSummaryProps) {
  const { t } = useTranslation();
  const { rating, total_ratings, would_recommend } = evaluations;
  if (rating === null)
    return (
      <Section title={t('evaluations.title')}>
        <Text c="dimmed">{t('evaluations.none')}</Text>
      </Section>
    );
  return (
    <Section title={t('evaluations.title')}>
      <SimpleGrid cols={{ base: 1, sm: 2 }} spacing="xl" verticalSpacing="lg">
        <Stack gap="xs">
          <Group gap="sm">
            <Text fz={36} fw={700} lh={1}>
              {t('evaluations.mean', { rating })}
            </Text>
            <div>
              <Rating value={rating} fractions={4} readOnly aria-hidden />
              <Text size="sm" c="dimmed">
                {t('evaluations.number', { count: total_ratings })}
              </Text>
            </div>
          </Group>
          {would_recommend !== null && (
            <Text size="sm">
              {t('evaluations.recommended', { percent: formats.percent(would_recommend) })}
            </Text>
          )}
          <Means {...evaluations} />
        </Stack>
        <Distribution {...evaluations} />
        <Bars
          title={t('evaluations.trend')}
          rows={evaluations.trend.map(({ month, ...one }) => ({
            ...one,
            label: formats.month(`${month}-01`),
          }))}
        />
        <Bars
          title={t('evaluations.byType')}
          rows={evaluations.by_class_type.map(({ name, ...one }) => ({ ...one, label: name }))}
        />
      </SimpleGrid>
    </Section>
  );
}

function Means(means: EvaluationSummaryData) {
  const { t } = useTranslation();
  return (
    <>
      {(['teaching_quality', 'punctuality', 'communication'] as const).map((name) => (
        <Group key={name} justify="space-between" maw={280}>
          <Text size="sm">{t(`evaluations.ratings.${name}`)}</Text>
          <Text size="sm" fw={600}>
            {t('evaluations.mean', { rating: means[name] ?? 0 })}
          </Text>
        </Group>
      ))}
    </>
  );
}

function Distribution({ distribution, total_ratings }: EvaluationSummaryData) {
  const { t } = useTranslation();
  return (
    <Stack component="ul" gap={6} m={0} p={0} style={{ listStyle: 'none' }}>
      {distribution.map(({ rating, number }) => (
        <Group component="li" key={rating} wrap="nowrap" gap="sm">
          <Text size="sm" w={92}>
            {t('evaluations.stars', { count: rating })}
          </Text>
          <Progress value={(100 * number) / total_ratings} flex={1} aria-hidden />
          <Text size="sm" w={28} ta="right">
            {number}
          </Text>
        </Group>
      ))}
    </Stack>
  );
}

interface BarsProps {
  title: string;
  rows: { label: string; rating: number; number: number }[];
}

/** Means side by side; what they are of stands beside each. */
function Bars({ title, rows }: BarsProps) {
  const { t } = useTranslation();
  if (rows.length === 0) return null;
  return (
    <div>
      <Text fw={600} mb={6}>
        {title}
      </Text>
      <Stack component="ul" gap={6} m={0} p={0} style={{ listStyle: 'none' }}>
        {rows.map(({ label, rating, number }) => (
          <Group component="li" key={label} wrap="nowrap" gap="sm">
            <Text size="sm" w={150} truncate>
              {label}
            </Text>
            <Progress value={(100 * rating) / 5} flex={1} color="teal" aria-hidden />
            <Text size="sm" ta="right" style={{ whiteSpace: 'nowrap' }}>
              {t('evaluations.meanOf', { rating, count: number })}
            </Text>
          </Group>
        ))}
      </Stack>
    </div>
  );
}
