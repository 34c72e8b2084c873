import type { Formats } from '../../../platform/formats/formats.ts';
import type { FoundSession, OwnBooking } from '../api.ts';
import { ClassCard, type ClassCardProps, type Selection, type ViewType } from './class-card.tsx';
import classes from './class-session-list.module.css';

export interface ClassSessionListProps {
  sessions: readonly FoundSession[];
  viewType: ViewType;
  formats: Formats;
  now: Date;
  /** Bookings of the person and their dependants, by session. */
  bookings?: ReadonlyMap<string, readonly OwnBooking[]>;
  named?: boolean;
  selection?: Selection | undefined;
  link: ClassCardProps['link'];
  /** Read to those who do not see where the list stands. */
  label: string;
}

/** Classes one after another, in the order in which they are given. */
export function ClassSessionList({ sessions, bookings, label, ...rest }: ClassSessionListProps) {
  return (
    <ul className={classes.list} aria-label={label}>
      {sessions.map((session) => (
        <li key={session.id} className={classes.item}>
          <ClassCard session={session} bookings={bookings?.get(session.id)} {...rest} />
        </li>
      ))}
    </ul>
  );
}
