import { Stack, Table, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Formats } from '../../../platform/formats/formats.ts';
import { Section } from '../../../ui/section.tsx';
import type { ProgressReport } from '../api.ts';
import { useSkillName } from '../use-skill-name.ts';
import { Feedback } from './feedback.tsx';
import { LearningPath } from './learning-path.tsx';
import { LevelHistory } from './level-history.tsx';
import { TrendChart } from './trend-chart.tsx';

/** The progress of somebody in a time, on paper. */
export function ReportSheet({ report, formats }: { report: ProgressReport; formats: Formats }) {
  const { t } = useTranslation();
  const { attendance, performance, level, reliability } = report;
  const changed =
    performance.mean !== null &&
    performance.before !== null &&
    t('progress.report.before', { before: formats.number(performance.before) });
  return (
    <Stack gap="lg">
      <Section title={t('progress.level.title')}>
        <Text>
          {level === null
            ? t('progress.level.none')
            : t('progress.level.is', { level: formats.number(level) })}
          {reliability !== null &&
            ` · ${t('progress.level.reliability', { percent: formats.percent(reliability / 100) })}`}
        </Text>
      </Section>
      <Section title={t('progress.report.attendance')}>
        <Text mb="xs">
          {t('progress.report.came', { present: attendance.present, absent: attendance.absent })}
        </Text>
        {attendance.months.length > 0 && <Months months={attendance.months} formats={formats} />}
      </Section>
      <Mastered skills={report.skills_mastered} formats={formats} />
      <Section title={t('progress.trend.title')}>
        <Text mb="xs">
          {performance.mean === null
            ? t('progress.trend.none')
            : [t('progress.report.mean', { mean: formats.number(performance.mean) }), changed]
                .filter(Boolean)
                .join(' · ')}
        </Text>
        {performance.months.length > 0 && <TrendChart months={performance.months} formats={formats} />}
      </Section>
      {report.instructor_feedback.notes && report.instructor_feedback.notes.length > 0 && (
        <Feedback feedback={report.instructor_feedback} formats={formats} />
      )}
      <LevelHistory entries={report.level_history} formats={formats} />
      <LearningPath next={report.recommended_next_level} />
    </Stack>
  );
}

function Months({ months, formats }: { months: ProgressReport['attendance']['months']; formats: Formats }) {
  const { t } = useTranslation();
  return (
    <Table>
      <Table.Thead>
        <Table.Tr>
          <Table.Th>{t('progress.report.month')}</Table.Th>
          <Table.Th ta="right">{t('progress.report.present')}</Table.Th>
          <Table.Th ta="right">{t('progress.report.absent')}</Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {months.map(({ month, present, absent }) => (
          <Table.Tr key={month}>
            <Table.Td>{formats.month(`${month}-01`)}</Table.Td>
            <Table.Td ta="right">{present}</Table.Td>
            <Table.Td ta="right">{absent}</Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  );
}

function Mastered({ skills, formats }: { skills: ProgressReport['skills_mastered']; formats: Formats }) {
  const { t } = useTranslation();
  const nameOf = useSkillName();
  return (
    <Section title={t('progress.report.mastered')}>
      {skills.length === 0 && <Text c="dimmed">{t('progress.report.noneMastered')}</Text>}
      <Stack component="ul" gap={4} m={0} p={0} style={{ listStyle: 'none' }}>
        {skills.map((skill) => (
          <li key={skill.id}>
            <Text span size="sm">
              {nameOf(skill)}
            </Text>
            <Text span size="sm" c="dimmed">
              {' '}
              · {formats.date(skill.mastered_on ?? '')}
            </Text>
          </li>
        ))}
      </Stack>
    </Section>
  );
}
