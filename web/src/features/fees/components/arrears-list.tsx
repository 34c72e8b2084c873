import { Badge, Button, Group, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useChange } from '../../../platform/client/use-change.ts';
import type { Formats } from '../../../platform/formats/formats.ts';
import { AnchorLink } from '../../../ui/link.tsx';
import { Section } from '../../../ui/section.tsx';
import { arrearsQuery, giveBackPlace, type InArrears } from '../api.ts';

interface ArrearsListProps {
  club_id: string;
  formats: Formats;
}

/** Whose fees are overdue, and what follows from it; nothing where nobody's are. */
export function ArrearsList({ club_id, formats }: ArrearsListProps) {
  const { t } = useTranslation();
  const { data = [] } = useQuery(arrearsQuery(club_id));
  if (data.length === 0) return null;
  return (
    <Section title={t('fees.arrears.title')}>
      <Stack component="ul" gap="sm" m={0} p={0} style={{ listStyle: 'none' }}>
        {data.map((one) => (
          <OneOwes key={`${one.student_id} ${one.currency}`} {...{ one, formats }} />
        ))}
      </Stack>
    </Section>
  );
}

function OneOwes({ one, formats }: { one: InArrears; formats: Formats }) {
  const { t } = useTranslation();
  const { student_id, student_name, amount, currency, consequence, since, count, phone, places } = one;
  const about = [t('fees.arrears.since', { count, date: formats.dateShort(since) }), phone];
  return (
    <li>
      <Group gap={8}>
        <AnchorLink to="/admin/clients/$clientId" params={{ clientId: student_id }}>
          {student_name}
        </AnchorLink>
        <Text fw={650}>{formats.money(amount, currency)}</Text>
        {(consequence === 'no_bookings' || consequence === 'release') && (
          <Badge variant="light" color="red" c="var(--mantine-color-text)">
            {t('fees.arrears.noBookings')}
          </Badge>
        )}
      </Group>
      <Text size="sm" c="dimmed">
        {about.filter(Boolean).join(' · ')}
      </Text>
      {places.map((place) => (
        <OnePlace key={place.place_id} {...{ place, formats, student_name }} />
      ))}
    </li>
  );
}

interface OnePlaceProps {
  place: InArrears['places'][number];
  student_name: string;
  formats: Formats;
}

/** A place that is going to be released, or was. */
function OnePlace({ place, student_name, formats }: OnePlaceProps) {
  const { t } = useTranslation();
  const { place_id, schedule_name: group, release_on, is_released } = place;
  const { busy, run } = useChange((send) => send(giveBackPlace, place_id), { done: t('fees.arrears.back') });
  if (!is_released && release_on === null) return null;
  return (
    <Group gap="xs" justify="space-between">
      <Text size="sm">
        {is_released
          ? t('fees.arrears.released', { group })
          : t('fees.arrears.releasedOn', { group, date: formats.dateShort(release_on ?? '') })}
      </Text>
      {is_released && (
        <Button
          variant="default"
          size="xs"
          loading={busy}
          aria-label={t('fees.arrears.giveBackOf', { name: student_name, group })}
          onClick={() => run()}
        >
          {t('fees.arrears.giveBack')}
        </Button>
      )}
    </Group>
  );
}
