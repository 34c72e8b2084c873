import { addDaysToInstant, addHours, addMinutes, type LocalDate } from '../kernel/time/index.ts';
import { feesSince, paysFees } from './fees.ts';
import type { Group } from './groups.ts';
import type { People, Student } from './people.ts';
import { type Place, suits } from './places.ts';
import type { Session } from './sessions.ts';
import type { Row, World } from './world.ts';

type Outcome = 'present' | 'no_show' | 'cancelled' | 'late' | 'coming';

/** Everything about who was or will be in each class, with its attendance. */
export function buildBookings(
  world: World,
  {
    sessions,
    places,
    people,
  }: {
    sessions: readonly Session[];
    places: readonly Place[];
    people: People;
  },
): void {
  const byGroup = Map.groupBy(places, (place) => place.group);
  const busy = createDiary(sessions, byGroup);
  for (const session of sessions) {
    const book = bookOf(world, session, { busy });
    for (const place of byGroup.get(session.group) ?? [])
      if (holds(place, session.date)) book(place.student, outcomeOf(world, session), place);
    if (session.is_cancelled) continue;
    addDropIns(world, session, { people, busy, book });
    addWaiting(world, session, { people, busy });
    settle(session);
  }
}

const holds = ({ starts_on, ends_on }: Place, date: LocalDate): boolean =>
  starts_on <= date && (ends_on === null || date <= ends_on);

function outcomeOf({ random }: World, session: Session): Outcome {
  if (!session.is_past) return 'coming';
  const fate = random.next();
  return fate < 0.87 ? 'present' : fate < 0.9 ? 'no_show' : fate < 0.97 ? 'cancelled' : 'late';
}

/** Who is busy on a date; one class a day is enough for anybody here. */
interface Diary {
  isFree(student: Student, date: LocalDate): boolean;
  note(student: Student, date: LocalDate): void;
}

function createDiary(sessions: readonly Session[], byGroup: ReadonlyMap<Group, readonly Place[]>): Diary {
  const days = new Map<Student, Set<LocalDate>>();
  const note = (student: Student, date: LocalDate) => {
    const set = days.get(student) ?? new Set();
    days.set(student, set.add(date));
  };
  for (const { group, date } of sessions)
    for (const place of byGroup.get(group) ?? []) if (holds(place, date)) note(place.student, date);
  return { note, isFree: (student, date) => !days.get(student)?.has(date) };
}

type Book = (student: Student, outcome: Outcome, place: Place | null) => void;

function bookOf(world: World, session: Session, { busy }: { busy: Diary }): Book {
  const { row, starts_at } = session;
  return (student, outcome, place) => {
    busy.note(student, session.date);
    const price = student.is_club_member ? session.group.member_price : session.group.price;
    const enrolled_at = enrolledAt(world, session, place);
    const enrollment_id = world.add('class_enrollments', {
      ...{ session_id: row.id, student_id: student.id, schedule_enrollment_id: place?.id ?? null },
      ...{
        price,
        currency: row.currency,
        source: place ? 'fixed' : world.random.chance(0.7) ? 'self' : 'desk',
      },
      ...{ enrolled_at, created_at: enrolled_at, waitlist_sequence: null, student_package_id: null },
      ...fateOf(world, session, { outcome, enrolled_at }),
      released: place !== null && !session.is_cancelled && (outcome === 'cancelled' || outcome === 'late'),
      ...paymentOf(world, {
        price,
        paid: outcome === 'present' || outcome === 'no_show',
        fixed: place !== null,
        by_fee: place !== null && paysFees(session.group) && session.date >= feesSince(world),
      }),
    });
    if (session.is_cancelled || outcome === 'cancelled' || outcome === 'late') return;
    count(row, 'enrolled_count');
    if (outcome === 'present') count(row, 'attended_count');
    if (outcome === 'coming') return;
    const present = outcome === 'present';
    const { random, data } = world;
    world.add('class_attendance', {
      ...{ session_id: row.id, enrollment_id, student_id: student.id, present },
      arrival_time: present ? addMinutes(starts_at, random.whole(-9, 4)) : null,
      instructor_notes: present && random.chance(0.06) ? random.pick(data.notes) : '',
      performance_rating: present && random.chance(0.15) ? random.whole(3, 5) : null,
      marked_by: session.group.coach.user_id,
      marked_at: addMinutes(session.ends_at, 5),
    });
    if (present) evaluate(world, session, student);
  };
}

/** Some say what they think of who gave it, a few without their name: those stand under the month of the class. */
function evaluate({ random, data, rows, add }: World, session: Session, student: Student): void {
  if (!random.chance(0.04)) return;
  const is_anonymous = random.chance(0.3);
  const stars = () => Math.min(5, random.whole(3, 6));
  const { substitute_instructor_id, schedule_id } = session.row;
  const group = rows.get('class_schedules')?.find((one) => one.id === schedule_id);
  const said = {
    overall_rating: stars(),
    teaching_quality: stars(),
    punctuality: stars(),
    communication: stars(),
  };
  const ofNobody = { student_id: null, session_id: null, class_type_id: null };
  const named = { student_id: student.id, session_id: session.row.id, class_type_id: group?.class_type_id };
  add('instructor_evaluations', {
    ...{ ...said, comments: random.pick(data.praise), would_recommend: random.chance(0.93), is_anonymous },
    instructor_id: substitute_instructor_id ?? session.group.coach.id,
    ...(is_anonymous ? ofNobody : named),
    shown_on: is_anonymous ? `${session.date.slice(0, 7)}-01` : session.date,
  });
}

