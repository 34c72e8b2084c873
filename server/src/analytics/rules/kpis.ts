/** Every figure of the school, in the order in which it is shown. What is counted: docs/domain/kpis.md. */
export const kpiKeys = [
  'total_classes',
  'average_enrollment',
  'fill_rate',
  'attended_fill_rate',
  'empty_classes',
  'class_completion_rate',
  'instructor_utilization',
  'revenue_per_class',
  'cash_in',
  'student_retention_rate',
  'churn_rate',
  'first_visit_return',
  'repeat_enrollment_rate',
  'average_attendance_rate',
  'no_show_rate',
  'late_cancel_rate',
  'package_usage_rate',
  'instructor_satisfaction',
  'class_satisfaction',
] as const;
export type KpiKey = (typeof kpiKeys)[number];

/** What a number is: so many, a mean, a share of 1, money in minor units, a mark from 1 to 5. */
export const units = ['count', 'mean', 'share', 'money', 'rating'] as const;
export type Unit = (typeof units)[number];

/** What a KPI does not look at, whatever is asked for. */
export const filters = ['instructor_id', 'class_type_id', 'level_id'] as const;
export type Filter = (typeof filters)[number];

/** From which rows a KPI comes. */
export type Source =
  | 'classes'
  | 'bookings'
  | 'students'
  | 'instructors'
  | 'packages'
  | 'evaluations'
  | 'ratings'
  | 'till';

interface Kpi {
  unit: Unit;
  source: Source;
  /** Whether more is better, less is, or neither says anything. */
  better: 'more' | 'less' | 'neither';
  ignores?: readonly Filter[];
}

export const kpis: Readonly<Record<KpiKey, Kpi>> = {
  total_classes: { unit: 'count', source: 'classes', better: 'neither' },
  average_enrollment: { unit: 'mean', source: 'classes', better: 'more' },
  fill_rate: { unit: 'share', source: 'classes', better: 'more' },
  attended_fill_rate: { unit: 'share', source: 'classes', better: 'more' },
  empty_classes: { unit: 'count', source: 'classes', better: 'less' },
  class_completion_rate: { unit: 'share', source: 'classes', better: 'more' },
  instructor_utilization: { unit: 'share', source: 'instructors', better: 'more' },
  revenue_per_class: { unit: 'money', source: 'classes', better: 'more' },
  cash_in: { unit: 'money', source: 'till', better: 'more', ignores: filters },
  student_retention_rate: { unit: 'share', source: 'students', better: 'more' },
  churn_rate: { unit: 'share', source: 'students', better: 'less' },
  first_visit_return: { unit: 'share', source: 'students', better: 'more' },
  repeat_enrollment_rate: { unit: 'share', source: 'students', better: 'more' },
  average_attendance_rate: { unit: 'share', source: 'bookings', better: 'more' },
  no_show_rate: { unit: 'share', source: 'bookings', better: 'less' },
  late_cancel_rate: { unit: 'share', source: 'bookings', better: 'less' },
  package_usage_rate: {
    ...{ unit: 'share', source: 'packages', better: 'more' },
    ignores: ['instructor_id', 'level_id'],
  },
  instructor_satisfaction: { unit: 'rating', source: 'evaluations', better: 'more' },
  class_satisfaction: { unit: 'rating', source: 'ratings', better: 'more' },
};

/** What a KPI is made of: a sum, and of how many. */
export interface Counted {
  numerator: number;
  denominator: number;
}
export const nothing: Counted = { numerator: 0, denominator: 0 };

/** What it comes to; null where there is nothing to divide by. */
export function kpiValue(unit: Unit, { numerator, denominator }: Counted, key?: KpiKey): number | null {
  if (unit === 'count' || key === 'cash_in') return numerator;
  if (denominator === 0) return null;
  const value = numerator / denominator;
  return unit === 'money' ? Math.round(value) : Math.round(value * 10_000) / 10_000;
}
