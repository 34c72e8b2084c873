import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { Formats } from '../../../platform/formats/formats.ts';
import { useGridKeys } from '../../../ui/use-grid-keys.ts';
import { clockOf, freeLanes, type Lane, type LaneCell, type LaneKind, type LaneRow } from '../lanes.ts';
import classes from './week-calendar.module.css';
import { Block } from './week-calendar.tsx';

interface DayLanesProps {
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
export function DayLanes({ kind, lanes, rows, label, formats, addFrom, onOpen, onAdd }: DayLanesProps) {
  const { t } = useTranslation();
  const table = useRef<HTMLTableElement>(null);
  useGridKeys(table);
  const nameless = t(kind === 'court' ? 'scheduling.calendar.noCourt' : 'scheduling.session.noCoach');
  return (
    <div className={classes.scroll} data-lanes={kind}>
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
              {row.cells.map((cell) => (
                <td key={cell.lane.id ?? ''} className={classes.cell} data-taken={!cell.free || undefined}>
                  <LaneClasses
                    cell={cell}
                    hour={row.hour}
                    {...{ formats, onOpen, onAdd }}
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

interface LaneClassesProps extends Pick<DayLanesProps, 'formats' | 'onOpen' | 'onAdd'> {
  cell: LaneCell;
  hour: number;
  canAdd: boolean;
}

function LaneClasses({ cell, hour, canAdd, formats, onOpen, onAdd }: LaneClassesProps) {
  const { t } = useTranslation();
  const { lane, sessions, busy, free } = cell;
  return (
    <div className={classes.stack}>
      {sessions.map((session) => (
        <Block key={session.id} session={session} formats={formats} onOpen={onOpen} />
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
          aria-label={t('scheduling.calendar.add', { lane: lane.name, time: clockOf(hour) })}
          onClick={() => onAdd(lane, hour)}
        >
          +
        </button>
      )}
    </div>
  );
}
