import { Alert, List, Text } from '@mantine/core';
import type { UseQueryResult } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { codeMessage, errorMessage } from '../../../../platform/errors/message.ts';
import type { Formats } from '../../../../platform/formats/formats.ts';
import type { PlaceEffect } from '../../holder-api.ts';

interface EffectProps {
  query: UseQueryResult<PlaceEffect>;
  /** What becomes of the classes that are listed. */
  said: 'given' | 'had';
  formats: Formats;
}

/** What would happen, or everything that stands against it. */
export function Effect({ query: { data, error }, said, formats }: EffectProps) {
  if (error) {
    return (
      <Alert color="red" variant="light" role="alert">
        {errorMessage(error)}
      </Alert>
    );
  }
  if (!data) return null;
  return (
    <>
      <Reasons reasons={data.reasons} />
      <ClassesHit classes={data.classes} said={said} formats={formats} />
    </>
  );
}

export function Reasons({ reasons }: { reasons: PlaceEffect['reasons'] }) {
  if (reasons.length === 0) return null;
  return (
    <Alert color="orange" variant="light" role="status">
      {reasons.map(({ code, params, message }) => (
        <div key={code}>{codeMessage(code, message, params)}</div>
      ))}
    </Alert>
  );
}

const listed = 5;

function ClassesHit({ classes, said, formats }: Pick<PlaceEffect, 'classes'> & Omit<EffectProps, 'query'>) {
  const { t } = useTranslation();
  const more = classes.length - listed;
  return (
    <div role="status">
      <Text>{t(`bookings.own.classes.${said}`, { count: classes.length })}</Text>
      <List size="sm" c="dimmed">
        {classes.slice(0, listed).map(({ session_id, scheduled_datetime }) => (
          <List.Item key={session_id}>{formats.dateTime(scheduled_datetime)}</List.Item>
        ))}
      </List>
      {more > 0 && (
        <Text size="sm" c="dimmed">
          {t('bookings.own.classes.more', { count: more })}
        </Text>
      )}
    </div>
  );
}
