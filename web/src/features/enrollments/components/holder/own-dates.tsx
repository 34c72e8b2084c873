import { Button, Group, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useChange } from '../../../../platform/client/use-change.ts';
import type { Formats } from '../../../../platform/formats/formats.ts';
import { Loaded } from '../../../../platform/loaded.tsx';
import { toastDone } from '../../../../platform/toast.ts';
import { enroll, type FixedPlace } from '../../api.ts';
import { type PlaceDate, placeDatesQuery, releaseDate } from '../../holder-api.ts';

/** The dates of one's place that are to come: each can be given back, and had again while a place is free. */
export function OwnDates({ place, formats }: { place: FixedPlace; formats: Formats }) {
  const { t } = useTranslation();
  const query = useQuery(placeDatesQuery(place.id));
  return (
    <Loaded query={query}>
      {(dates) =>
        dates.length === 0 ? (
          <Text size="sm" c="dimmed">
            {t('bookings.own.dates.none')}
          </Text>
        ) : (
          <Stack gap={4} component="ul" p={0} m={0} style={{ listStyle: 'none' }}>
            {dates.map((date) => (
              <OneDate key={date.session_id} {...{ date, place, formats }} />
            ))}
          </Stack>
        )
      }
    </Loaded>
  );
}

function OneDate({ date, place, formats }: { date: PlaceDate; place: FixedPlace; formats: Formats }) {
  const { t } = useTranslation();
  const { session_id, state, can_release, can_take_back } = date;
  const { student_id } = place;
  const when = formats.dateTime(date.scheduled_datetime);
  const releasing = useChange((send) => send(releaseDate, { session_id, student_id }), {
    done: t('bookings.own.dates.done'),
  });
  const taking = useChange(async (send) => {
    const [booked] = await send(enroll, { session_ids: [session_id], student_id });
    toastDone(t(booked?.status === 'waitlisted' ? 'bookings.takeBack.waits' : 'bookings.takeBack.done'));
  });
  return (
    <Group component="li" justify="space-between" wrap="nowrap" gap="xs" mih={44}>
      <div>
        <Text size="sm">{when}</Text>
        {state !== 'held' && (
          <Text size="xs" c="dimmed">
            {t(`bookings.own.dates.${state}`)}
          </Text>
        )}
      </div>
      {can_release && (
        <Button
          variant="subtle"
          size="compact-sm"
          h={40}
          loading={releasing.busy}
          aria-label={`${t('bookings.own.dates.release')}: ${when}`}
          onClick={() => releasing.run()}
        >
          {t('bookings.own.dates.release')}
        </Button>
      )}
      {can_take_back && (
        <Button
          variant="light"
          size="compact-sm"
          h={40}
          loading={taking.busy}
          aria-label={`${t('bookings.takeBack.action')}: ${when}`}
          onClick={() => taking.run()}
        >
          {t('bookings.takeBack.action')}
        </Button>
      )}
    </Group>
  );
}
