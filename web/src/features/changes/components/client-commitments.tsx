import { List, Radio, Stack, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Formats } from '../../../platform/formats/formats.ts';
import type { ClientLeaving, Commitments } from '../api.ts';

/** A holder has a date in every week to come; the first say which. */
const MOST = 6;

/** What somebody has before them, in words. */
export function Before({ leaving, formats }: { leaving: ClientLeaving; formats: Formats }) {
  const { t } = useTranslation();
  const { bookings, fixed_places, dependants } = leaving;
  const alone = dependants.filter((one) => !one.has_others);
  return (
    <Stack gap={6}>
      <Text>{t('changes.client.before', { count: bookings.length })}</Text>
      <List size="sm">
        {bookings.slice(0, MOST).map((one) => (
          <List.Item key={one.enrollment_id}>
            {`${one.name}, ${formats.dayShort(one.local_date)}, ${one.local_time.slice(0, 5)}`}
            {one.status === 'waitlisted' && ` · ${t('changes.client.waiting')}`}
          </List.Item>
        ))}
        {bookings.length > MOST && (
          <List.Item>{t('changes.client.more', { count: bookings.length - MOST })}</List.Item>
        )}
      </List>
      {fixed_places.length > 0 && (
        <Text size="sm">
          {t('changes.client.places', { names: fixed_places.map((one) => one.schedule_name).join(', ') })}
        </Text>
      )}
      {alone.length > 0 && (
        <Text size="sm">
          {t('changes.client.alone', { names: alone.map((one) => one.student_name).join(', ') })}
        </Text>
      )}
    </Stack>
  );
}

interface WhatRemainsProps {
  leaving: ClientLeaving;
  choice: Commitments;
  onChoose: (choice: Commitments) => void;
}

export function WhatRemains({ leaving, choice, onChoose }: WhatRemainsProps) {
  const { t } = useTranslation();
  const singles = leaving.bookings.some((one) => !one.is_fixed);
  return (
    <>
      {singles && (
        <Radio.Group
          label={t('changes.client.bookings.label')}
          value={choice.bookings}
          onChange={(bookings) => onChoose({ ...choice, bookings: bookings as Commitments['bookings'] })}
        >
          <Stack gap={6} mt={6}>
            {(['give_back', 'keep'] as const).map((value) => (
              <Radio key={value} value={value} label={t(`changes.client.bookings.${value}`)} />
            ))}
          </Stack>
        </Radio.Group>
      )}
      {leaving.fixed_places.length > 0 && (
        <Radio.Group
          label={t('changes.client.fixed.label')}
          value={choice.places}
          onChange={(places) => onChoose({ ...choice, places: places as Commitments['places'] })}
        >
          <Stack gap={6} mt={6}>
            {(['give_back', 'end', 'keep'] as const).map((value) => (
              <Radio key={value} value={value} label={t(`changes.client.fixed.${value}`)} />
            ))}
          </Stack>
        </Radio.Group>
      )}
    </>
  );
}
