import { Avatar, Badge, Card, Group, Switch, Text } from '@mantine/core';
import { IconPlayHandball } from '@tabler/icons-react';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNumber } from '../../../platform/formats/use-number.ts';
import { AnchorLink } from '../../../ui/link.tsx';
import { NothingHere } from '../../../ui/nothing-here.tsx';
import type { Instructor } from '../api.ts';
import { weeklyMinutes } from '../hours.ts';
import classes from './instructor-management.module.css';

interface InstructorManagementProps {
  instructors: readonly Instructor[];
  typeName: (id: string) => string | undefined;
  add: ReactNode;
}

/** Everybody who teaches at the club, with what they teach and how much they work. */
export function InstructorManagement({ instructors, typeName, add }: InstructorManagementProps) {
  const { t } = useTranslation();
  const [all, setAll] = useState(false);
  const left = instructors.some(({ is_active }) => !is_active);
  const shown = instructors.filter(({ is_active }) => all || is_active);
  if (instructors.length === 0) {
    return (
      <Card>
        <NothingHere
          icon={<IconPlayHandball aria-hidden />}
          title={t('coaches.empty.title')}
          description={t('coaches.empty.text')}
          action={add}
        />
      </Card>
    );
  }
  return (
    <>
      {left && (
        <Switch
          mb="md"
          label={t('coaches.showInactive')}
          checked={all}
          onChange={({ currentTarget }) => setAll(currentTarget.checked)}
        />
      )}
      <ul className={classes.list}>
        {shown.map((instructor) => (
          <li key={instructor.id}>
            <InstructorCard instructor={instructor} typeName={typeName} />
          </li>
        ))}
      </ul>
    </>
  );
}

function InstructorCard({
  instructor,
  typeName,
}: Pick<InstructorManagementProps, 'typeName'> & { instructor: Instructor }) {
  const { t } = useTranslation();
  const number = useNumber();
  const { id, display_name, windows, max_weekly_hours, specialties, rating, total_ratings } = instructor;
  const hours = Math.round(weeklyMinutes(windows) / 60);
  return (
    <Card className={classes.card} padding="md">
      <Group wrap="nowrap" align="flex-start" gap="md">
        <Avatar name={display_name} color="court.7" variant="filled" size={48} aria-hidden />
        <div style={{ minWidth: 0 }}>
          <AnchorLink
            to="/admin/instructors/$instructorId"
            params={{ instructorId: id }}
            className={classes.link}
            fw={650}
            fz="lg"
            c="inherit"
          >
            {display_name}
          </AnchorLink>
          <Text size="sm" c="dimmed">
            {windows.length === 0 ? t('coaches.noHours') : t('coaches.hours', { count: hours })} ·{' '}
            {t('coaches.maxHours', { hours: max_weekly_hours })}
          </Text>
          {rating !== null && (
            <Text size="sm" c="dimmed">
              {t('coaches.rating', { rating: number(rating), count: total_ratings })}
            </Text>
          )}
          <Group gap={4} mt={8}>
            {!instructor.is_active && <Badge variant="default">{t('coaches.inactive')}</Badge>}
            {instructor.user_id === null && <Badge variant="default">{t('coaches.unlinked')}</Badge>}
            {specialties.map((type) => (
              <Badge key={type} variant="light" c="var(--mantine-color-text)">
                {typeName(type)}
              </Badge>
            ))}
          </Group>
        </div>
      </Group>
    </Card>
  );
}
