import { addDays, type LocalDate, startOfLocalDay } from '../kernel/time/index.ts';
import type { Club } from './club.ts';
import type { People, Student } from './people.ts';
import type { Session } from './sessions.ts';
import type { Row, World } from './world.ts';

const offers = [
  { name: 'Bono de 5 clases', num_classes: 5, validity_days: 90, price: 8000, transferable: false },
  { name: 'Bono de 10 clases', num_classes: 10, validity_days: 180, price: 15_000, transferable: true },
];
const owners = 16;
const soldDaysAgo = 60;

interface Bought {
  row: Row;
  student: Student;
  sold_on: LocalDate;
  left: number;
}

/** What bookings name has to be there before them. */
export function buildPackages(world: World, { id: club_id }: Club, { adults, student }: People): Bought[] {
  const { add, data, random, today, timezone } = world;
  const { currency } = data.club;
  const sold = offers.map((offer) => ({
    ...offer,
    package_id: add('class_packages', { ...offer, club_id, currency, class_type_ids: [] }),
  }));
  const some = random.shuffled(adults.filter((one) => one !== student)).slice(0, owners - 1);
  return [student, ...some].map((owner, at) => {
    const { package_id, num_classes, ...offer } = sold[
      at % sold.length === 0 ? 1 : 0
    ] as (typeof sold)[number];
    const sold_on = addDays(today, -random.whole(soldDaysAgo / 2, soldDaysAgo));
    const row = {
      ...{ ...offer, club_id, currency, class_type_ids: [], num_classes, package_id },
      ...{ student_id: owner.id, status: 'active', expires_on: addDays(sold_on, offer.validity_days) },
      ...{ purchased_at: startOfLocalDay(sold_on, timezone), payment_amount: offer.price },
      ...{
        payment_method: random.pick(['cash', 'card_terminal']),
        created_at: startOfLocalDay(sold_on, timezone),
      },
    };
    const id = add('student_packages', row);
    return { row: { ...row, id }, student: owner, sold_on, left: num_classes };
  });
}

/** The single classes of its owner since then are paid by a package, until none is left: the ledger of it. */
export function payWithPackages(world: World, bought: readonly Bought[], sessions: readonly Session[]): void {
  const byId = new Map(sessions.map((session) => [session.row.id, session]));
  for (const one of bought) {
    const entries: Row[] = [
      { kind: 'bought', delta: one.left, enrollment_id: null, created_at: one.row.purchased_at },
    ];
    for (const booking of singlesOf(world, one, byId)) {
      if (entries.length > one.left) break;
      Object.assign(booking, { price: 0, student_package_id: one.row.id, ...unpaid });
      entries.push({ kind: 'used', delta: -1, enrollment_id: booking.id, created_at: booking.created_at });
    }
    write(world, one.row.id as string, entries);
  }
}

const unpaid = { paid: false, payment_amount: null, payment_method: '', payment_reference: '' };

function singlesOf(
  { rows }: World,
  { student, sold_on, row }: Bought,
  sessions: ReadonlyMap<unknown, Session>,
): Row[] {
  const dateOf = (booking: Row) => (sessions.get(booking.session_id) as Session).date;
  return (rows.get('class_enrollments') ?? [])
    .filter(
      (one) => one.student_id === student.id && one.status === 'enrolled' && !one.schedule_enrollment_id,
    )
    .filter((one) => dateOf(one) >= sold_on && dateOf(one) <= (row.expires_on as LocalDate))
    .filter((one) => (one.created_at as Date) >= (row.purchased_at as Date))
    .toSorted((a, b) => (a.created_at as Date).getTime() - (b.created_at as Date).getTime());
}

function write({ add }: World, student_package_id: string, entries: readonly Row[]): void {
  let balance = 0;
  for (const [at, entry] of entries.entries()) {
    balance += entry.delta as number;
    add('package_entries', { ...entry, student_package_id, number: at + 1, balance });
  }
}