function fateOf(
  { random, data, timezone }: World,
  { is_cancelled, row, starts_at }: Session,
  { outcome, enrolled_at }: { outcome: Outcome; enrolled_at: Date },
): Row {
  const none = {
    checked_in: false,
    check_in_time: null,
    check_in_method: null,
    cancelled_at: null,
    cancel_reason: '',
  };
  const kept = { ...none, is_late_cancellation: false };
  if (is_cancelled)
    return {
      ...kept,
      status: 'cancelled',
      cancelled_at: row.cancelled_at,
      cancel_reason: 'session_cancelled',
    };
  if (outcome === 'cancelled' || outcome === 'late') {
    const late = outcome === 'late';
    const asked = late
      ? addHours(starts_at, -random.whole(1, 9))
      : addDaysToInstant(starts_at, -random.whole(1, 6), timezone);
    const cancelled_at = asked > enrolled_at ? asked : addMinutes(enrolled_at, 30);
    return {
      ...kept,
      status: 'cancelled',
      cancelled_at,
      cancel_reason: random.pick(data.excuses),
      is_late_cancellation: late,
    };
  }
  if (outcome !== 'present') return { ...kept, status: outcome === 'no_show' ? 'no_show' : 'enrolled' };
  const check_in_method = random.pick(['instructor', 'instructor', 'desk', 'qr']);
  const check_in_time = addMinutes(starts_at, random.whole(-12, 5));
  return { ...kept, status: 'enrolled', checked_in: true, check_in_time, check_in_method };
}

function paymentOf(
  { random }: World,
  { price, paid, fixed, by_fee }: { price: number; paid: boolean; fixed: boolean; by_fee: boolean },
): Row {
  const settled = paid && random.chance(fixed ? 0.96 : 0.9) && !by_fee;
  const method = fixed ? 'transfer' : random.pick(['card_terminal', 'card_terminal', 'cash']);
  return { paid: settled, payment_method: settled ? method : '', payment_amount: settled ? price : null };
}

function enrolledAt({ random, timezone, now }: World, { starts_at }: Session, place: Place | null): Date {
  const days = place ? 28 : random.whole(1, 9);
  const at = addDaysToInstant(starts_at, -days, timezone);
  return at < now ? at : addHours(now, -random.whole(1, 60));
}

/** Somebody from elsewhere takes a place that is free, if bookings are open. */
function addDropIns(
  world: World,
  session: Session,
  { people, busy, book }: { people: People; busy: Diary; book: Book },
): void {
  const { random } = world;
  if (session.group.kids || !isOpen(world, session)) return;
  const free = (session.row.max_participants as number) - (session.row.enrolled_count as number);
  for (let place = 0; place < free; place++) {
    if (!random.chance(session.is_past ? 0.45 : 0.3)) continue;
    const student = visitor(world, session, { people, busy });
    if (!student) continue;
    book(student, session.is_past ? (random.chance(0.92) ? 'present' : 'no_show') : 'coming', null);
  }
}

/** Some full classes of the next weeks have people waiting. Their tickets are numbered at the end, in order. */
function addWaiting(world: World, session: Session, { people, busy }: { people: People; busy: Diary }): void {
  const { random } = world;
  const { row, group } = session;
  const full = row.enrolled_count === row.max_participants;
  if (session.is_past || group.kids || !full || !isOpen(world, session) || !random.chance(0.25)) return;
  for (let count_ = random.whole(1, 2); count_ > 0; count_--) {
    const student = visitor(world, session, { people, busy });
    if (!student) return;
    busy.note(student, session.date);
    const at = enrolledAt(world, session, null);
    const price = student.is_club_member ? group.member_price : group.price;
    world.add('class_enrollments', {
      ...{
        session_id: row.id,
        student_id: student.id,
        schedule_enrollment_id: null,
        price,
        currency: row.currency,
      },
      ...{ source: 'self', status: 'waitlisted', waitlist_sequence: 0, enrolled_at: null, created_at: at },
      released: false,
      ...{
        checked_in: false,
        check_in_time: null,
        check_in_method: null,
        cancelled_at: null,
        cancel_reason: '',
      },
      ...{ is_late_cancellation: false, paid: false, payment_method: '', payment_amount: null },
    });
    count(row, 'waitlisted_count');
  }
}

/** Adults of the level who are not in the middle of something else; those who sign in stay free for visitors to try. */
function visitor(
  { random }: World,
  session: Session,
  { people, busy }: { people: People; busy: Diary },
): Student | undefined {
  const able = people.adults.filter(
    (one) =>
      one !== people.student &&
      one !== people.guardian &&
      suits(one, session.group) &&
      busy.isFree(one, session.date),
  );
  return able.length > 0 ? random.pick(able) : undefined;
}

/** A booking needs an open window: thirty days, and until two hours before. */
const isOpen = ({ now, timezone }: World, { is_past, starts_at }: Session): boolean =>
  is_past || (addDaysToInstant(starts_at, -30, timezone) <= now && addHours(starts_at, -2) > now);

function settle({ row, is_past }: Session): void {
  if (!is_past && (row.enrolled_count as number) >= (row.min_participants as number))
    row.status = 'confirmed';
}

const count = (row: Row, column: string): void => {
  row[column] = (row[column] as number) + 1;
};
