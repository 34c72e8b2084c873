import type { Actor } from '../../kernel/actor.ts';
import { byName } from '../../kernel/http/by-name.ts';
import { found } from '../../kernel/problem.ts';
import type { Scope } from '../../kernel/scope.ts';
import { foundOrNearly } from '../../kernel/search.ts';
import type { Interval } from '../../kernel/time/index.ts';
import { clubOf } from '../../organizations/public.ts';
import { courtAbilities } from '../access.ts';
import { earliestStart } from '../rules.ts';
import type { Court, CourtsQuery } from '../schemas.ts';

const columns = ['id', 'club_id', 'name', 'surface', 'is_indoor', 'is_active'] as const;
type Row = Omit<Court, 'abilities'>;
const shown = (actor: Actor) => (row: Row) => ({ ...row, abilities: courtAbilities(actor, row) });

/** Courts by name, of one club or of all; the inactive ones only when asked for. Throws 404 for an unknown club. */
export async function listCourts(scope: Scope, asked: CourtsQuery): Promise<Court[]> {
  const { club_id } = asked;
  if (club_id !== undefined) await clubOf(scope, club_id);
  const list = byName('o', asked);
  const rows = await foundOrNearly(list.search, (matches) =>
    scope.tx
      .selectFrom('courts as o')
      .select(columns)
      .$if(club_id !== undefined, (query) => query.where('club_id', '=', club_id as string))
      .$if(!asked.include_inactive, (query) => query.where('is_active', '=', true))
      .where(list.rows(matches))
      .orderBy(list.order)
      .execute(),
  );
  return rows.map(shown(scope.actor));
}

export async function getCourt({ tx, actor }: Scope, id: string): Promise<Court> {
  const row = await tx.selectFrom('courts').select(columns).where('id', '=', id).executeTakeFirst();
  return shown(actor)(found(row, 'court'));
}

/** Courts in the order of their ids. */
export async function courtsByIds({ tx, actor }: Scope, ids: readonly string[]): Promise<Court[]> {
  const rows = await tx
    .selectFrom('courts')
    .select(columns)
    .where('id', 'in', [...ids])
    .execute();
  const answers = new Map(rows.map((row) => [row.id, shown(actor)(row)]));
  return ids.map((id) => found(answers.get(id), 'court'));
}

/** The club's courts that nobody has at any time of the interval. */
export async function freeCourts(scope: Scope, input: Interval & { club_id: string }): Promise<Court[]> {
  await clubOf(scope, input.club_id);
  const rows = await scope.tx
    .selectFrom('courts')
    .select(columns)
    .where('club_id', '=', input.club_id)
    .where('is_active', '=', true)
    .where((where) =>
      where.not(
        where.exists(
          where
            .selectFrom('reservations as r')
            .select('r.id')
            .whereRef('r.court_id', '=', 'courts.id')
            .whereRef('r.organization_id', '=', 'courts.organization_id')
            .where('r.status', '=', 'confirmed')
            .where('r.starts_at', '<', input.ends_at)
            .where('r.starts_at', '>=', earliestStart(input.starts_at))
            .where('r.ends_at', '>', input.starts_at),
        ),
      ),
    )
    .orderBy('sort_name')
    .orderBy('id')
    .execute();
  return rows.map(shown(scope.actor));
}
