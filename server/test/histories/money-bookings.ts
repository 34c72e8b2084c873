import { expect } from 'vitest';
import { markNoShows } from '../../src/attendance/jobs.ts';
import { asSystem } from '../builders.ts';
import type { Booking } from './money.ts';
import { type Act, asked, key, type MoneyWorld, now, pick, post, someone } from './money-world.ts';

/* What becomes of bookings and classes in a history of money. */

const hour = 3_600_000;
/** Twelve hours before the class; for who was booked before it was moved two days from then on, until it begins. */
async function isLate(world: MoneyWorld, { id, session_id }: Booking): Promise<boolean> {
  const { rows } = await world.server.owner.query(
    'select scheduled_datetime as at from class_sessions where id = $1',
    [session_id],
  );
  const start = +rows[0].at;
  const { moved } = world.bookedFor.get(id) ?? {};
  const until = moved === undefined ? start - 12 * hour : Math.max(start - 12 * hour, moved + 48 * hour);
  return +now(world) > Math.min(start, until);
}

export const bookings: Record<string, Act> = {
  book: async (world, [a, b, c]) => {
    const [student_id, session] = [someone(world, a), pick(world.sessions, b)!];
    const how = [{}, {}, { pay_with: 'desk' }, { pay_with: 'package' }, { make_up: true }][c % 5];
    const path = `/api/classes/sessions/${session.id}/enroll/`;
    const { status } = await asked(world, student_id).post(path, { student_id, ...how }, key());
    expect([201, 409]).toContain(status);
  },
  book_by_credit: async (world, [a, b]) => {
    const [student_id, session] = [someone(world, a), pick(world.sessions, b)!];
    const payer = world.speaksFor.get(student_id)?.profile_id ?? student_id;
    const ticket = world.before.find(
      (it) => it.session_id === session.id && it.student_id === student_id && it.status === 'waitlisted',
    );
    const path = `/api/classes/sessions/${session.id}/enroll/`;
    const body = { student_id, pay_with: 'account_credit' };
    const reply = await asked(world, student_id).post(path, body, key());
    expect([201, 409], JSON.stringify(reply.body)).toContain(reply.status);
    const price = ticket?.price ?? session.price;
    const covered = world.money.balanceOf(payer) >= price;
    if (reply.status === 409) {
      if (reply.body.code === 'enrollment.credit_too_low') expect(covered).toBe(false);
      return;
    }
    const { status, payment_id: id } = reply.body;
    if (status !== 'enrolled' || price === 0 || (ticket && world.money.paidBy.has(ticket.id))) return;
    expect(covered).toBe(true);
    const lines = [{ of: reply.body.id, amount: price }];
    world.money.take(id, now(world), { payer, method: 'account_credit', credit: price, lines });
  },
  book_several: async (world, [a, b, c]) => {
    const ids = [...new Set([pick(world.sessions, b)!.id, pick(world.sessions, c)!.id])];
    const reply = await post(world, '/api/classes/enroll/', {
      student_id: someone(world, a),
      session_ids: ids,
    });
    expect([201, 409]).toContain(reply.status);
  },
  cancel: async (world, [a, b]) => {
    const active = world.before.filter((it) => it.status === 'enrolled' || it.status === 'waitlisted');
    const one = pick(active, a);
    if (!one) return;
    const by = b % 3 ? asked(world, one.student_id) : world.owner;
    const { status, body } = await by.delete(`/api/classes/enrollments/${one.id}/`);
    expect([200, 409]).toContain(status);
    if (status !== 200) return;
    const late = by !== world.owner && one.status === 'enrolled' && (await isLate(world, one));
    expect(body.is_late_cancellation).toBe(late);
  },
  call_off: async (world, [a]) => {
    const path = `/api/classes/sessions/${pick(world.sessions, a)!.id}/cancel/`;
    expect([200, 409]).toContain((await post(world, path, { reason: 'rain' })).status);
  },
  reinstate: async (world, [a]) => {
    const { rows } = await world.server.owner.query(
      `select id from class_sessions where id = any($1) and status = 'cancelled' order by id`,
      [world.sessions.map(({ id }) => id)],
    );
    const one = pick(rows as { id: string }[], a);
    if (one)
      expect([200, 409]).toContain((await post(world, `/api/classes/sessions/${one.id}/reinstate/`)).status);
  },
  places: async (world, [a, b, c]) => {
    const path = `/api/classes/sessions/${pick(world.sessions, a)!.id}/capacity/`;
    const otherwise = c % 2 ? 'queue_last' : 'cancel_last';
    const reply = await post(world, path, { max_participants: 1 + (b % 3), otherwise });
    expect([200, 409, 422], JSON.stringify(reply.body)).toContain(reply.status);
    if (reply.body.effect?.id) world.changes.push(reply.body.effect.id);
  },
  undo_places: async (world, [a]) => {
    const id = pick(world.changes, a);
    if (!id) return;
    const { status, body } = await post(world, `/api/changes/${id}/undo/preview/`);
    if (status !== 200) return;
    const classes = body.classes.map(({ session_id, version }: { session_id: string; version: number }) => ({
      session_id,
      version,
    }));
    const reply = await post(world, `/api/changes/${id}/undo/`, { classes });
    expect(reply.status, JSON.stringify(reply.body)).toBeLessThan(500);
  },
  move_class: async (world, [a, b, c]) => {
    const one = pick(world.sessions, a)!;
    const { rows } = await world.server.owner.query(
      'select scheduled_datetime as at from class_sessions where id = $1',
      [one.id],
    );
    const at = +rows[0].at;
    const inIt = world.before.filter(
      (it) => it.session_id === one.id && (it.status === 'enrolled' || it.status === 'waitlisted'),
    );
    const booked = inIt.flatMap((it) => world.bookedFor.get(it.id)?.start ?? []);
    const hours = [-1 - (c % 20), 1 + (c % 30), 1 + (c % 30)][b % 3] as number;
    // Every fourth time back to where somebody has booked it.
    const to = b % 4 === 0 && booked.length > 0 ? (booked[0] as number) : at + hours * 3_600_000;
    const scheduled_datetime = new Date(to).toISOString();
    const reply = await world.owner.patch(`/api/classes/sessions/${one.id}/`, { scheduled_datetime });
    expect(reply.status, JSON.stringify(reply.body)).toBeLessThan(500);
    if (reply.status !== 200 || to === at) return;
    for (const { id } of inIt) {
      const start = world.bookedFor.get(id)?.start ?? at;
      if (start === to) world.bookedFor.delete(id);
      else world.bookedFor.set(id, { start, moved: +now(world) });
    }
  },
  no_show: async (world, [a]) => {
    await asSystem(world.server.db, world.place, now(world), (scope) => markNoShows(scope));
    const one = pick(
      world.before.filter((it) => it.status === 'no_show'),
      a,
    );
    if (!one) return;
    const entries = [{ enrollment_id: one.id, present: true }];
    await post(world, `/api/classes/sessions/${one.session_id}/mark_attendance/`, { entries });
  },
  make_up: async (world, [a]) => {
    await post(world, '/api/classes/make_ups/', {
      ...{
        student_id: someone(world, a),
        club_id: world.place.club_id,
        expires_on: '2026-04-30',
        reason: 'x',
      },
    });
  },
};
