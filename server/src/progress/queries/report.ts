import { invalid } from '../../kernel/problem.ts';
import type { Scope } from '../../kernel/scope.ts';
import { localDateOf } from '../../kernel/time/index.ts';
import { meanOf, periodsOf, trendOf } from '../rules/progress.ts';
import type { ProgressReport, ReportQuery } from '../schemas.ts';
import { standingOf } from './progress.ts';
import { type Came, historyOf, notesOf } from './rows.ts';
import { seenStudent } from './seen.ts';

interface Period {
  from: string;
  to: string;
}
const within = ({ from, to }: Period, day: string): boolean => day >= from && day <= to;

/** The seed's generate_progress_report. Throws 403, 404, 422 for a time that ends before it begins. */
export async function reportOf(
  scope: Scope,
  student_id: string,
  asked: ReportQuery,
): Promise<ProgressReport> {
  const seen = await seenStudent(scope, student_id);
  const { before, ...period } = periodsOf(asked, seen.today);
  if (period.from > period.to) throw endsBefore();
  const standing = await standingOf(scope, seen);
  const { came, ratings, entries, skills, level, reliability, recommended_next_level } = standing;
  const inside = ratings.filter(({ local_date }) => within(period, local_date));
  const values = (all: typeof ratings) => all.map(({ rating }) => rating);
  const notes = await notesOf(scope, student_id, period);
  const mean = meanOf(values(inside));
  return {
    student: { id: student_id, name: seen.student.display_name },
    ...{ ...period, level, reliability },
    level_history: historyOf(
      entries.filter(({ created_at }) => within(period, localDateOf(created_at, seen.timezone))),
      seen.timezone,
    ),
    attendance: attendanceIn(came.filter(({ local_date }) => within(period, local_date))),
    skills_mastered: skills
      .filter(({ mastered_on }) => mastered_on !== null && within(period, mastered_on))
      .toSorted((a, b) => ((a.mastered_on ?? '') < (b.mastered_on ?? '') ? -1 : 1)),
    instructor_feedback: { ratings: inside.length, mean, ...(notes && { notes }) },
    performance: {
      mean,
      before: meanOf(values(ratings.filter(({ local_date }) => within(before, local_date)))),
      months: trendOf(inside, period.to).months,
    },
    recommended_next_level,
  };
}

function attendanceIn(came: readonly Came[]): ProgressReport['attendance'] {
  const counted = (all: readonly Came[]) => ({
    present: all.filter(({ present }) => present).length,
    absent: all.filter(({ present }) => !present).length,
  });
  const months = Map.groupBy(came, ({ local_date }) => local_date.slice(0, 7));
  return { ...counted(came), months: [...months].map(([month, all]) => ({ month, ...counted(all) })) };
}

const endsBefore = () =>
  invalid([
    { path: 'query.to', code: 'below_field', params: { field: 'from' }, message: 'must not be before from' },
  ]);
