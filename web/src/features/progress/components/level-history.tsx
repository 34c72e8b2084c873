import { Stack, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Formats } from '../../../platform/formats/formats.ts';
import { Section } from '../../../ui/section.tsx';
import type { StudentProgress } from '../api.ts';

interface LevelHistoryProps {
  entries: StudentProgress['level_history'];
  formats: Formats;
}

/** How a level came about, the latest first. */
export function LevelHistory({ entries, formats }: LevelHistoryProps) {
  const { t } = useTranslation();
  if (entries.length === 0) return null;
  const said = (level: number | null) =>
    level === null ? t('progress.history.noLevel') : formats.number(level);
  return (
    <Section title={t('progress.history.title')}>
      <Stack component="ul" gap="sm" m={0} p={0} style={{ listStyle: 'none' }}>
        {entries.map(({ id, kind, level, before, reason, by, created_at }) => (
          <li key={id}>
            <Text size="sm" {...(kind === 'withdrawn' && { c: 'dimmed', td: 'line-through' })}>
              {before === level || before === null
                ? t(`progress.history.${kind}`, { level: said(level) })
                : t(`progress.history.${kind}From`, { level: said(level), before: said(before) })}
            </Text>
            <Text size="xs" c="dimmed" style={{ overflowWrap: 'anywhere' }}>
              {[formats.date(formats.localDate(created_at)), by, reason].filter(Boolean).join(' · ')}
            </Text>
          </li>
        ))}
      </Stack>
    </Section>
  );
}
