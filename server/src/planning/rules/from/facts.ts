import type { LocalDate } from '../../../kernel/time/index.ts';
import type { Recurrence } from '../../../scheduling/rules/recurrence.ts';

/** All that a club's database says of terms that are planned. Weekdays: 0 = Monday; times: minutes after midnight. */
export interface Facts {
  /** One of each club, in the order of the clubs. */
  terms: readonly { club_id: string; starts_on: LocalDate; ends_on: LocalDate; timezone: string }[];
  opening: readonly { club_id: string; weekday: number; from: number; to: number }[];
  closures: readonly { club_id: string; starts_on: LocalDate; ends_on: LocalDate }[];
  courts: readonly { id: string; club_id: string }[];
  coaches: readonly FactCoach[];
  /** Hours at which a court or a coach is taken by something that is no weekly group, with the dates of the term. */
  taken: readonly Taken[];
  schedules: readonly FactSchedule[];
  places: readonly { schedule_id: string; student: FactStudent }[];
  waiting: readonly { schedule_id: string; student: FactStudent }[];
  wishes: readonly FactWish[];
  /** Hours at which courts are wanted most. */
  prime: readonly { club_id: string; weekday: number; hour: number }[];
}

export interface Taken {
  id: string;
  weekday: number;
  from: number;
  to: number;
  dates: readonly LocalDate[];
}

export interface FactCoach {
  id: string;
  name: string;
  club_ids: readonly string[];
  specialties: readonly string[];
  max_weekly_hours: number;
  /** Empty: at all hours. */
  windows: readonly { weekday: number; from: number; to: number; club_id: string | null }[];
}

/** A group that is held, or will be, in the time of the terms. */
export interface FactSchedule extends Recurrence {
  id: string;
  name: string;
  club_id: string;
  /** It is of a term that is planned. */
  is_planned: boolean;
  class_type_id: string;
  level_id: string;
  instructor_id: string | null;
  assistant_instructor_ids: readonly string[];
  court_id: string | null;
  max_participants: number;
}

export interface FactStudent {
  id: string;
  name: string;
  level: number | null;
  birth_date: LocalDate | null;
}

export interface FactWish {
  club_id: string;
  student: FactStudent;
  classes_a_week: number;
  times: readonly { weekday: number; from: number; to: number; loved: boolean }[];
  with: readonly string[];
  not_with: readonly string[];
  back_to_back: readonly string[];
  unlinked: number;
  instructor_ids: readonly string[];
  club_ids: readonly string[];
}
