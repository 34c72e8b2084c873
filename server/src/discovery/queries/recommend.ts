import type { Kept, Made } from '../../kernel/kept.ts';
import { invalid } from '../../kernel/problem.ts';
import type { Scope } from '../../kernel/scope.ts';
import { addDays } from '../../kernel/time/index.ts';
import { nextStepOf } from '../../progress/public.ts';
import { type Choice, type Reason, recommend } from '../rules/recommend.ts';
import { boundsOf } from '../rules.ts';
import type { Recommendation } from '../schemas/recommendation.ts';
import { companionsOf } from './companions.ts';
import { type Found, findSessions, personOf } from './find.ts';
import { classesGivenBack, classesTaken, levelOf } from './history.ts';
import type { FoundPage } from './page.ts';

/** Among how many of the next classes with a free place is chosen, and how far ahead they are. */
const among = { classes: 200, days: 14 };

export interface Wanted {
  student_id?: string | undefined;
  club_id?: string | undefined;
  limit?: number | undefined;
}

/** The seed's recommendations: the next classes that fit somebody best, of those that they can book. Throws 404, 422 for nobody. */
export async function recommendations(
  scope: Scope,
  pages: Kept<FoundPage>,
  { student_id, club_id, limit = 10 }: Wanted,
): Promise<Made<{ results: Recommendation[] }>> {
  const person = personOf(scope, student_id);
  if (person === undefined)
    throw invalid([{ path: '/student_id', code: 'required', message: 'has to say for whom' }]);
  const today = scope.now.toISOString().slice(0, 10);
  const filter = {
    ...{ include_full: false, include_closed: false, include_cancelled: false, only_free: true, club_id },
    bounds: boundsOf({ until: addDays(today, among.days) }),
  };
  const { value, until } = await findSessions(scope, pages, { filter, student_id, limit: among.classes });
  const about = await aboutOf(scope, person);
  const { taken, back } = about;
  const could = value.results.filter((one) => isToBook(one) && !back.has(one.row.id));
  const can = new Map(could.map((one) => [one.row.id, one]));
  const choices = [...can.values()].map((one) => choiceOf(one, about));
  const best = recommend(choices, taken, { today, most: limit });
  const results = best.map(({ id, score, reasons }) => {
    const one = can.get(id)!;
    return {
      session: one.row,
      score,
      reasons: reasons.map((reason) => saidOf(reason, { found: one, about })),
    };
  });
  return { value: { results }, until };
}

const isToBook = ({ row }: Found): boolean =>
  row.booking.can_enroll && row.booking.outcome === 'enrolled' && row.my_status === null;

type About = Awaited<ReturnType<typeof aboutOf>>;

async function aboutOf(scope: Scope, person: string) {
  const [level, taken, back, companions] = await Promise.all([
    levelOf(scope, person),
    classesTaken(scope, person),
    classesGivenBack(scope, person),
    companionsOf(scope, person),
  ]);
  const next = await nextStepOf(scope, { student_id: person, rating: level });
  return { level, taken, back, companions, next };
}

const choiceOf = (
  { row, pays }: Found,
  { level, companions, next }: Pick<About, 'level' | 'companions' | 'next'>,
): Choice => ({
  ...{ id: row.id, local_date: row.local_date, local_time: row.local_time },
  ...{ schedule_id: row.schedule_id, club_id: row.club.id },
  ...{ class_type_id: row.class_type.id, coach_id: row.instructor?.id ?? null },
  ...{ enrolled_count: row.enrolled_count, max_participants: row.max_participants },
  own_level: level !== null && row.level_suits && row.level.name !== 'all_levels',
  companions: companions.get(row.schedule_id) ?? 0,
  package_ends: pays?.expires_on ?? null,
  missing_skills: next?.level_id === row.level.id ? next.skills.length : 0,
});

/** So many skills are named of those that are missing. */
const namedSkills = 3;

function saidOf(reason: Reason, { found: { pays }, about: { next } }: { found: Found; about: About }) {
  const package_ends = reason.code === 'package_ends' ? pays : null;
  const step = reason.code === 'missing_skills' ? next : null;
  return {
    ...reason,
    package_name: package_ends?.name ?? null,
    expires_on: package_ends?.expires_on ?? null,
    next_level: step?.next_level ?? null,
    skills: step?.skills.slice(0, namedSkills) ?? [],
  };
}
