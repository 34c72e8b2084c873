import type { Scope } from '../../kernel/scope.ts';

/** A row as receivers are told of it; the names are those of the API. */
export interface Shown {
  id: string;
  /** Null: of no club. */
  club_id: string | null;
  data: Readonly<Record<string, unknown>>;
}

export type Shows = (scope: Scope, ids: readonly string[]) => Promise<Shown[]>;
