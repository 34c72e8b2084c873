import { expect } from 'vitest';
import { type Cast, classWith } from './classes.ts';
import type { TestServer } from './server.ts';

export interface Came {
  rating?: number;
  notes?: string;
  present?: boolean;
}

/** Classes of the cast's coach that somebody was in, one a day; over, with attendance taken by the coach. */
export async function cameTo(
  server: TestServer,
  cast: Cast,
  {
    student_id,
    classes,
    coach = cast.coach,
  }: { student_id: string; classes: readonly Came[]; coach?: Cast['ana'] },
) {
  for (const { rating, notes, present = true } of classes) {
    const { url, moment } = await classWith(server, cast, [student_id], { instructor_id: coach.profile_id });
    moment(70);
    const { status } = await coach.post(`${url}/mark_attendance/`, {
      entries: [
        {
          ...{ student_id, present, ...(notes && { instructor_notes: notes }) },
          ...(rating && { performance_rating: rating }),
        },
      ],
    });
    expect(status).toBe(200);
  }
}

export interface Skill {
  id: string;
  level_id: string;
  name_en: string;
  order: number;
  is_exit_criterion: boolean;
}
type Caller = Cast['ana'];

export const urlOf = (student_id: string) => `/api/classes/students/${student_id}`;
export const progressOf = async (who: Caller, student_id: string) =>
  (await who.get(`${urlOf(student_id)}/progress/`)).body;
export const tick = (who: Caller, student_id: string, skill_id: string, body: object = {}) =>
  who.put(`${urlOf(student_id)}/skills/${skill_id}/`, body);
export const confirm = (who: Caller, student_id: string, body: object) =>
  who.post(`${urlOf(student_id)}/level/`, body);
