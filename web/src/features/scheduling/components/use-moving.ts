import { type RefObject, useEffect, useRef, useState } from 'react';
import type { Session } from '../api.ts';
import { type Board, carried, movedTo, type Spot, spotOf, stretchedTo } from '../moving.ts';

/** What is held over the day: a class, or (without one) the hours of a new one. */
export interface Held extends Spot {
  session: Session | null;
}

interface MovingOptions {
  table: RefObject<HTMLTableElement | null>;
  board: Board;
  movable: (session: Session) => boolean;
  /** It was let go somewhere else than where it was. */
  onDrop: (held: Held) => void;
}

type How = 'move' | 'stretch' | 'new';

/** How far a mouse goes before it is no click any more. */
const SLACK = 6;

/**
 * Lets classes be carried over a table of lanes: by the mouse (a finger scrolls), or with M, the arrows (with Shift, its
 * end), Enter, and Escape. Cells say where they are by `data-lane` and `data-minute`, classes who they are by
 * `data-session`.
 */
export function useMoving(options: MovingOptions): Held | null {
  const [held, setHeld] = useState<Held | null>(null);
  // The listeners stay while what they look at changes with every render.
  const now = useRef({ ...options, held });
  now.current = { ...options, held };
  useEffect(() => {
    const table = now.current.table.current;
    const put = (next: Held | null) => {
      now.current.held = next;
      setHeld(next);
    };
    const drop = () => {
      const { held: last, onDrop } = now.current;
      put(null);
      if (last) onDrop(last);
    };
    const keys = (event: KeyboardEvent) => takeKey(event, now.current, put, drop);
    const press = (event: PointerEvent) => beginDrag(event, () => now.current, put, drop);
    table?.addEventListener('keydown', keys, true);
    table?.addEventListener('pointerdown', press);
    return () => {
      table?.removeEventListener('keydown', keys, true);
      table?.removeEventListener('pointerdown', press);
    };
  }, []);
  return held;
}

type Now = MovingOptions & { held: Held | null };
type Put = (held: Held | null) => void;

function takeKey(event: KeyboardEvent, now: Now, put: Put, drop: () => void): void {
  const { held, board } = now;
  const session = held ? null : sessionAt(event.target, now);
  const begins = session && event.key.toLowerCase() === 'm' && !event.ctrlKey && !event.metaKey;
  if (!held && !begins) return;
  const spot = held && carried(board, held, event.key, event.shiftKey);
  if (begins) put({ session, ...spotOf(board, session) });
  else if (held && spot) put({ ...held, ...spot });
  else if (event.key === 'Enter') drop();
  else if (event.key === 'Escape' || event.key === 'Tab') put(null);
  else return;
  event.preventDefault();
  event.stopPropagation();
}

function beginDrag(event: PointerEvent, now: () => Now, put: Put, drop: () => void): void {
  if (event.button !== 0 || event.pointerType === 'touch') return;
  const start = whatIsHeld(event, now());
  if (!start) return;
  const follow = (move: PointerEvent) => {
    const far = Math.hypot(move.clientX - event.clientX, move.clientY - event.clientY) > SLACK;
    if (!far && !now().held) return;
    scrollAt(now().table.current, move);
    const cell = cellAt(now().table.current, move);
    if (cell) put({ ...start.held, ...spotFor(now().board, start, cell) });
  };
  const end = (last: Event) => {
    removeEventListener('pointermove', follow);
    for (const name of ENDS) removeEventListener(name, end, true);
    if (last instanceof KeyboardEvent && last.key !== 'Escape') return;
    if (!now().held) return;
    if (last.type !== 'pointerup') return put(null);
    // The click that follows is of what was carried, not a wish to open it.
    addEventListener('click', stop, { capture: true, once: true });
    setTimeout(() => removeEventListener('click', stop, true));
    drop();
  };
  addEventListener('pointermove', follow);
  for (const name of ENDS) addEventListener(name, end, true);
}

const ENDS = ['pointerup', 'pointercancel', 'keydown'] as const;

const stop = (event: Event) => {
  event.stopPropagation();
  event.preventDefault();
};

interface Start {
  how: How;
  held: Held;
  /** How far below where it begins it was taken hold of, in minutes. */
  below: number;
}

function whatIsHeld(event: PointerEvent, now: Now): Start | undefined {
  const { board, table } = now;
  const target = event.target as Element;
  const session = sessionAt(target, now);
  const cell = cellAt(table.current, event);
  if (session) {
    const how = target.closest('[data-stretch]') ? 'stretch' : 'move';
    const held = { session, ...spotOf(board, session) };
    return { how, held, below: cell ? cell.minute - rowOf(board, held.from) : 0 };
  }
  if (!cell || !target.closest('[data-add]')) return undefined;
  const held = { session: null, lane: cell.lane, from: cell.minute, until: cell.minute };
  return { how: 'new', held, below: 0 };
}

const rowOf = ({ step }: Board, minute: number): number => minute - (minute % step);

function spotFor(board: Board, { how, held, below }: Start, cell: Cell): Spot {
  if (how === 'move') return movedTo(board, held, { ...cell, minute: cell.minute - below });
  return stretchedTo(board, held, how === 'new' ? Math.max(cell.minute, held.from) : cell.minute);
}

function sessionAt(target: EventTarget | null, { board, movable }: Now): Session | null {
  const block = target instanceof Element ? target.closest<HTMLElement>('[data-session]') : null;
  const session = board.all.find(({ id }) => id === block?.dataset.session);
  return session && movable(session) ? session : null;
}

interface Cell {
  lane: number;
  minute: number;
}

/** The cell below a point, also where a class lies over it that begins in another one. */
function cellAt(table: HTMLTableElement | null, { clientX, clientY }: PointerEvent): Cell | undefined {
  const [top, ...below] = document.elementsFromPoint(clientX, clientY);
  if (!top || !table?.contains(top) || top.closest('th')) return undefined;
  const cell = [top, ...below].find((one) => one.matches('td[data-lane]')) as HTMLElement | undefined;
  return cell && { lane: Number(cell.dataset.lane), minute: Number(cell.dataset.minute) };
}

/** How near to its edge the table scrolls, and how far at a time. */
const EDGE = 48;
const FAR = 24;

function scrollAt(table: HTMLTableElement | null, { clientX, clientY }: PointerEvent): void {
  const frame = table?.parentElement;
  if (!frame) return;
  const { left, right, top, bottom } = frame.getBoundingClientRect();
  const across = clientX > right - EDGE ? FAR : clientX < left + EDGE ? -FAR : 0;
  const down = clientY > bottom - EDGE ? FAR : clientY < top + EDGE ? -FAR : 0;
  frame.scrollBy(across, down);
}
