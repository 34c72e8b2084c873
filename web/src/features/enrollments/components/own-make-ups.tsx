import { Card, Group, Stack, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useId } from 'react';
import { useTranslation } from 'react-i18next';
import type { Formats } from '../../../platform/formats/formats.ts';
import { type MakeUp, makeUpsQuery } from '../make-ups-api.ts';

interface OwnMakeUpsProps {
  formats: Formats;
  /** Whether it says whose they are. */
  named: boolean;
  /** To the classes for which this student can use them. */
  link: (student_id: string) => ReactNode;
}

/** The make-ups that can still be used: from which class, and till when. */
export function OwnMakeUps({ formats, named, link }: OwnMakeUpsProps) {
  const { t } = useTranslation();
  const id = useId();
  const { data = [] } = useQuery(makeUpsQuery());
  const open = data
    .filter(({ state }) => state === 'open')
    .toSorted((a, b) => a.expires_on.localeCompare(b.expires_on));
  if (open.length === 0) return null;
  const students = [...new Set(open.map(({ student_id }) => student_id))];
  return (
    <section aria-labelledby={id}>
      <Title order={2} fz="h3" mb="sm" id={id}>
        {t('bookings.makeUps.title', { count: open.length })}
      </Title>
      <Stack gap="sm">
        {students.map((student_id) => (
          <Card key={student_id} padding="md">
            <Group justify="space-between" align="flex-end">
              <Stack gap={4} component="ul" m={0} p={0} style={{ listStyle: 'none' }}>
                {open
                  .filter((one) => one.student_id === student_id)
                  .map((one) => (
                    <Line key={one.id} makeUp={one} named={named} formats={formats} />
                  ))}
              </Stack>
              {link(student_id)}
            </Group>
          </Card>
        ))}
      </Stack>
    </section>
  );
}

function Line({ makeUp, named, formats }: { makeUp: MakeUp; named: boolean; formats: Formats }) {
  const { t } = useTranslation();
  const { lost_class, lost_on, expires_on, class_type_name, student_name } = makeUp;
  const from = lost_class
    ? t('bookings.makeUps.from', { name: lost_class, date: formats.dayShort(lost_on) })
    : t('bookings.makeUps.granted');
  return (
    <li>
      <Text fw={550}>
        {named ? `${student_name} · ` : ''}
        {t('bookings.makeUps.until', { date: formats.date(expires_on) })}
      </Text>
      <Text size="sm" c="dimmed">
        {from}
        {class_type_name ? ` · ${class_type_name}` : ''}
      </Text>
    </li>
  );
}
