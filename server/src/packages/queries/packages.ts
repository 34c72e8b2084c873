import { sql } from 'kysely';
import { found } from '../../kernel/problem.ts';
import type { Scope } from '../../kernel/scope.ts';
import { settingsOf } from '../../kernel/settings.ts';
import { localDateOf } from '../../kernel/time/index.ts';
import { settings } from '../../settings.ts';
import { buys, clubsSeen, packageAbilities } from '../access.ts';
import { isOnSale } from '../rules.ts';
import type { ClassPackage, PackagesQuery } from '../schemas.ts';
import { zoneOf } from '../store/read.ts';

const columns = [
  'p.id',
  'p.name',
  'p.description',
  'p.club_id',
  'p.class_type_ids as class_types',
  'p.num_classes',
  'p.validity_days',
  'p.price',
  'p.currency',
  'p.transferable',
  'p.once_per_person',
  'p.sold_from',
  'p.sold_until',
  'p.is_active',
] as const;

/** By name; those that are not on sale only when asked for. */
export async function listPackages(scope: Scope, asked: PackagesQuery): Promise<ClassPackage[]> {
  const rows = await select(scope, asked.include_inactive === true)
    .orderBy('p.name')
    .orderBy('p.id')
    .execute();
  const all = await Promise.all(rows.map((row) => present(scope, row)));
  return asked.include_inactive ? all : all.filter((one) => one.on_sale);
}

export async function getPackage(scope: Scope, id: string): Promise<ClassPackage> {
  return present(
    scope,
    found(await select(scope, false).where('p.id', '=', id).executeTakeFirst(), 'package'),
  );
}

/** A desk of one club has nothing to do with another one's; who takes classes, or has a child who does, may at any. */
function select({ tx, actor }: Scope, asDesk: boolean) {
  const clubs = clubsSeen(actor);
  const everywhere = clubs === undefined || clubs.length === 0 || (!asDesk && buys(actor));
  return tx
    .selectFrom('class_packages as p')
    .select(columns)
    .select(zoneOf(sql`p.club_id`).as('timezone'))
    .select(
      sql<boolean>`not exists (select from clubs k where k.id = p.club_id and not k.is_active)`.as('is_open'),
    )
    .$if(!everywhere, (query) =>
      query.where((eb) => eb.or([eb('p.club_id', 'is', null), eb('p.club_id', 'in', clubs ?? [])])),
    );
}

type Row = Omit<ClassPackage, 'abilities' | 'on_sale'> & { timezone: string; is_open: boolean };

/** Where packages are switched off, or the club is not active, none is on sale: it would pay for nothing. */
async function present({ actor, now, tx }: Scope, { timezone, is_open, ...row }: Row): Promise<ClassPackage> {
  const { enable_packages } = await settingsOf(tx, settings, { club_id: row.club_id });
  const on_sale = enable_packages && is_open && isOnSale(row, localDateOf(now, timezone));
  return { ...row, on_sale, abilities: packageAbilities(actor, row.club_id) };
}
