import { Group, Progress, SimpleGrid, Stack, Text } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Formats } from '../../../platform/formats/formats.ts';
import { Section } from '../../../ui/section.tsx';
import type { StudentProgress } from '../api.ts';
import { Feedback } from './feedback.tsx';
import { LearningPath } from './learning-path.tsx';
import { LevelHistory } from './level-history.tsx';
import { SkillTicks } from './skill-ticks.tsx';
import { TrendChart } from './trend-chart.tsx';

interface ProgressDashboardProps {
  progress: StudentProgress;
  formats: Formats;
  /** Today, as the club's wall has it. */
  today: string;
  /** What may be done with the level. */
  levelActions?: ReactNode;
  /** Where classes are found that bring the next level. */
  findClasses?: ReactNode;
}

/** What somebody can, how they play, what their level rests on, and the way to the next one. */
export function ProgressDashboard(props: ProgressDashboardProps) {
  const { progress, formats, today, levelActions, findClasses } = props;
  const { t } = useTranslation();
  const { direction, months } = progress.performance_trend;
  return (
    <Stack gap="lg">
      <SimpleGrid cols={{ base: 1, sm: 2 }} spacing="lg" verticalSpacing="lg">
        <LevelNow progress={progress} formats={formats} actions={levelActions} />
        <LearningPath next={progress.recommended_next_level} findClasses={findClasses} />
      </SimpleGrid>
      <SkillTicks progress={progress} formats={formats} today={today} />
      <Section title={t('progress.trend.title')} description={t('progress.trend.text')}>
        {months.length === 0 ? (
          <Text c="dimmed">{t('progress.trend.none')}</Text>
        ) : (
          <Stack gap="xs">
            <Text fw={600}>{t(`progress.trend.${direction}`)}</Text>
            <TrendChart months={months} formats={formats} />
          </Stack>
        )}
      </Section>
      <Feedback feedback={progress.instructor_feedback} formats={formats} />
      <LevelHistory entries={progress.level_history} formats={formats} />
    </Stack>
  );
}

function LevelNow({
  progress,
  formats,
  actions,
}: {
  progress: StudentProgress;
  formats: Formats;
  actions: ReactNode;
}) {
  const { t } = useTranslation();
  const { level, reliability, total_classes, recommended_next_level } = progress;
  return (
    <Section title={t('progress.level.title')}>
      <Stack gap="xs">
        <Group gap="sm" align="baseline">
          <Text fz={40} fw={700} lh={1}>
            {level === null ? t('progress.level.none') : formats.number(level)}
          </Text>
          <Text c="dimmed">{recommended_next_level?.current_level.display_name}</Text>
        </Group>
        {reliability !== null && (
          <>
            <Text size="sm">
              {t('progress.level.reliability', { percent: formats.percent(reliability / 100) })}
            </Text>
            <Progress value={reliability} aria-hidden />
            <Text size="xs" c="dimmed">
              {t('progress.level.reliabilityHint')}
            </Text>
          </>
        )}
        <Text size="sm">{t('progress.classes', { count: total_classes })}</Text>
        {actions}
      </Stack>
    </Section>
  );
}
