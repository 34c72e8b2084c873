import { type RefObject, useLayoutEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { Formats } from '../../../platform/formats/formats.ts';
import { useGridKeys } from '../../../ui/use-grid-keys.ts';
import type { Session } from '../api.ts';
import {
  clockOf,
  columnsOf,
  freeLanes,
  type Lane,
  type LaneCell,
  type LaneKind,
  type LaneRow,
  type Taken,
} from '../lanes.ts';
import { type Beside, SHORTEST_SHOWN } from '../side-by-side.ts';
import classes from './day-lanes.module.css';
import type { Held } from './use-moving.ts';
import frame from './week-calendar.module.css';
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
 * A day as a table: a column for every court or coach, a row for every hour, or half of one, all equally high, and every
 * class as long as it lasts. One stop of the Tab key; the arrows go from class to class and from free hour to free hour.
 */
export function DayLanes(props: DayLanesProps) {
  const { table, held, movable, kind, lanes, rows, label, formats, addFrom, onOpen, onAdd } = props;
  const { t } = useTranslation();
  useGridKeys(table);
  const frameAt = useFirstClassShown(label, rows);
  const widths = lanes.map((_, lane) => columnsOf(rows, lane));
  const columns = widths.reduce((sum, width) => sum + width, 0);
  const step = (rows[1]?.hour ?? 1) - (rows[0]?.hour ?? 0);
  return (
    <div ref={frameAt} className={frame.scroll} data-lanes={kind} data-carrying={held !== null || undefined}>
      <table
        ref={table}
        // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: a grid is a table in which one moves
        role="grid"
        className={classes.table}
        style={{ '--lanes': columns, '--step': step } as React.CSSProperties}
      >
        <caption className={frame.hidden}>{label}</caption>
        <Heads {...{ kind, lanes, widths }} />
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
                    {...{ kind, formats, movable, onOpen, onAdd }}
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

/** Scrolls a day that has just come up to its first class. */
function useFirstClassShown(day: string, rows: readonly LaneRow[]) {
  const frameAt = useRef<HTMLDivElement>(null);
  const first = rows.findIndex(({ cells }) => cells.some(({ starts }) => starts.length > 0));
  const shown = useRef('');
  useLayoutEffect(() => {
    const { current } = frameAt;
    if (!current || first < 0 || shown.current === day) return;
    shown.current = day;
    const row = current.querySelectorAll<HTMLElement>('tbody tr')[first];
    current.scrollTop = Math.max(
      0,
      (row?.offsetTop ?? 0) - (current.querySelector('thead')?.offsetHeight ?? 0),
    );
  }, [day, first]);
  return frameAt;
}

/** The names of the lanes; one in which classes stand side by side is as wide as they need. */
function Heads({ kind, lanes, widths }: Pick<DayLanesProps, 'kind' | 'lanes'> & { widths: number[] }) {
  const { t } = useTranslation();
  const nameless = t(kind === 'court' ? 'scheduling.calendar.noCourt' : 'scheduling.session.noCoach');
  return (
    <thead>
      <tr>
        <td className={classes.corner} />
        {lanes.map(({ id, name }, lane) => (
          <th
            key={id ?? ''}
            scope="col"
            className={classes.head}
            style={{ '--columns': widths[lane] } as React.CSSProperties}
            data-wide={widths[lane]! > 1 || undefined}
          >
            {id === null ? nameless : name}
          </th>
        ))}
      </tr>
    </thead>
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

interface LaneClassesProps extends Pick<DayLanesProps, 'kind' | 'formats' | 'movable' | 'onOpen' | 'onAdd'> {
  cell: LaneCell;
  hour: number;
  canAdd: boolean;
}

function LaneClasses(props: LaneClassesProps) {
  const { kind, cell, hour, canAdd, formats, movable, onOpen, onAdd } = props;
  const { t } = useTranslation();
  const { lane, starts, free } = cell;
  return (
    <>
      <div className={classes.starts}>
        {starts.map((one) => (
          <div
            key={one.session?.id ?? `${one.title} ${one.from}`}
            className={classes.placed}
            data-short={one.until - one.from < SHORT || undefined}
            style={placeOf(one, hour * 60)}
          >
            {one.session ? (
              <Block
                session={one.session}
                lane={kind}
                {...{ formats, onOpen }}
                helps={one.helps}
                movable={!one.helps && movable(one.session)}
              />
            ) : (
              <span className={classes.busy}>{one.title}</span>
            )}
          </div>
        ))}
      </div>
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
    </>
  );
}

/** Minutes below which there is room for one line only. */
const SHORT = 30;

/** Where it lies from the corner of the cell in which it starts. */
const placeOf = ({ from, until, column, columns }: Beside<Taken>, row: number) =>
  ({
    '--from': from - row,
    '--minutes': Math.max(until - from, SHORTEST_SHOWN),
    '--column': column,
    '--columns': columns,
  }) as React.CSSProperties;
