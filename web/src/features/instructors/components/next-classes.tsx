import { Badge, Group, Stack, Text, UnstyledButton } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Formats } from '../../../platform/formats/formats.ts';
import { Section } from '../../../ui/section.tsx';
import type { TaughtSession } from '../api.ts';

interface NextClassesProps {
  sessions: readonly TaughtSession[];
  formats: Formats;
  onOpen: (session_id: string) => void;
}

/** What somebody gives in the days to come. */
export function NextClasses({ sessions, formats, onOpen }: NextClassesProps) {
  const { t } = useTranslation();
  const held = sessions.filter(({ status }) => status !== 'cancelled');
  return (
    <Section title={t('coaches.detail.week')}>
      {held.length === 0 ? (
        <Text c="dimmed">{t('coaches.detail.noClasses')}</Text>
      ) : (
        <Stack gap={2}>
          {held.map((session) => (
            <UnstyledButton key={session.id} py={6} onClick={() => onOpen(session.id)}>
              <Group component="span" justify="space-between" wrap="nowrap">
                <span>
                  <Text component="span" fw={600} display="block" lh={1.3}>
                    {session.name}
                  </Text>
                  <Text component="span" size="sm" c="dimmed">
                    {formats.dateTime(session.scheduled_datetime)}
                  </Text>
                </span>
                <Group component="span" gap={6} wrap="nowrap">
                  {session.as_assistant && <Badge variant="default">{t('coaches.detail.assistant')}</Badge>}
                  {session.as_substitute && <Badge variant="default">{t('coaches.detail.substitute')}</Badge>}
                  <Text component="span" size="sm">
                    {session.enrolled_count}/{session.max_participants}
                  </Text>
                </Group>
              </Group>
            </UnstyledButton>
          ))}
        </Stack>
      )}
    </Section>
  );
}
