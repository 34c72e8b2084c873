import { Alert, Group, Stack, Text } from '@mantine/core';
import {
  IconBan,
  IconCash,
  IconClock,
  IconLayoutGrid,
  IconPencil,
  IconPlayHandball,
  IconUsers,
} from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { reasonInWords } from '../../../platform/errors/message.ts';
import { ages, duration, type Formats } from '../../../platform/formats/formats.ts';
import { ColorLabel } from '../../../ui/color-label.tsx';
import { PlacesMeter } from '../../../ui/places-meter.tsx';
import type { Session } from '../api.ts';
import { coachesOf } from '../coaches.ts';
import { SessionStatus } from './schedule-status.tsx';

/** What a class is: when, where, with whom, for how much, how full. */
export function SessionFacts({ session, formats, now }: { session: Session; formats: Formats; now: Date }) {
  const { t } = useTranslation();
  const { class_type, level, enrolled_count, max_participants, min_participants, status } = session;
  const forAges = ages(t, session);
  const short = enrolled_count < min_participants && (status === 'scheduled' || status === 'confirmed');
  return (
    <Stack gap="sm">
      <Group gap={6}>
        <ColorLabel color={class_type.color}>{class_type.name}</ColorLabel>
        <ColorLabel color={level.color}>{level.display_name}</ColorLabel>
        {forAges && <Text size="sm">{forAges}</Text>}
        <SessionStatus status={status} />
      </Group>
      {status === 'cancelled' && (
        <Alert color="red" variant="light" icon={<IconBan aria-hidden />}>
          {session.cancel_reason
            ? t('scheduling.session.cancelledBecause', { reason: reasonInWords(session.cancel_reason) })
            : t('scheduling.sessionStatus.cancelled')}
        </Alert>
      )}
      <Stack gap={8}>
        <Line icon={<IconClock size={18} aria-hidden />}>
          {formats.relativeDay(session.local_date, now)},{' '}
          {formats.timeRange(session.scheduled_datetime, session.ends_at)}{' '}
          <Text component="span" c="dimmed" size="sm">
            ({duration(t, session.duration_minutes)})
          </Text>
        </Line>
        <Coach session={session} />
        <Line icon={<IconLayoutGrid size={18} aria-hidden />}>
          {session.court?.name ?? (session.location || t('scheduling.card.noPlace'))}
        </Line>
        <Line icon={<IconCash size={18} aria-hidden />}>
          {session.price === 0
            ? t('scheduling.session.free')
            : formats.money(session.price, session.currency)}
        </Line>
        <Line icon={<IconUsers size={18} aria-hidden />}>
          <PlacesMeter
            taken={enrolled_count}
            capacity={max_participants}
            label={t('scheduling.session.places', { taken: enrolled_count, max: max_participants })}
          />
          {short && (
            <Text size="sm" c="var(--mantine-color-text)" fw={550}>
              {t('scheduling.session.belowMinimum', { min: min_participants })}
            </Text>
          )}
        </Line>
        {(session.edited_fields?.length ?? 0) > 0 && (
          <Line icon={<IconPencil size={18} aria-hidden />}>
            <Text size="sm" c="dimmed">
              {t('scheduling.session.editedByHand')}
            </Text>
          </Line>
        )}
        {session.notes && (
          <Text size="sm" style={{ whiteSpace: 'pre-line' }}>
            {session.notes}
          </Text>
        )}
      </Stack>
    </Stack>
  );
}

function Coach({ session }: { session: Session }) {
  const { t } = useTranslation();
  const { instructor, substitute_instructor } = session;
  return (
    <Line icon={<IconPlayHandball size={18} aria-hidden />}>
      {coachesOf(t, session, t('scheduling.session.noCoach'))}
      {substitute_instructor && instructor && (
        <Text component="span" size="sm" c="dimmed">
          {' · '}
          {t('scheduling.session.substituteFor', { name: instructor.display_name })}
        </Text>
      )}
    </Line>
  );
}

function Line({ icon, children }: { icon: ReactNode; children: ReactNode }) {
  return (
    <Group gap={10} wrap="nowrap" align="flex-start">
      <span style={{ flex: 'none', color: 'var(--mantine-color-dimmed)', lineHeight: 0, paddingTop: 3 }}>
        {icon}
      </span>
      <div style={{ minWidth: 0 }}>{children}</div>
    </Group>
  );
}
