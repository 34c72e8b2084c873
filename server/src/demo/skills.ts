import { startingLevels } from '../catalog/rules.ts';
import type { LocalDate } from '../kernel/time/index.ts';
import { startingSkills } from '../progress/rules/starting-skills.ts';
import type { People, Student } from './people.ts';
import type { Session } from './sessions.ts';
import type { World } from './world.ts';

interface Skill {
  id: string;
  /** Where its level begins. */
  from: number;
  until: number;
}

/** The padel catalogue, and what students showed in classes that they came to. */
export function buildSkills(
  world: World,
  {
    sessions,
    people,
    levels,
  }: { sessions: readonly Session[]; people: People; levels: ReadonlyMap<string, string> },
): void {
  const skills = addSkills(world, levels);
  const attended = attendedBy(world, sessions);
  for (const student of [...people.adults, ...people.children])
    for (const skill of skills) tick(world, { student, skill, classes: attended.get(student.id) ?? [] });
}

function addSkills({ add }: World, levels: ReadonlyMap<string, string>): Skill[] {
  return Object.entries(startingSkills).flatMap(([name, all]) => {
    const level = startingLevels.find((one) => one.name === name);
    return all.map((skill, place) => ({
      id: add('skills', { ...skill, level_id: levels.get(name), order: place + 1, is_active: true }),
      from: level?.rating_min ?? 0,
      until: level?.rating_max ?? 7,
    }));
  });
}

function attendedBy({ rows }: World, sessions: readonly Session[]): Map<unknown, Session[]> {
  const byId = new Map(sessions.map((session) => [session.row.id as unknown, session]));
  const came = (rows.get('class_attendance') ?? []).filter(({ present }) => present);
  return new Map(
    [...Map.groupBy(came, ({ student_id }) => student_id)].map(([id, all]) => [
      id,
      all.flatMap(({ session_id }) => byId.get(session_id) ?? []),
    ]),
  );
}

/** The nearer the end of its level somebody plays, the more of it they master. */
function tick(
  { random, add }: World,
  { student, skill, classes }: { student: Student; skill: Skill; classes: readonly Session[] },
): void {
  const share = (student.level - skill.from) / (skill.until - skill.from);
  if (classes.length === 0 || !random.chance(Math.max(0, Math.min(0.95, share)))) return;
  const { row, date, group } = random.pick(classes);
  add('student_skills', {
    ...{ student_id: student.id, skill_id: skill.id, mastered_on: date satisfies LocalDate },
    ...{ session_id: row.id, instructor_id: row.substitute_instructor_id ?? group.coach.id },
    ticked_by: group.coach.user_id,
  });
}
