import { Group, SegmentedControl, Stack, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Section } from '../../../ui/section.tsx';
import type { TimetableImport, TimetableReport } from '../api.ts';

export type ChosenCoaches = NonNullable<TimetableImport['coaches']>;

interface QuestionsProps {
  questions: TimetableReport['questions'];
  chosen: ChosenCoaches;
  onChange: (chosen: ChosenCoaches) => void;
}

/** Names that may be one coach or several: whoever knows them says which, once for the whole file. */
export function Questions({ questions, chosen, onChange }: QuestionsProps) {
  const { t } = useTranslation();
  if (questions.length === 0) return null;
  const choices = (['one', 'several'] as const).map((value) => ({
    value,
    label: t(`importing.questions.${value}`),
  }));
  return (
    <Section title={t('importing.questions.title')} description={t('importing.questions.hint')}>
      <Stack component="ul" gap="sm" p={0} m={0} style={{ listStyle: 'none' }}>
        {questions.map(({ text, choice, count }) => (
          <Group component="li" key={text} justify="space-between" gap="xs">
            <Text style={{ overflowWrap: 'anywhere' }}>
              {text}{' '}
              <Text span size="sm" c="dimmed">
                {t('importing.report.times', { count })}
              </Text>
            </Text>
            <SegmentedControl
              aria-label={text}
              data={choices}
              value={chosen[text] ?? choice ?? ''}
              onChange={(value) => onChange({ ...chosen, [text]: value as ChosenCoaches[string] })}
            />
          </Group>
        ))}
      </Stack>
    </Section>
  );
}
