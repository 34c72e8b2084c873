import { Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Formats } from '../../../platform/formats/formats.ts';
import type { LocalDate } from '../../../platform/formats/local-date.ts';
import type { Court, Reservation } from '../api.ts';
import { isAllDay, type Span, shownHours, spanOf } from '../day.ts';
import classes from './court-day.module.css';

interface CourtDayProps {
  courts: readonly Court[];
  reservations: readonly Reservation[];
  day: LocalDate;
  /** When the club is open that day. */
  opening: readonly Span[];
  /** Minutes since midnight, when the day is today. */
  now: number | null;
  formats: Formats;
  onOpen: (reservation: Reservation) => void;
}

/** A day of every court side by side, by time; on phones one court after the other. */
export function CourtDay(props: CourtDayProps) {
  const { courts, reservations, day, opening, now, formats } = props;
  const spans = reservations.map((one) => spanOf(one, day, formats));
  const shown = shownHours(opening, spans);
  const hours = Array.from({ length: (shown.until - shown.from) / 60 }, (_, hour) => shown.from / 60 + hour);
  const style = { '--hours': hours.length, '--courts': courts.length } as React.CSSProperties;
  return (
    <div className={classes.day} style={style}>
      <div className={classes.hours} aria-hidden="true">
        {hours.map((hour) => (
          <span key={hour}>{String(hour % 24).padStart(2, '0')}:00</span>
        ))}
      </div>
      {courts.map((court) => (
        <CourtColumn key={court.id} court={court} shown={shown} {...props} />
      ))}
      {now !== null && now >= shown.from && now <= shown.until && (
        <div
          className={classes.now}
          style={{ '--at': (now - shown.from) / 60 } as React.CSSProperties}
          aria-hidden="true"
        />
      )}
    </div>
  );
}

function CourtColumn({ court, shown, ...props }: CourtDayProps & { court: Court; shown: Span }) {
  const { t } = useTranslation();
  const { reservations, day, formats, onOpen } = props;
  const here = reservations.filter(({ court_id }) => court_id === court.id);
  return (
    <section className={classes.court} aria-label={court.name}>
      <h2 className={classes.name}>
        {court.name}
        <Text component="span" size="xs" c="dimmed">
          {t(court.is_indoor ? 'courts.indoor' : 'courts.outdoor')}
        </Text>
      </h2>
      <ul className={classes.blocks}>
        {here.length === 0 && <li className={classes.free}>{t('courts.free')}</li>}
        {here.map((reservation) => (
          <Block
            key={reservation.id}
            reservation={reservation}
            span={spanOf(reservation, day, formats)}
            shown={shown}
            formats={formats}
            onOpen={onOpen}
          />
        ))}
      </ul>
    </section>
  );
}

interface BlockProps {
  reservation: Reservation;
  span: Span;
  shown: Span;
  formats: Formats;
  onOpen: (reservation: Reservation) => void;
}

function Block({ reservation, span, shown, formats, onOpen }: BlockProps) {
  const { t } = useTranslation();
  const { booking_type, title, starts_at, ends_at } = reservation;
  const from = Math.max(span.from, shown.from);
  const style = {
    '--from': (from - shown.from) / 60,
    '--length': (Math.min(span.until, shown.until) - from) / 60,
  } as React.CSSProperties;
  return (
    <li className={classes.place} style={style}>
      <button
        type="button"
        className={classes.block}
        data-type={booking_type}
        onClick={() => onOpen(reservation)}
      >
        <span className={classes.time}>
          {isAllDay(span) ? t('courts.allDay') : formats.timeRange(starts_at, ends_at)}
        </span>
        <span className={classes.title}>{title || t(`courts.types.${booking_type}`)}</span>
        {booking_type !== 'class' && title && (
          <span className={classes.type}>{t(`courts.types.${booking_type}`)}</span>
        )}
      </button>
    </li>
  );
}
