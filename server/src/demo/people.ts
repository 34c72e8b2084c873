import { addDays, type LocalDate, startOfLocalDay } from '../kernel/time/index.ts';
import type { Level } from './groups.ts';
import type { World } from './world.ts';

export interface Student {
  id: string;
  name: string;
  surname: string;
  level: number;
  is_club_member: boolean;
  /** 10 and above plays with the older children; null for adults. */
  age: number | null;
}

export interface People {
  adults: Student[];
  children: Student[];
  /** Who signs in as a student, and as the guardian of a child. */
  student: Student;
  guardian: Student;
}

const childCount = 44;
const adultCount = 200 - childCount;
/** The middle of a level: clear of the ends that it shares with its neighbour. */
const ratings: Record<Exclude<Level, 'all_levels'>, [number, number]> = {
  beginner: [2, 9],
  intermediate: [10, 16],
  advanced: [17, 22],
};

/** Two hundred people who do not exist. `users` are the ids of those who can sign in. */
export function buildPeople(
  world: World,
  club_id: string,
  users: { student: string; guardian: string },
): People {
  const { random } = world;
  const bands = bandsOf(world);
  const adults = bands.map((band, at) => {
    const user_id = at === 0 ? users.student : at === 1 ? users.guardian : null;
    const level = random.whole(...ratings[band]) / 4;
    return addStudent(world, club_id, { level, user_id, surname: surnames(world), age: null });
  });
  const [student, guardian] = adults as [Student, Student];
  const parents = [guardian, ...random.shuffled(adults.slice(2)).slice(0, 29)];
  const children = Array.from({ length: childCount }, (_, at) => {
    const parent = parents[at % parents.length] as Student;
    return addChild(world, club_id, parent);
  });
  return { adults, children, student, guardian };
}

/** The first two, who sign in, are intermediate. */
function bandsOf({ random }: World): (keyof typeof ratings)[] {
  const bands = Array.from({ length: adultCount - 2 }, (_, at): keyof typeof ratings =>
    at % 10 < 4 ? 'beginner' : at % 10 < 8 ? 'intermediate' : 'advanced',
  );
  return ['intermediate', 'intermediate', ...random.shuffled(bands)];
}

interface NewStudent {
  level: number;
  user_id: string | null;
  surname: string;
  age: number | null;
}

function addStudent(world: World, club_id: string, { level, user_id, surname, age }: NewStudent): Student {
  const { random, names, add, from, timezone } = world;
  const name = `${random.pick(random.chance(0.5) ? names.women : names.men)} ${surname}`;
  const is_club_member = random.chance(0.45);
  const id = add('client_profiles', {
    ...{ user_id, display_name: name, level, is_club_member, home_club_id: club_id },
    phone: age === null ? `+34 555 ${digits(world, 3)} ${digits(world, 3)}` : '',
    birth_date: birthDate(world, age ?? random.whole(19, 66)),
    locale: 'es',
    created_at: startOfLocalDay(addDays(from, -random.whole(1, 500)), timezone),
  });
  return { id, name, surname, level, is_club_member, age };
}

function addChild(world: World, club_id: string, parent: Student): Student {
  const { random, add } = world;
  const age = random.whole(6, 14);
  const [own = ''] = parent.surname.split(' ');
  const surname = `${own} ${random.pick(world.names.surnames)}`;
  const child = addStudent(world, club_id, { level: random.whole(1, 7) / 4, user_id: null, surname, age });
  const relationship = random.chance(0.5) ? 'hija' : 'hijo';
  add('guardians', { guardian_id: parent.id, dependant_id: child.id, relationship });
  return child;
}

const surnames = ({ random, names }: World): string =>
  `${random.pick(names.surnames)} ${random.pick(names.surnames)}`;
const digits = ({ random }: World, count: number): string =>
  String(random.whole(0, 10 ** count - 1)).padStart(count, '0');
const birthDate = ({ random, today }: World, age: number): LocalDate =>
  addDays(today, -Math.floor(age * 365.25) - random.whole(1, 360));
