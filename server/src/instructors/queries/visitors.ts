import { sql } from 'kysely';
import { cached } from '../../kernel/cache.ts';
import type { CachePlan } from '../../kernel/caches.ts';
import type { Scope } from '../../kernel/scope.ts';
import type { PublicInstructor } from '../schemas.ts';

type Cached = PublicInstructor & { club_ids: string[]; on_club_page: boolean };

/** The seed's thirty minutes are the most; a write to any of these drops it at once. */
const plan: CachePlan<Cached[]> = {
  made_from: ['instructors', 'ratings', 'catalog'],
  ...{ ttlMs: 1_800_000, max: 1_000 },
};

/** Who teaches here, for anybody: only the public and active ones, by name. */
export async function listForVisitors(
  scope: Scope,
  asked: { club_id?: string; class_type_id?: string; on_club_page?: boolean },
): Promise<PublicInstructor[]> {
  const all = await cached(scope.tx, plan, 'all', () => load(scope));
  return all
    .filter(({ club_ids }) => asked.club_id === undefined || club_ids.includes(asked.club_id))
    .filter(
      ({ specialties }) =>
        asked.class_type_id === undefined || specialties.some(({ id }) => id === asked.class_type_id),
    )
    .filter(({ on_club_page }) => !asked.on_club_page || on_club_page)
    .map(({ club_ids: _, on_club_page: __, ...instructor }) => instructor);
}

function load({ tx }: Scope): Promise<Cached[]> {
  return tx
    .selectFrom('instructors as i')
    .select([
      'i.id',
      'i.display_name',
      'i.bio',
      sql<string[]>`i.certifications`.as('certifications'),
      'i.years_experience',
      'i.rating',
      'i.total_ratings',
      'i.on_club_page',
      sql<PublicInstructor['specialties']>`coalesce((
        select jsonb_agg(jsonb_build_object('id', t.id, 'name', t.name, 'color', t.color) order by t.sort_name)
          from instructor_specialties s
          join class_types t on t.organization_id = s.organization_id and t.id = s.class_type_id
         where s.organization_id = i.organization_id and s.instructor_id = i.id and t.is_active), '[]')`.as(
        'specialties',
      ),
      sql<string[]>`array(select c.club_id from instructor_clubs c
        where c.organization_id = i.organization_id and c.instructor_id = i.id)`.as('club_ids'),
    ])
    .where('i.is_public', '=', true)
    .where('i.is_active', '=', true)
    .orderBy('i.sort_name')
    .orderBy('i.id')
    .execute() as Promise<Cached[]>;
}
