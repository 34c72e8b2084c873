import { Card, Stack, Text, Title } from '@mantine/core';
import { IconHistory, IconTicket } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Formats } from '../../../platform/formats/formats.ts';
import type { LocalDate } from '../../../platform/formats/local-date.ts';
import { NothingHere } from '../../../ui/nothing-here.tsx';
import type { MyClass } from '../api.ts';
import { MyClassCard } from './my-class-card.tsx';

interface MyClassesDashboardProps {
  when: 'upcoming' | 'past';
  enrollments: readonly MyClass[];
  now: Date;
  /** Formats of the club of a booking. */
  formatsOf: (mine: MyClass) => Formats;
  named: boolean;
  link: (mine: MyClass, title: ReactNode) => ReactNode;
  /** What somebody without bookings can do. */
  action?: ReactNode;
}

/** One's own classes and those of one's dependants, day by day. */
export function MyClassesDashboard({
  when,
  enrollments,
  now,
  formatsOf,
  action,
  ...card
}: MyClassesDashboardProps) {
  const { t } = useTranslation();
  if (enrollments.length === 0) {
    return (
      <Card>
        <NothingHere
          icon={when === 'past' ? <IconHistory aria-hidden /> : <IconTicket aria-hidden />}
          title={t(`bookings.none.${when}`)}
          description={when === 'upcoming' ? t('bookings.none.hint') : undefined}
          action={action}
        />
      </Card>
    );
  }
  return (
    <Stack gap="lg">
      {byDay(enrollments).map(([day, own]) => (
        <section key={day} aria-labelledby={`day-${day}`}>
          <Title order={2} fz="h4" mb="xs" id={`day-${day}`}>
            {formatsOf(own[0]!).relativeDay(day, now)}
            {day.slice(0, 4) !== formatsOf(own[0]!).localDate(now).slice(0, 4) && (
              <Text span c="dimmed" fw={400} size="sm">
                {' '}
                {day.slice(0, 4)}
              </Text>
            )}
          </Title>
          <Stack gap="sm">
            {own.map((mine) => (
              <MyClassCard
                key={mine.enrollment_id}
                mine={mine}
                now={now}
                formats={formatsOf(mine)}
                {...card}
              />
            ))}
          </Stack>
        </section>
      ))}
    </Stack>
  );
}

function byDay(enrollments: readonly MyClass[]): [LocalDate, MyClass[]][] {
  const days = new Map<LocalDate, MyClass[]>();
  for (const mine of enrollments) days.set(mine.local_date, [...(days.get(mine.local_date) ?? []), mine]);
  return [...days];
}
