import type { components, paths } from '@bandeja/client';
import { queryOptions } from '@tanstack/react-query';
import { change, expecting } from '../../platform/client/change.ts';
import { api, bodyOf } from '../../platform/client/client.ts';
import { overwriting } from '../../platform/client/edit.ts';

export type Skill = components['schemas']['Skill'];
export type StudentProgress = components['schemas']['StudentProgress'];
export type ProgressReport = components['schemas']['ProgressReport'];
export type MyStudent = components['schemas']['MyStudent'];
export type SessionSkills = components['schemas']['SessionSkills'];
export type NewSkill = paths['/api/classes/skills/']['post']['requestBody']['content']['application/json'];
export type SkillChange =
  paths['/api/classes/skills/{id}/']['patch']['requestBody']['content']['application/json'];

const at = (id: string) => ({ path: { id } });
const SKILLS = ['catalog', 'progress'] as const;
const LEVEL = ['progress', 'clients', 'sessions'] as const;

/** Every skill, those out of use too, by level. */
export const skillsQuery = queryOptions({
  queryKey: ['catalog', 'skills'],
  queryFn: async () =>
    (await bodyOf(api.GET('/api/classes/skills/', { params: { query: { include_inactive: true } } })))!
      .results,
});

export const progressQuery = (student_id: string) =>
  queryOptions({
    queryKey: ['progress', 'student', student_id],
    queryFn: async () =>
      (await bodyOf(api.GET('/api/classes/students/{id}/progress/', { params: at(student_id) })))!,
  });

export const reportQuery = (
  student_id: string,
  { from, to }: { from?: string | undefined; to?: string | undefined },
) =>
  queryOptions({
    queryKey: ['progress', 'report', student_id, from, to],
    queryFn: async () =>
      (await bodyOf(
        api.GET('/api/classes/students/{id}/progress_report/', {
          params: { ...at(student_id), query: { ...(from && { from }), ...(to && { to }) } },
        }),
      ))!,
  });

export const reportFile = (student_id: string, query: { from: string; to: string; language: 'es' | 'en' }) =>
  bodyOf(
    api.GET('/api/classes/students/{id}/progress_report/file/', {
      params: { ...at(student_id), query },
      parseAs: 'blob',
    }),
  ) as Promise<Blob>;

export const myStudentsQuery = queryOptions({
  queryKey: ['progress', 'my_students'],
  queryFn: async () => (await bodyOf(api.GET('/api/classes/my_students/')))!.results,
});

export const sessionSkillsQuery = (session_id: string) =>
  queryOptions({
    queryKey: ['progress', 'session', session_id],
    queryFn: async () =>
      (await bodyOf(api.GET('/api/classes/sessions/{id}/skills/', { params: at(session_id) })))!,
  });

interface Ticking {
  student_id: string;
  skill_id: string;
  masters: boolean;
  session_id?: string;
}

async function writeTick({ student_id, skill_id, masters, session_id }: Ticking): Promise<void> {
  const path = { id: student_id, skill_id };
  const asked = session_id === undefined ? {} : { session_id };
  await (masters
    ? bodyOf(api.PUT('/api/classes/students/{id}/skills/{skill_id}/', { params: { path }, body: asked }))
    : bodyOf(
        api.DELETE('/api/classes/students/{id}/skills/{skill_id}/', { params: { path, query: asked } }),
      ));
}

/** Ticks a skill of a student, or takes that back; on screen at once. */
export const tick = (student_id: string, today: string) =>
  change(
    writeTick,
    ['progress'],
    expecting<StudentProgress, Ticking>(
      progressQuery(student_id).queryKey,
      (progress, { skill_id, masters }) => ({
        ...progress,
        skill_development: progress.skill_development.map((of) => ({
          ...of,
          skills: of.skills.map((one) =>
            one.id === skill_id ? { ...one, mastered_on: masters ? today : null } : one,
          ),
        })),
      }),
    ),
  );

/** The same on the roster of a class. */
export const tickInClass = (session_id: string) =>
  change(
    (ticking: Ticking) => writeTick({ ...ticking, session_id }),
    ['progress'],
    expecting<SessionSkills, Ticking>(
      sessionSkillsQuery(session_id).queryKey,
      (roster, { student_id, skill_id, masters }) => ({
        ...roster,
        students: roster.students.map((one) => {
          if (one.id !== student_id) return one;
          const others = one.skill_ids.filter((id) => id !== skill_id);
          return { ...one, skill_ids: masters ? [...others, skill_id] : others };
        }),
      }),
    ),
  );

export const confirmLevel = (student_id: string) =>
  change(
    (body: { level: number; before: number | null; reason?: string }) =>
      bodyOf(api.POST('/api/classes/students/{id}/level/', { params: at(student_id), body })),
    LEVEL,
  );

export const takeBackLevel = change(
  ({ student_id, entry_id }: { student_id: string; entry_id: string }) =>
    bodyOf(
      api.POST('/api/classes/students/{id}/level/take_back/', {
        params: at(student_id),
        body: { entry_id },
      }),
    ),
  LEVEL,
);

export const loadCatalog = change(() => bodyOf(api.POST('/api/classes/skills/load_catalog/')), SKILLS);
export const addSkill = change(
  (body: NewSkill) => bodyOf(api.POST('/api/classes/skills/', { body })),
  SKILLS,
);
export const removeSkill = change(
  (id: string) => bodyOf(api.DELETE('/api/classes/skills/{id}/', { params: at(id) })),
  SKILLS,
);
export const changeSkill = change(
  ({ id, ...body }: SkillChange & { id: string }, base) =>
    overwriting(
      { base, mine: body },
      {
        read: () => api.GET('/api/classes/skills/{id}/', { params: at(id) }),
        write: (version, changes) =>
          bodyOf(
            api.PATCH('/api/classes/skills/{id}/', {
              params: { ...at(id), header: { 'If-Match': version } },
              body: changes,
            }),
          ),
      },
    ),
  SKILLS,
);
