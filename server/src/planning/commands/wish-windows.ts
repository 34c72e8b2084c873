import { authorize } from '../../kernel/actor.ts';
import { announce } from '../../kernel/live.ts';
import { append } from '../../kernel/outbox.ts';
import { conflict, found, invalid, notFound } from '../../kernel/problem.ts';
import type { Scope } from '../../kernel/scope.ts';
import { localDateOf } from '../../kernel/time/index.ts';
import { administers } from '../../organizations/public.ts';
import type { WishWanted } from '../facts.ts';
import { whoHasNotWished } from '../queries/wishes.ts';
import { checkWindow, lastDay, windowState } from '../rules/wishes.ts';
import type { PutWishWindow } from '../schemas/wishes.ts';
import {
  closeWindow,
  holdTerm,
  markReminded,
  saveWindow,
  type WindowRow,
  windowOf,
} from '../store/wish-windows.ts';

/** Asks clients what they want of a term, from a day until a day; also again after it was closed. Throws 403, 404, 409, 422. */
export async function openWishes(scope: Scope, term_id: string, input: PutWishWindow): Promise<void> {
  const term = found(await holdTerm(scope, term_id), 'term');
  authorize(administers(scope.actor, term.club_id), 'You do not run this club.');
  if (!term.club_is_active) throw conflict('planning.club_given_up', 'This club takes no classes any more.');
  const errors = checkWindow(input, term);
  if (errors.length > 0) throw invalid(errors);
  await saveWindow(scope, term_id, input);
  announce(scope.tx, 'wish_windows', [term_id]);
}

/** Nobody but the desk says anything from now on. Closed again it changes nothing. Throws 404. */
export async function closeWishes(scope: Scope, term_id: string): Promise<void> {
  const window = await lockOwn(scope, term_id);
  if (window.closed_at !== null) return;
  await closeWindow(scope, window.id);
  announce(scope.tx, 'wish_windows', [term_id]);
}

/** Whoever has not answered is told once that they may. Throws 404, 409. @returns how many */
export async function remindOfWishes(scope: Scope, term_id: string): Promise<number> {
  const window = await lockOwn(scope, term_id);
  const today = localDateOf(scope.now, window.timezone);
  const state = windowState(window, today);
  if (state === 'planned')
    throw conflict('planning.wishes_not_open', 'Nobody is asked yet.', {
      params: { date: window.opens_on },
    });
  if (state === 'closed') throw conflict('planning.wishes_closed', 'The time to wish is over.');
  if (!(await markReminded(scope, window.id)))
    throw conflict('planning.wishes_reminded', 'They have been reminded already.');
  const missing = await whoHasNotWished(scope, window);
  await append(
    scope,
    missing.map(
      (student_id): WishWanted => ({
        type: 'planning.wish_wanted',
        payload: {
          ...{ student_id, club_id: window.club_id, term_id, term_name: window.name },
          until: lastDay(window),
        },
      }),
    ),
  );
  announce(scope.tx, 'wish_windows', [term_id]);
  return missing.length;
}

async function lockOwn(scope: Scope, term_id: string): Promise<WindowRow> {
  const window = found(await windowOf(scope, term_id, 'change'), 'window');
  if (!administers(scope.actor, window.club_id)) throw notFound('window');
  return window;
}
