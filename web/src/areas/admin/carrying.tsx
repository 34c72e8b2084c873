import { Text, VisuallyHidden } from '@mantine/core';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Session } from '../../features/scheduling/api.ts';
import { type ClassMove, MoveClass } from '../../features/scheduling/components/move-class.tsx';
import { type Held, useMoving } from '../../features/scheduling/components/use-moving.ts';
import { clockOf, type Lane } from '../../features/scheduling/lanes.ts';
import {
  type Board,
  changeTo,
  isFree,
  isMovable,
  type Spot,
  spotOf,
} from '../../features/scheduling/moving.ts';
import { useNow } from '../../platform/formats/clock.ts';
import { useIsDesktop } from '../../ui/use-is-desktop.ts';
import { useDesk } from './use-desk.ts';
import { WhoIsHit } from './who-is-hit.tsx';

/**
 * Classes are carried over a day or a week; let go, what that changes is asked first, and free hours of a day begin a
 * class.
 */
export function useCarrying(board: Board, add?: (lane: Lane, hour: number, minutes: number) => void) {
  const table = useRef<HTMLTableElement>(null);
  const [asked, setAsked] = useState<ClassMove | null>(null);
  const now = useNow();
  const words = useSpotWords(board);
  const movable = (session: Session) => isMovable(session, now);
  const onDrop = ({ session, ...spot }: Held) => {
    const lane = board.lanes[spot.lane];
    if (!session) return void (lane && add?.(lane, spot.from / 60, spot.until - spot.from));
    const change = changeTo(board, session, spot);
    const where = { before: words(spotOf(board, session)), after: words(spot) };
    if (change) setAsked({ session, change, ...where, isFree: isFree(board, spot, session.id) });
  };
  const carried = useMoving({ table, board, movable, onDrop });
  const held = carried && { ...carried, isFree: isFree(board, carried, carried.session?.id) };
  return { table, held, movable, asked, close: () => setAsked(null) };
}

/** A lane and hours, as people say them. */
function useSpotWords({ kind, lanes }: Board): (spot: Spot) => string {
  const { t } = useTranslation();
  const nameless = t(kind === 'coach' ? 'scheduling.session.noCoach' : 'scheduling.calendar.noCourt');
  return ({ lane, from, until }) =>
    t('scheduling.calendar.held', {
      lane: lanes[lane]?.name || nameless,
      ...{ from: clockOf(from / 60), until: clockOf(until / 60) },
    });
}

interface CarryingProps {
  board: Board;
  moving: ReturnType<typeof useCarrying>;
}

/** Says how it is done, where what is carried is to whoever does not see it, and asks before it is done. */
export function Carrying({ board, moving: { held, asked, close } }: CarryingProps) {
  const { t } = useTranslation();
  const { formats } = useDesk();
  const words = useSpotWords(board);
  const desktop = useIsDesktop();
  return (
    <>
      {desktop && (
        <Text size="sm" c="dimmed">
          {t(board.kind === 'day' ? 'scheduling.calendar.hintWeek' : 'scheduling.calendar.hint')}
        </Text>
      )}
      <VisuallyHidden role="status">
        {held &&
          t(held.isFree ? 'scheduling.calendar.heldFree' : 'scheduling.calendar.heldTaken', {
            where: words(held),
          })}
      </VisuallyHidden>
      {asked && (
        <MoveClass
          move={asked}
          formats={formats}
          people={<WhoIsHit session_id={asked.session.id} />}
          onClose={close}
        />
      )}
    </>
  );
}
