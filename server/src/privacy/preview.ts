import { sql } from 'kysely';
import { commitmentsOf } from '../enrollments/public.ts';
import { system } from '../kernel/actor.ts';
import { conflict, found } from '../kernel/problem.ts';
import { organizationOf, type Scope } from '../kernel/scope.ts';
import { settingsOf } from '../kernel/settings.ts';
import { administers } from '../organizations/public.ts';
import { getAccount } from '../sales/public.ts';
import { settings } from '../settings.ts';
import { erasureAbilities, mayErase, maySeeErasure } from './access.ts';
import { dueAt, isLate, keptUntil, type ObstacleCode, obstacles } from './rules.ts';
import type { Erasure, ErasurePreview, Obstacle } from './schemas.ts';
import { type ErasureRow, erasureOf, loadProfile } from './store.ts';

export const erasureAnswer = ({ asked_at, due_at, done_at, ...row }: ErasureRow, now: Date): Erasure => ({
  ...row,
  asked_at: asked_at.toISOString(),
  due_at: due_at?.toISOString() ?? null,
  done_at: done_at?.toISOString() ?? null,
  is_late: row.status !== 'done' && isLate({ asked_at, due_at }, now),
});

/** What erasing somebody would end, what would be kept, and what is in the way. Throws 404. */
export async function previewErasure(scope: Scope, clientId: string): Promise<ErasurePreview> {
  const profile = found(
    maySeeErasure(scope.actor, clientId) ? await loadProfile(scope, clientId, false) : undefined,
    'client',
  );
  const last = await erasureOf(scope, clientId);
  const open = last?.status === 'done' ? undefined : last;
  const { erasure_wait_days, receipt_keep_years } = await settingsOf(scope.tx, settings);
  const { bookings, places } = await commitmentsOf(scope, clientId);
  const { last_receipt, ...counts } = await countsOf(scope, clientId);
  return {
    client_id: clientId,
    client_name: profile.display_name,
    erasure: last ? erasureAnswer(last, scope.now) : null,
    wait_days: erasure_wait_days,
    would_be_at: dueAt(open?.asked_at ?? scope.now, scope.now, erasure_wait_days).toISOString(),
    in_the_way: await inTheWay(scope, clientId),
    ends: {
      bookings: bookings.filter((one) => one.status === 'enrolled').length,
      waiting: bookings.filter((one) => one.status === 'waitlisted').length,
      fixed_places: places.length,
      ...counts.ends,
      account: profile.user_id !== null,
    },
    keeps: { ...counts.keeps, receipts_until: keptUntil(last_receipt, receipt_keep_years) },
    abilities: erasureAbilities(scope.actor, {
      ...{ client_id: clientId, open, mayDecide: await mayDecide(scope, clientId) },
      is_erased: profile.erased_at !== null || profile.merged_into !== null,
    }),
  };
}

/** The owner, and who runs every club at which the person has something: one club does not decide about what is another's. */
export async function mayDecide({ actor, tx }: Scope, clientId: string): Promise<boolean> {
  if (!mayErase(actor)) return false;
  if (administers(actor, null)) return true;
  const id = sql`${clientId}::uuid`;
  const { rows } = await sql<{ club_id: string }>`
    select home_club_id as club_id from client_profiles where id = ${id} and home_club_id is not null
    union select s.club_id from class_enrollments e join class_sessions s on s.id = e.session_id where e.student_id = ${id}
    union select p.club_id from schedule_enrollments f join class_schedules p on p.id = f.schedule_id where f.student_id = ${id}
    union select club_id from charges where student_id = ${id}
    union select club_id from payments where payer_id = ${id}
    union select club_id from account_entries where client_id = ${id}
    union select club_id from debit_mandates where client_id = ${id}
    union select club_id from student_packages where student_id = ${id} and club_id is not null`.execute(tx);
  return rows.every(({ club_id }) => administers(actor, club_id));
}

interface Counts {
  ends: Omit<ErasurePreview['ends'], 'bookings' | 'waiting' | 'fixed_places' | 'account'>;
  keeps: Omit<ErasurePreview['keeps'], 'receipts_until'>;
  last_receipt: Date | null;
}

async function countsOf({ tx, now }: Scope, clientId: string): Promise<Counts> {
  const id = sql`${clientId}::uuid`;
  const { rows } = await sql<
    Counts['ends'] & Counts['keeps'] & { kept_mandates: number; last_receipt: Date | null }
  >`
    select (select count(*)::int from place_requests q where q.student_id = ${id} and q.status in ('waiting', 'offered')) as place_requests,
           (select count(*)::int from (${packagesLeft(clientId, now)}) p) as packages,
           (select coalesce(sum(p.balance), 0)::int from (${packagesLeft(clientId, now)}) p) as package_classes,
           (select count(*)::int from make_ups m cross join lateral (
              select n.kind, n.expires_on from make_up_entries n where n.make_up_id = m.id order by n.number desc limit 1) l
             where m.student_id = ${id} and l.kind in ('earned', 'given_back') and l.expires_on >= ${now}::timestamptz::date) as make_ups,
           (select count(*)::int from debit_mandates d where d.client_id = ${id} and d.ended_at is null) as mandates,
           (select count(*)::int from saved_cards k where k.client_id = ${id} and k.removed_at is null) as cards,
           (select count(*)::int from class_attendance a where a.student_id = ${id} and a.present) as attended,
           (select count(*)::int from payments y where y.payer_id = ${id} and y.captured_at is not null) as payments,
           (select count(*)::int from payments y join receipts r on r.payment_id = y.id where y.payer_id = ${id}) as receipts,
           (select max(r.created_at) from payments y join receipts r on r.payment_id = y.id where y.payer_id = ${id}) as last_receipt,
           (select count(*)::int from debit_mandates d where d.client_id = ${id} and exists (
              select from debit_items i where i.mandate_id = d.id and i.status <> 'taken_out')) as kept_mandates`.execute(
    tx,
  );
  const { place_requests, packages, package_classes, make_ups, mandates, cards, ...rest } = rows[0]!;
  const { attended, payments, receipts, kept_mandates, last_receipt } = rest;
  return {
    ends: { place_requests, packages, package_classes, make_ups, mandates, cards },
    keeps: { attended, payments, receipts, mandates: kept_mandates },
    last_receipt,
  };
}

