import type { Actor } from '../kernel/actor.ts';
import { byName } from '../kernel/http/by-name.ts';
import { found } from '../kernel/problem.ts';
import type { Scope } from '../kernel/scope.ts';
import { foundOrNearly } from '../kernel/search.ts';
import { levelAbilities, typeAbilities } from './access.ts';
import { placePrice } from './rules.ts';
import type { ClassLevel, ClassType, TypesQuery } from './schemas.ts';

type TypeRow = Parameters<typeof placePrice>[0];

const levelColumns = [
  'id',
  'name',
  'display_name',
  'order',
  'color',
  'icon',
  'rating_min',
  'rating_max',
] as const;
const typeColumns = [
  'id',
  'name',
  'type',
  'description',
  'min_participants',
  'max_participants',
  'base_price',
  'currency',
  'price_per_participant',
  'allow_drop_in',
  'requires_package',
  'allow_waitlist',
  'min_age',
  'max_age',
  'color',
  'is_active',
] as const;

export async function listLevels({ tx, actor }: Scope): Promise<ClassLevel[]> {
  const rows = await tx
    .selectFrom('class_levels')
    .select(levelColumns)
    .orderBy('order')
    .orderBy('name')
    .execute();
  return rows.map((row) => ({ ...row, abilities: levelAbilities(actor) }) as ClassLevel);
}

/** Types by name; the inactive ones only when asked for. */
export async function listTypes({ tx, actor }: Scope, asked: TypesQuery): Promise<ClassType[]> {
  const list = byName('t', asked);
  const rows = await foundOrNearly(list.search, (matches) =>
    tx
      .selectFrom('class_types as t')
      .select(typeColumns)
      .$if(!asked.include_inactive, (query) => query.where('is_active', '=', true))
      .where(list.rows(matches))
      .orderBy(list.order)
      .execute(),
  );
  return rows.map((row) => withPlacePrice(actor, row));
}

export async function getLevel({ tx, actor }: Scope, id: string): Promise<ClassLevel> {
  const row = await tx
    .selectFrom('class_levels')
    .select(levelColumns)
    .where('id', '=', id)
    .executeTakeFirst();
  return { ...found(row, 'class level'), abilities: levelAbilities(actor) } as ClassLevel;
}

export async function getType({ tx, actor }: Scope, id: string): Promise<ClassType> {
  const row = await tx.selectFrom('class_types').select(typeColumns).where('id', '=', id).executeTakeFirst();
  return withPlacePrice(actor, found(row, 'class type'));
}

const withPlacePrice = (actor: Actor, row: TypeRow): ClassType =>
  ({ ...row, place_price: placePrice(row), abilities: typeAbilities(actor) }) as ClassType;
