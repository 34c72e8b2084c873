import type { Club } from './club.ts';
import type { Session } from './sessions.ts';
import type { Row, World } from './world.ts';

/** What packages and bookings name as their payment has to be there before them. */
export function openTill({ rows }: World): void {
  rows.set('payments', []);
}

/** Whatever is paid has its payment: a booking at its class, a package when it was sold. */
export function writePayments(world: World, { id: club_id }: Club, sessions: readonly Session[]): void {
  const startOf = new Map<unknown, Date>(sessions.map((session) => [session.row.id, session.starts_at]));
  const pay = (row: Row, at: Date, line: Row): string => {
    const { payment_amount: amount, payment_method: method, currency, student_id: payer_id } = row;
    const paid = { club_id, payer_id, method, amount, currency, captured_at: at, created_at: at };
    const payment_id = world.add('payments', { ...paid, status: 'captured' });
    world.add('payment_lines', { payment_id, ...line, charge_id: null, amount, created_at: at });
    return payment_id;
  };
  for (const row of world.rows.get('student_packages') ?? [])
    row.payment_id = pay(row, row.purchased_at as Date, {
      enrollment_id: null,
      student_package_id: row.id as string,
    });
  for (const row of world.rows.get('class_enrollments') ?? []) {
    const at = row.paid ? (startOf.get(row.session_id) ?? null) : null;
    row.paid_at = at;
    row.payment_id = at && pay(row, at, { enrollment_id: row.id as string, student_package_id: null });
  }
}
