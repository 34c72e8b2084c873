import { IconMapPin, IconUser } from '@tabler/icons-react';
import { type ReactNode, useId } from 'react';
import { useTranslation } from 'react-i18next';
import { ages, type Formats } from '../../../platform/formats/formats.ts';
import { ColorLabel } from '../../../ui/color-label.tsx';
import { later } from '../../../ui/later.tsx';
import { PlacesMeter } from '../../../ui/places-meter.tsx';
import type { FoundSession, OwnBooking } from '../api.ts';
import { classState, isBookable } from '../class-state.ts';
import classes from './class-card.module.css';
import { StateLabel } from './state-label.tsx';

/** Only those who choose several classes see it, and it brings all that a field is made of. */
const ClassChoice = later(async () => (await import('./class-choice.tsx')).ClassChoice);

/** Whose eyes the list is for: a student and a visitor look for a place, the others look after their class. */
export type ViewType = 'student' | 'visitor' | 'instructor' | 'admin';

/** Choosing several classes at once. */
export interface Selection {
  ids: ReadonlySet<string>;
  onToggle: (session: FoundSession) => void;
}

export interface ClassCardProps {
  session: FoundSession;
  viewType: ViewType;
  formats: Formats;
  now: Date;
  /** What the person and their dependants have in this class. */
  bookings?: readonly OwnBooking[] | undefined;
  /** Whether a booking says whose it is. */
  named?: boolean;
  selection?: Selection | undefined;
  /** Wraps the card's title in the link to the class. */
  link: (session: FoundSession, className: string, title: ReactNode) => ReactNode;
}

/** One class; narrow in a column of the week, wide in the list of a day (a container query decides). */
export function ClassCard(props: ClassCardProps) {
  const { session, formats, now, bookings = [], selection, link } = props;
  const { t } = useTranslation();
  const id = useId();
  const state = classState(session, bookings[0], now);
  const forAges = ages(t, session);
  const selectable = selection && isBookable(classState(session, undefined, now)) && bookings.length === 0;
  const faded = state.kind === 'over' || state.kind === 'cancelled' || (selection && !selectable);
  return (
    <article
      className={classes.card}
      aria-labelledby={id}
      data-state={state.kind}
      data-faded={faded || undefined}
      data-selected={selection?.ids.has(session.id) || undefined}
    >
      <p className={classes.time}>
        {formats.time(session.scheduled_datetime)}
        <span className={classes.until}>–{formats.time(session.ends_at)}</span>
      </p>
      <h3 className={classes.name} id={id}>
        {selection ? session.name : link(session, classes.link ?? '', session.name)}
      </h3>
      <div className={classes.labels}>
        <ColorLabel color={session.level.color}>{session.level.display_name}</ColorLabel>
        <span className={classes.type}>{session.class_type.name}</span>
        {forAges && <span className={classes.type}>{forAges}</span>}
      </div>
      <Facts session={session} />
      <div className={classes.places}>
        <Places {...props} />
      </div>
      <Price {...props} />
      <div className={classes.states}>
        <States {...props} />
      </div>
      {selectable && (
        <ClassChoice
          checked={selection.ids.has(session.id)}
          onChange={() => selection.onToggle(session)}
          label={t('classes.select', {
            name: session.name,
            when: formats.dateTime(session.scheduled_datetime),
          })}
        />
      )}
    </article>
  );
}

/** What it costs this person: money, or a class of their package. */
function Price({ session, viewType, formats, bookings = [] }: ClassCardProps) {
  const { t } = useTranslation();
  const { price, currency, paid_by } = session;
  if (paid_by === 'package' || bookings.some((booked) => booked.by_package))
    return (
      <p className={classes.price} data-words>
        {t('classes.facts.byPackage')}
      </p>
    );
  if (viewType === 'instructor' || price === 0) return null;
  return <p className={classes.price}>{formats.money(price, currency)}</p>;
}

function Facts({ session }: Pick<ClassCardProps, 'session'>) {
  const coach = session.instructor;
  const place = session.court?.name ?? session.location;
  return (
    <ul className={classes.facts}>
      {coach && (
        <li>
          <IconUser size={14} aria-hidden />
          <span>{coach.display_name}</span>
        </li>
      )}
      {place && (
        <li>
          <IconMapPin size={14} aria-hidden />
          <span>{place}</span>
        </li>
      )}
    </ul>
  );
}

function Places({ session }: Pick<ClassCardProps, 'session'>) {
  const { t } = useTranslation();
  const { enrolled_count: taken, max_participants: capacity, waitlisted_count: waiting } = session;
  const label = t('classes.places', { taken, capacity });
  return (
    <PlacesMeter
      taken={taken}
      capacity={capacity}
      label={waiting > 0 ? `${label} · ${t('classes.waiting', { count: waiting })}` : label}
    />
  );
}

function States({ session, formats, now, bookings = [], named = false, viewType }: ClassCardProps) {
  if (bookings.length === 0) {
    const state = classState(session, undefined, now);
    return <StateLabel state={state} formats={formats} quiet={viewType === 'instructor'} />;
  }
  return bookings.map((booking) => (
    <StateLabel
      key={booking.student_id}
      state={classState(session, booking, now)}
      formats={formats}
      name={named ? booking.student_name : undefined}
    />
  ));
}
