import { Stack, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useId } from 'react';
import { useTranslation } from 'react-i18next';
import type { Formats } from '../../../platform/formats/formats.ts';
import { type ClassMessage, messagesQuery } from '../api.ts';

interface ClassMessagesProps {
  session_id: string;
  formats: Formats;
  /** What may be done with one, beside it. */
  actions?: (message: ClassMessage) => ReactNode;
}

/** What was written to those who are in a class; nothing where nothing was. */
export function ClassMessages({ session_id, formats, actions }: ClassMessagesProps) {
  const { t } = useTranslation();
  const id = useId();
  const { data = [] } = useQuery(messagesQuery(session_id));
  if (data.length === 0) return null;
  return (
    <section aria-labelledby={id}>
      <Title order={3} fz="md" id={id}>
        {t('classes.messages.title')}
      </Title>
      <Stack component="ul" gap="sm" p={0} m={0} mt={4} style={{ listStyle: 'none' }}>
        {data.map((message) => (
          <li key={message.id}>
            <Text style={{ whiteSpace: 'pre-line', overflowWrap: 'anywhere' }}>{message.words}</Text>
            <Text size="sm" c="dimmed">
              {t(message.changed_at ? 'classes.messages.byChanged' : 'classes.messages.by', {
                name: message.author,
                at: formats.dateTime(message.created_at),
              })}
            </Text>
            {actions?.(message)}
          </li>
        ))}
      </Stack>
    </section>
  );
}
