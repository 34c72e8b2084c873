import { UnstyledButton } from '@mantine/core';
import { IconLock, IconLockSquareRounded } from '@tabler/icons-react';
import { Fragment, type RefObject } from 'react';
import { useTranslation } from 'react-i18next';
import { weekdayNames } from '../../../../platform/formats/weekdays.ts';
import { useGridKeys } from '../../../../ui/use-grid-keys.ts';
import { timeOf } from '../../hours.ts';
import { type Board, inTheWay, startsIn } from '../../plan-board.ts';
import type { ViewGroup } from '../../plan-view.ts';
import classes from './plan-week.module.css';
import type { Held } from './use-carrying.ts';

export interface PlanWeekProps {
  table: RefObject<HTMLTableElement | null>;
  board: Board<ViewGroup>;
  /** What is carried over it at the moment, and whether its place is free. */
  held: (Held & { isFree: boolean }) | null;
  movable: boolean;
  /** Why a group could not be put elsewhere, beside it. */
  refused: { key: string; said: string } | null;
  /** Whether the clubs of groups are said. */
  withClub: boolean;
  label: string;
  onOpen: (key: string) => void;
}

/**
 * The week of a plan: a column for every court or coach, a row for every hour at which a group could begin. One stop of
 * the Tab key; the arrows go from group to group.
 */
export function PlanWeek(props: PlanWeekProps) {
  const { table, board, held, movable, refused, withClub, label, onOpen } = props;
  const { t, i18n } = useTranslation();
  const days = weekdayNames(i18n.language, 'long');
  useGridKeys(table);
  const { kind, lanes, rows } = board;
  return (
    <div className={classes.scroll} data-carrying={held !== null || undefined}>
      <table
        ref={table}
        // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: a grid is a table in which one moves
        role="grid"
        className={classes.table}
        style={{ '--lanes': lanes.length } as React.CSSProperties}
      >
        <caption className={classes.hidden}>{label}</caption>
        <thead>
          <tr>
            <td className={classes.corner} />
            {lanes.map(({ id, name }) => (
              <th key={id} scope="col" className={classes.head}>
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ weekday, minute }, row) => (
            <Fragment key={`${weekday} ${minute}`}>
              {rows[row - 1]?.weekday !== weekday && (
                <tr>
                  <th scope="rowgroup" colSpan={lanes.length + 1} className={classes.day}>
                    <span>{days[weekday]}</span>
                  </th>
                </tr>
              )}
              <tr>
                <th scope="row" className={classes.hour}>
                  <span className={classes.hidden}>{days[weekday]} </span>
                  {timeOf(minute)}
                </th>
                {lanes.map((lane, at) => {
                  const starts = startsIn(board, { row, lane: at });
                  const isTaken = inTheWay(board, { row, lane: at }, { minutes: 1 }) !== undefined;
                  const isTarget = held?.row === row && held.lane === at;
                  return (
                    <td
                      key={lane.id}
                      className={classes.cell}
                      data-row={row}
                      data-lane={at}
                      data-taken={(isTaken && starts.length === 0) || undefined}
                      data-target={isTarget ? (held.isFree ? 'free' : 'taken') : undefined}
                    >
                      {starts.map((group) => (
                        <Block
                          key={group.key}
                          {...{ group, kind, movable, withClub }}
                          isHeld={held?.group.key === group.key}
                          refused={refused?.key === group.key ? refused.said : null}
                          onOpen={() => onOpen(group.key)}
                        />
                      ))}
                    </td>
                  );
                })}
              </tr>
            </Fragment>
          ))}
        </tbody>
      </table>
      {rows.length === 0 && <p className={classes.none}>{t('plans.week.none')}</p>}
    </div>
  );
}

interface BlockProps {
  group: ViewGroup;
  kind: 'court' | 'coach';
  movable: boolean;
  withClub: boolean;
  isHeld: boolean;
  refused: string | null;
  onOpen: () => void;
}

function Block({ group: shown, kind, movable, withClub, isHeld, refused, onOpen }: BlockProps) {
  const { t } = useTranslation();
  const { group, from, until } = shown;
  const { locked, closed, min_participants, max_participants: most } = group;
  const count = group.members.length;
  return (
    <>
      <UnstyledButton
        className={classes.block}
        style={{ '--kind-color': shown.color } as React.CSSProperties}
        data-group={group.key}
        data-locked={locked || undefined}
        data-held={isHeld || undefined}
        data-refused={refused !== null || undefined}
        {...(movable && { 'data-movable': true, 'aria-keyshortcuts': 'M' })}
        onClick={onOpen}
      >
        <span className={classes.line}>
          <span>
            {timeOf(from)}–{timeOf(until)}
          </span>
          <b data-few={count < min_participants || undefined}>
            <span aria-hidden>
              {count}/{most}
            </span>
            <span className={classes.hidden}>{t('plans.week.people', { count, most })}</span>
          </b>
        </span>
        <span className={classes.name}>{group.kind.name}</span>
        <span className={classes.where}>
          {[kind === 'court' ? group.instructor.display_name : group.court.name, withClub && group.club.name]
            .filter(Boolean)
            .join(' · ')}
        </span>
        {locked && (
          <span className={classes.lock}>
            {closed ? <IconLockSquareRounded size={15} aria-hidden /> : <IconLock size={15} aria-hidden />}
            {t(closed ? 'plans.lock.closed' : 'plans.lock.locked')}
          </span>
        )}
      </UnstyledButton>
      {refused !== null && (
        <p className={classes.refused} role="alert">
          {refused}
        </p>
      )}
    </>
  );
}
