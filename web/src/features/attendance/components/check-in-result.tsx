import { Button, Group, Loader, Stack, Text, Title } from '@mantine/core';
import { IconCircleCheckFilled, IconCircleXFilled } from '@tabler/icons-react';
import { type ReactNode, useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { shownHere, useChange } from '../../../platform/client/use-change.ts';
import { errorMessage } from '../../../platform/errors/message.ts';
import { checkIn } from '../api.ts';
import classes from './check-in-result.module.css';

export interface Arriving {
  student_id: string;
  name: string;
}

interface CheckInResultProps {
  session_id: string;
  code: string | undefined;
  /** Those of the person's household with a place in this class. */
  people: readonly Arriving[];
  /** Whether the answer says whose it is. */
  named: boolean;
  /** Under the result: what the class is. */
  children?: ReactNode;
  action: ReactNode;
}

/** Checks in by the code at the class and says so in a way that a coach can read from across the net. */
export function CheckInResult({ session_id, code, people, named, children, action }: CheckInResultProps) {
  const { t } = useTranslation();
  const arrive = useChange(
    (send, { student_id }: Arriving) =>
      send(checkIn(session_id), { student_id, ...(code !== undefined && { code }) }),
    { failed: shownHere },
  );
  const only = people.length === 1 ? people[0] : undefined;
  // One person, one answer: nothing to ask. Strict mode runs effects twice.
  const asked = useRef(false);
  useEffect(() => {
    if (!only || asked.current) return;
    asked.current = true;
    arrive.run(only);
  });

  if (arrive.done) {
    const { name } = arrive.done;
    return (
      <Result
        tone="good"
        title={named ? t('attendance.checkIn.doneFor', { name }) : t('attendance.checkIn.done')}
        text={t('attendance.checkIn.enjoy')}
      >
        {children}
        {action}
      </Result>
    );
  }
  if (arrive.error !== null) {
    return (
      <Result tone="bad" title={t('attendance.checkIn.failed')} text={errorMessage(arrive.error)}>
        {children}
        <Group justify="center">
          <Button variant="default" onClick={() => arrive.input && arrive.run(arrive.input)}>
            {t('attendance.checkIn.again')}
          </Button>
          {action}
        </Group>
      </Result>
    );
  }
  if (people.length === 0) {
    return (
      <Result tone="bad" title={t('attendance.checkIn.failed')} text={t('attendance.checkIn.nobody')}>
        {children}
        {action}
      </Result>
    );
  }
  if (people.length > 1 && !arrive.busy) {
    return (
      <Stack align="center" gap="md" className={classes.result}>
        <Title order={1}>{t('attendance.checkIn.who')}</Title>
        {children}
        {people.map((person) => (
          <Button key={person.student_id} size="xl" fullWidth maw={420} onClick={() => arrive.run(person)}>
            {person.name}
          </Button>
        ))}
      </Stack>
    );
  }
  return (
    <Stack align="center" gap="md" className={classes.result} role="status">
      <Loader size="xl" />
      <Title order={1} fz="h2">
        {t('attendance.checkIn.busy')}
      </Title>
    </Stack>
  );
}

interface ResultProps {
  tone: 'good' | 'bad';
  title: string;
  text: string;
  children: ReactNode;
}

function Result({ tone, title, text, children }: ResultProps) {
  const Icon = tone === 'good' ? IconCircleCheckFilled : IconCircleXFilled;
  return (
    <Stack align="center" gap="md" className={classes.result} role={tone === 'good' ? 'status' : 'alert'}>
      <Icon className={classes.icon} data-tone={tone} aria-hidden />
      <Title order={1} ta="center">
        {title}
      </Title>
      <Text size="lg" ta="center" c="dimmed">
        {text}
      </Text>
      {children}
    </Stack>
  );
}
