import { Card, Stack, Text, Title } from '@mantine/core';
import { IconRepeat } from '@tabler/icons-react';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import type { Formats } from '../../../platform/formats/formats.ts';
import type { FixedPlace, MyClass } from '../api.ts';
import { isActive } from '../booking.ts';
import classes from './fixed-places.module.css';
import { OwnPlace } from './holder/own-place.tsx';
import { OwnRenewal } from './holder/own-renewal.tsx';

interface FixedPlacesProps {
  places: readonly FixedPlace[];
  /** Upcoming bookings; those of a place tell when the group meets next. */
  upcoming: readonly MyClass[];
  formats: Formats;
  named: boolean;
}

/** The weekly groups in which somebody has a place of their own. */
export function FixedPlaces({ places, upcoming, formats, named }: FixedPlacesProps) {
  const { t } = useTranslation();
  const id = useId();
  if (places.length === 0) return null;
  return (
    <section aria-labelledby={id}>
      <Title order={2} fz="h3" mb="sm" id={id}>
        {t('bookings.groups.title')}
      </Title>
      <ul className={classes.list}>
        {places.map((place) => (
          <Card component="li" key={place.id} padding="md">
            <Group place={place} named={named} formats={formats} next={nextOf(place, upcoming)} />
          </Card>
        ))}
      </ul>
    </section>
  );
}

interface GroupProps {
  place: FixedPlace;
  next: MyClass | undefined;
  formats: Formats;
  named: boolean;
}

function Group({ place, next, formats, named }: GroupProps) {
  const { t } = useTranslation();
  const ends = place.ends_on && formats.date(place.ends_on);
  return (
    <div className={classes.group}>
      <IconRepeat size={22} stroke={1.75} className={classes.icon} aria-hidden />
      <Stack gap={2} flex={1}>
        <Text fw={650}>
          {place.schedule_name}
          {named && ` · ${place.student_name}`}
        </Text>
        {place.status === 'active' && (
          <Text size="sm" c="dimmed">
            {ends
              ? t(place.notice_given ? 'bookings.groups.leaves' : 'bookings.groups.until', {
                  from: formats.date(place.starts_on),
                  until: ends,
                })
              : t('bookings.groups.since', { from: formats.date(place.starts_on) })}
          </Text>
        )}
        {next && (
          <Text size="sm">
            {t('bookings.groups.next', { when: formats.dateTime(next.scheduled_datetime) })}
          </Text>
        )}
        {place.pauses.map((pause) => (
          <Text key={pause.id} size="sm" c="dimmed">
            {t('bookings.groups.pause', {
              from: formats.dayShort(pause.starts_on),
              until: formats.dayShort(pause.ends_on),
            })}
          </Text>
        ))}
        <OwnRenewal place={place} formats={formats} />
        {place.status === 'active' && <OwnPlace place={place} formats={formats} />}
      </Stack>
    </div>
  );
}

function nextOf(place: FixedPlace, upcoming: readonly MyClass[]): MyClass | undefined {
  return upcoming.find((mine) => mine.schedule_enrollment_id === place.id && isActive(mine));
}
