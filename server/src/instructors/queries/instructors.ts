import { sql } from 'kysely';
import { jsonArrayFrom } from 'kysely/helpers/postgres';
import type { Actor } from '../../kernel/actor.ts';
import { byName } from '../../kernel/http/by-name.ts';
import { found } from '../../kernel/problem.ts';
import type { Scope } from '../../kernel/scope.ts';
import { foundOrNearly } from '../../kernel/search.ts';
import { clubOf } from '../../organizations/public.ts';
import { instructorAbilities, isSelf } from '../access.ts';
import { simpleView, type WeeklyWindow } from '../rules/windows.ts';
import type { Instructor, InstructorsQuery } from '../schemas.ts';

/** Profiles with their clubs, specialties and week. */
const profiles = ({ tx }: Scope) =>
  tx.selectFrom('instructors as i').select((select) => [
    'i.id',
    'i.user_id',
    'i.display_name',
    'i.bio',
    'i.certifications',
    'i.years_experience',
    'i.rating',
    'i.total_ratings',
    'i.accepts_substitutions',
    'i.max_weekly_hours',
    'i.is_public',
    'i.on_club_page',
    'i.is_active',
    sql<string[]>`array(select s.class_type_id from instructor_specialties s
      where s.organization_id = i.organization_id and s.instructor_id = i.id order by s.class_type_id)`.as(
      'specialties',
    ),
    sql<string[]>`array(select c.club_id from instructor_clubs c
      where c.organization_id = i.organization_id and c.instructor_id = i.id order by c.club_id)`.as(
      'club_ids',
    ),
    jsonArrayFrom(
      select
        .selectFrom('instructor_windows as w')
        .select([
          'w.weekday',
          // JSON would show the seconds.
          sql<string>`left(w.starts_at::text, 5)`.as('starts_at'),
          sql<string>`left(w.ends_at::text, 5)`.as('ends_at'),
          'w.club_id',
        ])
        .whereRef('w.organization_id', '=', 'i.organization_id')
        .whereRef('w.instructor_id', '=', 'i.id')
        .orderBy('w.weekday')
        .orderBy('w.starts_at'),
    ).as('windows'),
  ]);
type Row = Awaited<ReturnType<ReturnType<typeof profiles>['executeTakeFirstOrThrow']>>;

function instructorAnswer(actor: Actor, { user_id, ...row }: Row): Instructor {
  const abilities = instructorAbilities(actor, row);
  const mayKnow = abilities.administer || isSelf(actor, row);
  return {
    ...row,
    ...(mayKnow && { user_id }),
    ...simpleView(row.windows as WeeklyWindow[]),
    abilities,
  } as Instructor;
}

/** The profile, or 404. */
export async function getInstructor(scope: Scope, id: string): Promise<Instructor> {
  const row = await profiles(scope).where('i.id', '=', id).executeTakeFirst();
  return instructorAnswer(scope.actor, found(row, 'instructor'));
}

/** Profiles by name, a page at a time. Throws 404 for an unknown club. */
export async function listInstructors(scope: Scope, asked: InstructorsQuery) {
  if (asked.club_id !== undefined) await clubOf(scope, asked.club_id);
  const list = byName('i', asked);
  const rows = await foundOrNearly(list.search, (matches) =>
    filtered(scope, asked)
      .select(list.columns)
      .where(list.rows(matches))
      .orderBy(list.order)
      .limit(list.limit)
      .execute(),
  );
  const page = list.page(rows);
  return { ...page, results: page.results.map((row) => instructorAnswer(scope.actor, row)) };
}

function filtered(scope: Scope, { include_inactive, club_id, class_type_id }: InstructorsQuery) {
  return profiles(scope)
    .$if(!include_inactive, (query) => query.where('i.is_active', '=', true))
    .$if(club_id !== undefined, (query) =>
      query.where(
        sql<boolean>`exists (select 1 from instructor_clubs c where c.organization_id = i.organization_id
          and c.instructor_id = i.id and c.club_id = ${club_id}::uuid)`,
      ),
    )
    .$if(class_type_id !== undefined, (query) =>
      query.where(
        sql<boolean>`exists (select 1 from instructor_specialties s where s.organization_id = i.organization_id
          and s.instructor_id = i.id and s.class_type_id = ${class_type_id}::uuid)`,
      ),
    );
}
