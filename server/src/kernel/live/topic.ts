import type { Actor } from '../actor.ts';
import type { TenantTx } from '../db/transaction.ts';

/** Whom a row concerns, besides those who see every row of its kind. */
export interface Concern {
  id: string;
  club_id?: string | null;
  /** Instructor profiles. */
  instructors?: readonly (string | null)[];
  /** Client profiles. */
  clients?: readonly string[];
  users?: readonly (string | null)[];
}

/** A kind of rows that screens hear of, and who hears what of it. */
export interface Topic {
  /** Whom each of the rows concerns; without it a row is only its id. A row that is gone concerns nobody. */
  find?: (tx: TenantTx, ids: string[]) => Promise<Concern[]>;
  /** Whether this person may hear of this row by its id. */
  sees: (actor: Actor, row: Concern) => boolean;
  /** Whether everybody else hears that something of the kind has changed, without ids. */
  others_told: boolean;
}

export type Topics = Readonly<Record<string, Topic>>;

/** What one person is told of the rows of one topic; nothing when nothing of it concerns them. */
export function messageFor(
  actor: Actor,
  type: string,
  topic: Topic,
  rows: readonly Concern[],
): { type: string; ids: string[]; club_ids?: string[] } | undefined {
  const ids = rows.filter((row) => topic.sees(actor, row)).map((row) => row.id);
  if (ids.length > 0) return { type, ids };
  if (!topic.others_told) return undefined;
  const club_ids = [...new Set(rows.flatMap((row) => row.club_id ?? []))];
  return { type, ids, ...(club_ids.length > 0 && { club_ids }) };
}
