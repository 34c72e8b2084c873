import { expect } from 'vitest';
import type { TestServer } from '../server.ts';

/*
 * What docs/domain/make-ups.md says of lost dates, in other words than the code: each gives at most one, own absences
 * up to the caps of a month and of a quarter, and whoever is in the class after all has none for it.
 */

/** In force in the whole organization. */
export const rulesOfMakeUps = {
  make_up_released: 'make_up',
  make_up_quota: 3,
  make_up_quota_period: 'quarter',
  make_up_quota_month: 2,
  make_up_coach: 'nothing',
  make_up_closure: 'make_up',
};
export const causes = ['rain', 'coach', 'closure', 'club'] as const;
type Cause = (typeof causes)[number];

interface Row {
  id: string;
  date: string;
}

export function makeUpsOfHistory({ owner }: TestServer, holders: readonly string[]) {
  const due = new Map<string, { session: Row; student_id: string; cause: string }>();
  /** Where a released date was taken along to: the class of that day there, and the one that was released. */
  const alongOf = new Map<string, string>();
  let had = new Set<string>();
  const key = (session_id: string, student_id: string) => `${session_id} ${student_id}`;
  const first = (session_id: string, student_id: string) =>
    alongOf.get(key(session_id, student_id)) ?? session_id;

  const quarter = (date: string) => `${date.slice(0, 4)} ${Math.floor((Number(date.slice(5, 7)) - 1) / 3)}`;
  const released = (student_id: string, period: (date: string) => string, date: string) =>
    [...due.values()].filter(
      (one) =>
        one.student_id === student_id &&
        one.cause === 'released' &&
        period(one.session.date) === period(date),
    ).length;

  return {
    /** A holder gives a date back that they have. */
    released(session: Row, student_id: string) {
      if (!had.has(key(session.id, student_id))) return;
      const inMonth = released(student_id, (date) => date.slice(0, 7), session.date);
      if (inMonth >= rulesOfMakeUps.make_up_quota_month) return;
      if (released(student_id, quarter, session.date) >= rulesOfMakeUps.make_up_quota) return;
      due.set(key(session.id, student_id), { session, student_id, cause: 'released' });
    },
    /** Who moves is away on that day in the other group, too. */
    takenAlong(session_id: string, to: string, student_id: string) {
      alongOf.set(key(to, student_id), first(session_id, student_id));
    },
    calledOff(session: Row, cause: Cause) {
      if (cause === 'coach') return;
      for (const student_id of holders)
        if (had.has(key(session.id, student_id)))
          due.set(key(session.id, student_id), { session, student_id, cause });
    },
    /** Who has which class by now; the worker has done what waited. */
    async judge(booked: readonly { session_id: string; student_id: string; status: string }[], what: string) {
      const enrolled = booked.filter((one) => one.status === 'enrolled');
      had = new Set(enrolled.map((one) => key(one.session_id, one.student_id)));
      for (const { session_id, student_id } of enrolled) {
        due.delete(key(session_id, student_id));
        due.delete(key(first(session_id, student_id), student_id));
      }
      const { rows } = await owner.query(
        `select e.session_id, m.student_id, m.cause from make_ups m
           join class_enrollments e on e.id = m.lost_enrollment_id
          where m.student_id = any($1) and 'withdrawn' <>
                (select l.kind from make_up_entries l where l.make_up_id = m.id order by l.number desc limit 1)`,
        [holders],
      );
      const words = (session_id: string, student_id: string, cause: string) =>
        `${key(session_id, student_id)} ${cause}`;
      expect(rows.map((row) => words(row.session_id, row.student_id, row.cause)).sort(), what).toEqual(
        [...due.values()].map((one) => words(one.session.id, one.student_id, one.cause)).sort(),
      );
    },
  };
}
