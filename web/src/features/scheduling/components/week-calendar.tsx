import { UnstyledButton } from '@mantine/core';
import type { RefObject } from 'react';
import { useTranslation } from 'react-i18next';
import type { Formats } from '../../../platform/formats/formats.ts';
import type { LocalDate } from '../../../platform/formats/local-date.ts';
import type { Session } from '../api.ts';
import { coachesOf, coachOf } from '../coaches.ts';
import { inCell, weekRows } from '../week.ts';
import type { Held } from './use-moving.ts';
import classes from './week-calendar.module.css';

export interface WeekCalendarProps {
  table: RefObject<HTMLTableElement | null>;
  /** What is carried over it at the moment (its lane is the day), and whether its place is free. */
  held: (Held & { isFree: boolean }) | null;
  movable: (session: Session) => boolean;
  days: readonly LocalDate[];
  sessions: readonly Session[];
  today: LocalDate;
  formats: Formats;
  /** Names of closures, by day. */
  closed: ReadonlyMap<LocalDate, string>;
  onDay: (day: LocalDate) => void;
  /** Shows what a cell has no room for. */
  onMore: (day: LocalDate) => void;
  onOpen: (session_id: string) => void;
}

/** A week as a table: a row for every hour in which a class starts, a column for every day. */
export function WeekCalendar(props: WeekCalendarProps) {
  const { table, held, movable, days, sessions, today, formats, closed, onDay, onMore, onOpen } = props;
  const { t } = useTranslation();
  const rows = weekRows(sessions);
  return (
    <div className={classes.scroll} data-carrying={held !== null || undefined}>
      <table ref={table} className={classes.table}>
        <caption className={classes.hidden}>{t('scheduling.calendar.title')}</caption>
        <thead>
          <tr>
            <td className={classes.corner} />
            {days.map((day) => (
              <th key={day} scope="col" className={classes.head} data-today={day === today || undefined}>
                <button type="button" onClick={() => onDay(day)}>
                  <span>{formats.weekday(day)}</span>
                  <b>{Number(day.slice(8))}</b>
                </button>
                {closed.has(day) && (
                  <span className={classes.closed}>
                    {t('scheduling.calendar.closure', { name: closed.get(day) })}
                  </span>
                )}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ hour, days: byDay }) => (
            <tr key={hour}>
              <th scope="row" className={classes.hour}>
                {String(hour).padStart(2, '0')}:00
              </th>
              {days.map((day, lane) => (
                <td
                  key={day}
                  className={classes.cell}
                  data-today={day === today || undefined}
                  data-lane={lane}
                  data-minute={hour * 60}
                  data-target={targetOf(held, lane, hour)}
                >
                  <Cell
                    sessions={byDay.get(day) ?? []}
                    where={`${formats.weekday(day)} ${Number(day.slice(8))}, ${String(hour).padStart(2, '0')}:00`}
                    onMore={() => onMore(day)}
                    {...{ formats, movable, onOpen }}
                  />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** Whether a cell is where what is carried would begin: `free`, or `taken` by something else. */
function targetOf(held: WeekCalendarProps['held'], lane: number, hour: number) {
  if (held?.lane !== lane || Math.floor(held.from / 60) !== hour) return undefined;
  return held.isFree ? 'free' : 'taken';
}

interface CellProps {
  sessions: readonly Session[];
  /** The day and the hour, in words. */
  where: string;
  formats: Formats;
  movable: (session: Session) => boolean;
  onMore: () => void;
  onOpen: (session_id: string) => void;
}

function Cell({ sessions, where, formats, movable, onMore, onOpen }: CellProps) {
  const { t } = useTranslation();
  const { shown, more } = inCell(sessions);
  return (
    <div className={classes.stack}>
      {shown.map((session) => (
        <Block key={session.id} movable={movable(session)} {...{ session, formats, onOpen }} />
      ))}
      {more > 0 && (
        <UnstyledButton
          className={classes.more}
          aria-label={t('scheduling.calendar.moreOf', { count: more, where })}
          onClick={onMore}
        >
          {t('scheduling.calendar.more', { count: more })}
        </UnstyledButton>
      )}
    </div>
  );
}

interface BlockProps {
  session: Session;
  /** Whether it can be carried elsewhere, by the mouse or with M. */
  movable?: boolean;
  /** What stands above it already. */
  lane?: 'court' | 'coach';
  /** Whether it stands with a coach who helps in it: then who gives it is said. */
  helps?: boolean;
  formats: Formats;
  onOpen: (session_id: string) => void;
}

export function Block({ session, formats, movable = false, lane, helps = false, onOpen }: BlockProps) {
  const { t } = useTranslation();
  const { id, name, class_type, status, enrolled_count, max_participants, waitlisted_count } = session;
  return (
    <UnstyledButton
      className={classes.block}
      style={{ '--type-color': class_type.color } as React.CSSProperties}
      data-cancelled={status === 'cancelled' || undefined}
      data-session={id}
      data-helps={helps || undefined}
      {...(movable && { 'data-movable': true, 'aria-keyshortcuts': 'M' })}
      onClick={() => onOpen(id)}
    >
      <span className={classes.line}>
        <span>{formats.timeRange(session.scheduled_datetime, session.ends_at)}</span>
        <b data-full={enrolled_count >= max_participants || undefined}>
          {t('scheduling.session.placesLabel', { taken: enrolled_count, max: max_participants })}
          {waitlisted_count > 0 && ` +${waitlisted_count}`}
        </b>
      </span>
      <span className={classes.name}>{name}</span>
      <span className={classes.where}>
        {[
          helps &&
            t('scheduling.calendar.helps', {
              coach: coachOf(session)?.display_name ?? t('scheduling.session.noCoach'),
            }),
          lane !== 'court' && (session.court?.name ?? session.location),
          lane !== 'coach' && coachesOf(t, session, t('scheduling.session.noCoach')),
        ]
          .filter(Boolean)
          .join(' · ')}
      </span>
      {movable && lane && <span className={classes.end} data-stretch />}
    </UnstyledButton>
  );
}
