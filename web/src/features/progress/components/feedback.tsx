import { Stack, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Formats } from '../../../platform/formats/formats.ts';
import { Section } from '../../../ui/section.tsx';
import type { StudentProgress } from '../api.ts';

interface FeedbackProps {
  feedback: StudentProgress['instructor_feedback'];
  formats: Formats;
}

/** How coaches rated somebody, and their notes for who may read them. */
export function Feedback({ feedback: { ratings, mean, notes }, formats }: FeedbackProps) {
  const { t } = useTranslation();
  return (
    <Section
      title={t('progress.feedback.title')}
      {...(notes && { description: t('progress.feedback.notesHint') })}
    >
      <Text>
        {mean === null
          ? t('progress.feedback.none')
          : t('progress.feedback.mean', { mean: formats.number(mean), count: ratings })}
      </Text>
      {notes && notes.length > 0 && (
        <Stack component="ul" gap="sm" mt="md" mb={0} mx={0} p={0} style={{ listStyle: 'none' }}>
          {notes.map(({ session_id, local_date, class_name, note, instructor_name }) => (
            <li key={session_id}>
              <Text size="xs" c="dimmed">
                {[formats.date(local_date), class_name, instructor_name].filter(Boolean).join(' · ')}
              </Text>
              <Text size="sm" style={{ whiteSpace: 'pre-line', overflowWrap: 'anywhere' }}>
                {note}
              </Text>
            </li>
          ))}
        </Stack>
      )}
    </Section>
  );
}
