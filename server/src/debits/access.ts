import { actsFor } from '../clients/public.ts';
import { type Actor, can } from '../kernel/actor.ts';
import { administers } from '../organizations/public.ts';
import { isInTime } from './rules/days.ts';

/** Whoever collects for a club. */
export const collectsAt = (actor: Actor, clubId: string): boolean =>
  can(actor, 'classes.manage_debit') && administers(actor, clubId);

interface OfMandate {
  client_id: string;
  club_id: string;
  status: string;
}

export const maySeeMandate = (actor: Actor, row: Pick<OfMandate, 'client_id' | 'club_id'>): boolean =>
  actsFor(actor, row.client_id) || collectsAt(actor, row.club_id);

export const mandateAbilities = (actor: Actor, row: OfMandate) => ({
  end: row.status !== 'ended' && can(actor, 'classes.end_mandate') && maySeeMandate(actor, row),
});

interface OfCollection {
  club_id: string;
  status: string;
  /** A local date, as `today` is. */
  collect_on: string;
  count: number;
  returned_count: number;
}

export function collectionAbilities(actor: Actor, row: OfCollection, today: string) {
  const desk = collectsAt(actor, row.club_id);
  const { status, collect_on } = row;
  return {
    // A bank that gets it too late refuses all of it.
    download:
      desk && row.count > 0 && (status === 'submitted' || (status === 'made' && isInTime(collect_on, today))),
    submit: desk && status === 'made' && row.count > 0,
    unsubmit: desk && status === 'submitted' && row.returned_count === 0,
    book: desk && status === 'submitted' && collect_on <= today,
    cancel: desk && status === 'made',
  };
}

interface OfItem {
  club_id: string;
  status: string;
  collection_status: string;
  /** What came back can be taken back: it is owed as it was. */
  can_undo: boolean;
}

export function itemAbilities(actor: Actor, { club_id, status, collection_status, can_undo }: OfItem) {
  const desk = collectsAt(actor, club_id);
  return {
    take_out: desk && status === 'waiting' && collection_status === 'made',
    return: desk && ((status === 'waiting' && collection_status === 'submitted') || status === 'booked'),
    undo_return: desk && status === 'returned' && can_undo,
  };
}
