import { Badge, Title } from '@mantine/core';
import { IconArrowsExchange, IconMapPin, IconUsers } from '@tabler/icons-react';
import { type ReactNode, useId } from 'react';
import { useTranslation } from 'react-i18next';
import type { Formats } from '../../../platform/formats/formats.ts';
import { ColorLabel } from '../../../ui/color-label.tsx';
import { PlacesMeter } from '../../../ui/places-meter.tsx';
import type { TaughtSession } from '../api.ts';
import classes from './taught-card.module.css';

export interface TaughtCardProps {
  session: TaughtSession;
  formats: Formats;
  /** Wraps the title in the link to the roster. */
  link: (session: TaughtSession, className: string, title: ReactNode) => ReactNode;
  /** Who gives it, as the one who looks: a class of somebody else is marked. */
  own_id: string;
  compact?: boolean;
  children?: ReactNode;
}

/** A class as the one who gives it sees it in their day or week. */
export function TaughtCard({ session, formats, link, own_id, compact = false, children }: TaughtCardProps) {
  const { t } = useTranslation();
  const id = useId();
  const { enrolled_count: taken, max_participants: capacity, waitlisted_count: waiting } = session;
  const places = t('classes.places', { taken, capacity });
  const place = session.court?.name ?? session.location;
  return (
    <article
      className={classes.card}
      aria-labelledby={id}
      data-status={session.status}
      data-compact={compact || undefined}
    >
      <p className={classes.time}>
        {formats.time(session.scheduled_datetime)}
        <span>–{formats.time(session.ends_at)}</span>
      </p>
      <Title order={compact ? 3 : 2} className={classes.name} id={id}>
        {link(session, classes.link ?? '', session.name)}
      </Title>
      <div className={classes.labels}>
        <ColorLabel color={session.level.color}>{session.level.display_name}</ColorLabel>
        {place && (
          <span className={classes.place}>
            <IconMapPin size={15} aria-hidden />
            {place}
          </span>
        )}
        <Status session={session} />
        {session.substitute_instructor?.id === own_id && (
          <Badge variant="default" leftSection={<IconArrowsExchange size={13} aria-hidden />}>
            {t('attendance.substitute')}
          </Badge>
        )}
        {session.assistant_instructors.some((one) => one.id === own_id) && (
          <Badge variant="default" leftSection={<IconUsers size={13} aria-hidden />}>
            {t('attendance.assistant')}
          </Badge>
        )}
      </div>
      <PlacesMeter
        taken={taken}
        capacity={capacity}
        label={waiting > 0 ? `${places} · ${t('classes.waiting', { count: waiting })}` : places}
      />
      {children}
    </article>
  );
}

const COLORS: Partial<Record<TaughtSession['status'], string>> = {
  in_progress: 'court',
  completed: 'teal',
  cancelled: 'red',
};

/** Only what is out of the ordinary: a class that is still to come needs no word. */
export function Status({ session }: { session: Pick<TaughtSession, 'status'> }) {
  const { t } = useTranslation();
  const color = COLORS[session.status];
  if (!color) return null;
  return (
    <Badge variant="light" color={color} c="var(--mantine-color-text)">
      {t(`attendance.status.${session.status}`)}
    </Badge>
  );
}
