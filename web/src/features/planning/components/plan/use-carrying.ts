import { type RefObject, useEffect, useRef, useState } from 'react';
import { type Board, type BoardGroup, carriedTo, type Spot, spotOf } from '../../plan-board.ts';

export interface Held extends Spot {
  group: BoardGroup;
}

interface CarryingOptions {
  table: RefObject<HTMLTableElement | null>;
  board: Board;
  /** Whether anything can be moved now. */
  enabled: boolean;
  /** It was let go, perhaps where it was. */
  onDrop: (held: Held) => void;
}

/** How far a mouse goes before it is no click any more. */
const SLACK = 6;

/**
 * Lets groups be carried over the week of a plan: by the mouse (a finger scrolls), or with M, the arrows, the Page keys
 * from day to day, Enter, and Escape. Cells say where they are by `data-row` and `data-lane`, groups by `data-group`.
 */
export function useCarrying(options: CarryingOptions): Held | null {
  const [held, setHeld] = useState<Held | null>(null);
  // The listeners stay while what they look at changes with every render.
  const now = useRef({ ...options, held });
  now.current = { ...options, held };
  useEffect(() => {
    const table = now.current.table.current;
    const put: Put = (next) => {
      now.current.held = next;
      setHeld(next);
    };
    const keys = (event: KeyboardEvent) => takeKey(event, now.current, put);
    const press = (event: PointerEvent) => beginDrag(event, () => now.current, put);
    table?.addEventListener('keydown', keys, true);
    table?.addEventListener('pointerdown', press);
    return () => {
      table?.removeEventListener('keydown', keys, true);
      table?.removeEventListener('pointerdown', press);
    };
  }, []);
  return held;
}

type Now = CarryingOptions & { held: Held | null };
type Put = (held: Held | null) => void;

function drop({ held, onDrop }: Now, put: Put): void {
  put(null);
  if (held) onDrop(held);
}

function takeKey(event: KeyboardEvent, now: Now, put: Put): void {
  const { held, board } = now;
  const group = held ? null : groupAt(event.target, now);
  const begins = group && event.key.toLowerCase() === 'm' && !event.ctrlKey && !event.metaKey;
  if (!held && !begins) return;
  const spot = held && carriedTo(board, held, event.key);
  if (begins) put({ group, ...spotOf(board, group) });
  else if (held && spot) {
    put({ ...held, ...spot });
    cellOf(now.table.current, spot)?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  } else if (event.key === 'Enter') drop(now, put);
  else if (event.key === 'Escape' || event.key === 'Tab') put(null);
  else return;
  event.preventDefault();
  event.stopPropagation();
}

function beginDrag(event: PointerEvent, now: () => Now, put: Put): void {
  if (event.button !== 0 || event.pointerType === 'touch') return;
  const group = groupAt(event.target, now());
  if (!group) return;
  const follow = (move: PointerEvent) => {
    const far = Math.hypot(move.clientX - event.clientX, move.clientY - event.clientY) > SLACK;
    if (!far && !now().held) return;
    scrollAt(now().table.current, move);
    const spot = spotBelow(now().table.current, move);
    if (spot) put({ group, ...spot });
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
    drop(now(), put);
  };
  addEventListener('pointermove', follow);
  for (const name of ENDS) addEventListener(name, end, true);
}

const ENDS = ['pointerup', 'pointercancel', 'keydown'] as const;

const stop = (event: Event) => {
  event.stopPropagation();
  event.preventDefault();
};

function groupAt(target: EventTarget | null, { board, enabled }: Now): BoardGroup | null {
  const block = target instanceof Element ? target.closest<HTMLElement>('[data-group]') : null;
  const group = board.groups.find(({ key }) => key === block?.dataset.group);
  return enabled && group ? group : null;
}

const cellOf = (table: HTMLTableElement | null, { row, lane }: Spot) =>
  table?.querySelector(`td[data-row="${row}"][data-lane="${lane}"]`);

function spotBelow(table: HTMLTableElement | null, { clientX, clientY }: PointerEvent): Spot | undefined {
  const [top] = document.elementsFromPoint(clientX, clientY);
  if (!top || !table?.contains(top)) return undefined;
  const cell = top.closest<HTMLElement>('td[data-row]');
  return cell ? { row: Number(cell.dataset.row), lane: Number(cell.dataset.lane) } : undefined;
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
