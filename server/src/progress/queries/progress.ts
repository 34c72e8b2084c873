import { listLevels } from '../../catalog/public.ts';
import type { Scope } from '../../kernel/scope.ts';
import { localDateOf } from '../../kernel/time/index.ts';
import { progressAbilities } from '../access.ts';
import {
  developmentOf,
  evidenceFrom,
  evidenceOf,
  meanOf,
  recommendNext,
  reliabilityOf,
  taughtLevels,
  trendOf,
} from '../rules/progress.ts';
import type { StudentProgress } from '../schemas.ts';
import {
  attendanceOf,
  historyOf,
  latestFirst,
  levelEntriesOf,
  notesOf,
  ratingsOf,
  skillsOf,
} from './rows.ts';
import { type Seen, seenStudent } from './seen.ts';

const shownEntries = 20;

/** The seed's calculate_student_progress. Throws 403, 404. */
export async function progressOf(scope: Scope, student_id: string): Promise<StudentProgress> {
  const seen = await seenStudent(scope, student_id);
  const { came, entries, levels, skills, ratings, ...standing } = await standingOf(scope, seen);
  const notes = await notesOf(scope, student_id);
  return {
    student: { id: student_id, name: seen.student.display_name },
    ...standing,
    level_history: historyOf(entries, seen.timezone).slice(0, shownEntries),
    last_entry_id: entries[0]?.id ?? null,
    total_classes: came.filter(({ present }) => present).length,
    skill_development: developmentOf(
      taughtLevels(levels, skills),
      skills,
    ) as StudentProgress['skill_development'],
    instructor_feedback: {
      ratings: ratings.length,
      mean: meanOf(ratings.map(({ rating }) => rating)),
      ...(notes && { notes }),
    },
    performance_trend: trendOf(ratings, seen.today),
    abilities: progressAbilities(scope.actor, seen.judged, {
      ...{
        latest: entries[0],
        is_gone: seen.student.merged_into !== null || seen.student.erased_at !== null,
      },
    }),
  };
}

/** What progress and report have in common, and the rows that they are made of. */
export async function standingOf(scope: Scope, { student, timezone, today }: Seen) {
  const came = await attendanceOf(scope, student.id);
  const entries = await levelEntriesOf(scope, student.id);
  const skills = await skillsOf(scope, student.id);
  const levels = await listLevels(scope);
  const ratings = ratingsOf(came);
  const said = latestFirst(entries).map(({ created_at, created_by: by, ...entry }) => ({
    ...{ ...entry, by, day: localDateOf(created_at, timezone) },
  }));
  const moved = said.find(({ kind, level, before }) => kind === 'confirmed' && level !== before);
  const { level } = student;
  return {
    ...{ came, entries, levels, skills, ratings, level },
    reliability:
      level === null ? null : reliabilityOf(evidenceOf(level, { said, ratings, from: evidenceFrom(today) })),
    recommended_next_level: recommendNext({
      ...{ levels, skills, rating: level },
      classes: came.filter(({ present, local_date }) => present && local_date > (moved?.day ?? '')).length,
      ratings: ratings.map(({ rating }) => rating),
    }),
  };
}
