import type { RefObject } from 'react';
import { useTranslation } from 'react-i18next';
import type { Formats } from '../../../platform/formats/formats.ts';
import { useGridKeys } from '../../../ui/use-grid-keys.ts';
import type { Session } from '../api.ts';
import { clockOf, freeLanes, type Lane, type LaneCell, type LaneKind, type LaneRow } from '../lanes.ts';
import type { Held } from './use-moving.ts';
import classes from './week-calendar.module.css';
import { Block } from './week-calendar.tsx';

interface DayLanesProps {
  table: RefObject<HTMLTableElement | null>;
  /** What is carried over it at the moment, and whether its place is free. */
  held: (Held & { isFree: boolean }) | null;
  movable: (session: Session) => boolean;
  kind: LaneKind;
  lanes: readonly Lane[];
  rows: readonly LaneRow[];
  /** The day, in words. */
  label: string;
  formats: Formats;
  onOpen: (session_id: string) => void;
  /** The hour from which a class can be begun that day; 24 for none. */
  addFrom: number;
  /** Begins a class in a free cell. */
  onAdd: (lane: Lane, hour: number) => void;
}

/**
 * A day as a table: a column for every court or coach, a row for every hour, or half of one. One stop of the Tab key;
 * the arrows go from class to class and from free hour to free hour.
 */
export function DayLanes(props: DayLanesProps) {
  const { table, held, movable, kind, lanes, rows, label, formats, addFrom, onOpen, onAdd } = props;
  const { t } = useTranslation();
  useGridKeys(table);
  const nameless = t(kind === 'court' ? 'scheduling.calendar.noCourt' : 'scheduling.session.noCoach');
  return (
    <div className={classes.scroll} data-lanes={kind} data-carrying={held !== null || undefined}>
      <table
        ref={table}
        // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: a grid is a table in which one moves
        role="grid"
        className={classes.table}
        style={{ '--lanes': lanes.length } as React.CSSProperties}
        data-lanes={kind}
      >
        <caption className={classes.hidden}>{label}</caption>
        <thead>
          <tr>
            <td className={classes.corner} />
            {lanes.map(({ id, name }) => (
              <th key={id ?? ''} scope="col" className={classes.head}>
                {id === null ? nameless : name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.hour}>
              <th scope="row" className={classes.hour}>
                {clockOf(row.hour)}
                <span className={classes.free}>
                  {t('scheduling.calendar.free', { count: freeLanes(row) })}
                </span>
              </th>
              {row.cells.map((cell, lane) => (
                <td
                  key={cell.lane.id ?? ''}
                  className={classes.cell}
                  data-taken={!cell.free || undefined}
                  data-lane={lane}
                  data-minute={row.hour * 60}
                  data-target={targetOf(held, lane, row, rows)}
                >
                  <LaneClasses
                    cell={cell}
                    hour={row.hour}
                    {...{ formats, movable, onOpen, onAdd }}
                    canAdd={row.hour >= addFrom}
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

/** Whether a cell is where what is carried would be: `free`, or `taken` by something else. */
function targetOf(held: DayLanesProps['held'], lane: number, row: LaneRow, rows: readonly LaneRow[]) {
  if (held?.lane !== lane) return undefined;
  const next = rows[rows.indexOf(row) + 1];
  const begins = row.hour * 60;
  const ends = next ? next.hour * 60 : 1440;
  if (begins >= held.until || ends <= held.from) return undefined;
  return held.isFree ? 'free' : 'taken';
}

interface LaneClassesProps extends Pick<DayLanesProps, 'formats' | 'movable' | 'onOpen' | 'onAdd'> {
  cell: LaneCell;
  hour: number;
  canAdd: boolean;
}

function LaneClasses({ cell, hour, canAdd, formats, movable, onOpen, onAdd }: LaneClassesProps) {
  const { t } = useTranslation();
  const { lane, sessions, busy, free } = cell;
  return (
    <div className={classes.stack}>
      {sessions.map((session) => (
        <Block key={session.id} {...{ session, formats, onOpen }} movable={movable(session)} />
      ))}
      {busy.map((title) => (
        <span key={title} className={classes.busy}>
          {title}
        </span>
      ))}
      {free && canAdd && lane.id !== null && (
        <button
          type="button"
          className={classes.add}
          data-add
          aria-label={t('scheduling.calendar.add', { lane: lane.name, time: clockOf(hour) })}
          onClick={() => onAdd(lane, hour)}
        >
          +
        </button>
      )}
    </div>
  );
}