const packagesLeft = (clientId: string, now: Date) => sql`
  select l.balance from student_packages s cross join lateral (
    select n.balance from package_entries n where n.student_package_id = s.id order by n.number desc limit 1) l
   where s.student_id = ${clientId}::uuid and s.status = 'active' and s.expires_on >= ${now}::timestamptz::date and l.balance > 0`;

/**
 * What has to be settled before: read under the person's lock by whoever erases. At every club, whoever asks: as the
 * installation sees it.
 */
export async function inTheWay(asked: Scope, clientId: string): Promise<Obstacle[]> {
  const scope = { ...asked, actor: system(organizationOf(asked)) };
  const { owed, credit } = await getAccount(scope, clientId);
  const paid_ahead = await paidAhead(scope, clientId);
  const { on_its_way, works_here, cares_for } = await waysOf(scope, clientId);
  const amounts = {
    owes: owed.filter(({ due }) => due > 0).map(({ currency, due }) => ({ currency, amount: due })),
    credit: credit
      .filter(({ balance }) => balance > 0)
      .map(({ currency, balance }) => ({ currency, amount: balance })),
  };
  const all: Record<ObstacleCode, Omit<Obstacle, 'code'>> = {
    owes: { count: amounts.owes.length, amounts: amounts.owes, names: [] },
    credit: { count: amounts.credit.length, amounts: amounts.credit, names: [] },
    paid_ahead: { count: paid_ahead.length, amounts: paid_ahead, names: [] },
    on_its_way: { count: on_its_way, amounts: [], names: [] },
    works_here: { count: works_here, amounts: [], names: [] },
    cares_for: { count: cares_for.length, amounts: [], names: cares_for },
  };
  return obstacles.map((code) => ({ code, ...all[code] })).filter(({ count }) => count > 0);
}

/** Throws 409 `privacy.in_the_way` where there is any. */
export function refuseInTheWay(in_the_way: readonly Obstacle[]): void {
  if (in_the_way.length === 0) return;
  throw conflict('privacy.in_the_way', 'Something has to be settled before.', {
    params: { obstacles: in_the_way.map(({ code }) => code).join(', ') },
  });
}

/** What they have paid for classes to come, and in advance of a fixed place: given back it would be credit that nobody can claim. */
async function paidAhead({ tx, now }: Scope, clientId: string): Promise<Obstacle['amounts']> {
  const { rows } = await sql<Obstacle['amounts'][number]>`
    select p.currency, sum(l.amount - l.refunded_amount)::int as amount
      from payments p join payment_lines l on l.payment_id = p.id
     where p.payer_id = ${clientId}::uuid and l.amount > l.refunded_amount and (
       exists (select from class_enrollments e join class_sessions s on s.id = e.session_id
                where e.id = l.enrollment_id and e.payment_id = p.id and e.status in ('enrolled', 'waitlisted') and not e.checked_in
                  and e.session_starts_at > ${now}::timestamptz and s.status in ('scheduled', 'confirmed'))
       or exists (select from charges d where d.id = l.charge_id and d.payment_id = p.id and d.deposit is not null and d.settled_at is null
                    and d.status = 'paid' and d.counts_in is null))
     group by p.currency order by p.currency`.execute(tx);
  return rows;
}

interface Ways {
  on_its_way: number;
  works_here: number;
  /** Children who would be left with nobody. */
  cares_for: string[];
}

async function waysOf({ tx }: Scope, clientId: string): Promise<Ways> {
  const id = sql`${clientId}::uuid`;
  const { rows } = await sql<Ways>`
    select (select count(*)::int from payments y where y.payer_id = ${id} and y.status = 'pending')
             + (select count(*)::int from payments y join online_refunds r on r.payment_id = y.id where y.payer_id = ${id} and r.state = 'pending') as on_its_way,
           (select count(*)::int from client_profiles c join memberships m on m.organization_id = c.organization_id and m.user_id = c.user_id
             where c.id = ${id} and m.role <> 'student') as works_here,
           array(select c.display_name from guardians g join client_profiles c on c.id = g.dependant_id
                  where g.guardian_id = ${id} and c.is_active and c.user_id is null and not exists (
                    select from guardians o join client_profiles k on k.id = o.guardian_id
                     where o.dependant_id = g.dependant_id and o.guardian_id <> g.guardian_id and k.is_active)
                  order by c.sort_name, c.id) as cares_for`.execute(tx);
  return rows[0]!;
}
