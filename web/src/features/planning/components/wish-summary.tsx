import { Stack, Text } from '@mantine/core';
import { IconHeartFilled } from '@tabler/icons-react';
import { Fragment } from 'react';
import { useTranslation } from 'react-i18next';
import { useNumber } from '../../../platform/formats/use-number.ts';
import { weekdayNames } from '../../../platform/formats/weekdays.ts';
import type { Wish } from '../wishes-api.ts';

interface WishSummaryProps {
  wish: Wish;
  /** Of the student, today. */
  level: number | null;
}

/** What somebody wants, in a few lines. */
export function WishSummary({ wish, level }: WishSummaryProps) {
  const { t, i18n } = useTranslation();
  const number = useNumber();
  const days = weekdayNames(i18n.language, 'short');
  const said = wish.wants_test
    ? t('wishes.level.test')
    : t('wishes.level.is', { level: number(wish.level ?? level ?? 0) });
  const knows = wish.wants_test || wish.level !== null || level !== null;
  const lists = [
    [t('wishes.coachesShort'), wish.instructors.map((one) => one.display_name)],
    [t('wishes.clubsShort'), wish.clubs.map((one) => one.name)],
  ] as const;
  return (
    <Stack gap={2}>
      <Text size="sm">
        {t('wishes.perWeekShort', { count: wish.classes_a_week })}
        {knows && ` · ${said}`}
      </Text>
      <Text size="sm">
        {wish.times.map(({ weekday, starts_at, ends_at, loved }, at) => (
          <Fragment key={`${weekday} ${starts_at}`}>
            {at > 0 && ' · '}
            <span style={{ whiteSpace: 'nowrap', fontWeight: loved ? 600 : undefined }}>
              {days[weekday]} {starts_at}–{ends_at}
              {loved && (
                <IconHeartFilled
                  size={12}
                  style={{ marginLeft: 2 }}
                  role="img"
                  aria-label={t('wishes.hours.states.love')}
                />
              )}
            </span>
          </Fragment>
        ))}
      </Text>
      {lists
        .filter(([, names]) => names.length > 0)
        .map(([label, names]) => (
          <Text key={label} size="sm" c="dimmed">
            {label}: {names.join(', ')}
          </Text>
        ))}
      {wish.note && (
        <Text size="sm" c="dimmed" style={{ whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' }}>
          {t('wishes.noteShort')}: {wish.note}
        </Text>
      )}
    </Stack>
  );
}
