import { authorize } from '../../kernel/actor.ts';
import type { TenantTx, Transactions } from '../../kernel/db/database.ts';
import type { DeliveredFact } from '../../kernel/facts.ts';
import { append } from '../../kernel/outbox.ts';
import { conflict, found } from '../../kernel/problem.ts';
import type { Scope } from '../../kernel/scope.ts';
import type { TaxAgency } from '../../kernel/tax-agency.ts';
import { addMinutes, type Clock } from '../../kernel/time/index.ts';
import { administers } from '../../organizations/public.ts';
import { type RecordWaits, recordWaits } from '../facts.ts';
import { recordClub } from '../queries/records.ts';
import { Fault, readAnswer, usualWait } from '../rules/answer.ts';
import { waitAfter } from '../rules/back-off.ts';
import { envelopeOf, subjectOf, type Waiting } from '../rules/envelope.ts';
import {
  clubsWaiting,
  giveBack,
  keepAnswer,
  keepFailure,
  keepHalf,
  lease,
  loadWaiting,
  markSent,
  unmarkSent,
  waitAgain,
} from '../store/sending.ts';

/** Where records are sent from. */
export interface Office {
  db: Transactions;
  agency: TaxAgency;
  clock: Clock;
  /** Of this software. */
  version: string;
}

const inside =
  ({ db }: Office, organization_id: string) =>
  <T>(work: (tx: TenantTx) => Promise<T>): Promise<T> =>
    db.tenant({ organization_id, via: { user_id: null, via: 'tax agency' } }, work);

/** What waits in an organization, club by club: those that may send now. */
export async function sendWaiting(office: Office, organization_id: string): Promise<void> {
  const clubs = await inside(office, organization_id)((tx) => clubsWaiting(tx, office.clock.now()));
  for (const club of clubs) await sendOf(office, { organization_id, club_id: club });
}

/** What waits in the clubs of which the facts tell. */
export const sendTold =
  (office: Omit<Office, 'db'>) =>
  (db: Transactions, { organization_id, payload }: DeliveredFact<RecordWaits>): Promise<void> =>
    sendOf({ ...office, db }, { organization_id, club_id: payload.club_id });

/**
 * Sends the oldest records of a club, outside of any transaction, and keeps what was said to each. Without an answer they
 * wait, longer each time, and are sent again: the agency says of each that it has what it has.
 */
async function sendOf(
  office: Office,
  { organization_id, club_id }: { organization_id: string; club_id: string },
): Promise<void> {
  const inTx = inside(office, organization_id);
  const now = office.clock.now();
  const taken = await inTx((tx) => take(tx, club_id, now));
  if (!taken) return;
  const { attempts, records } = taken;
  if (records.length === 0) return inTx((tx) => giveBack(tx, club_id));
  const { agency, version } = office;
  const sender = { producer: agency.producer, version, installation: club_id, late: attempts > 0 };
  try {
    const answer = readAnswer(await agency.send(envelopeOf(records, sender)), records);
    await inTx((tx) => keepAnswer(tx, club_id, { answer, now: office.clock.now() }));
  } catch (error) {
    await inTx((tx) => keepProblem(tx, club_id, { error, records, attempts, now: office.clock.now() }));
  }
}

/** The lease, and what is sent under it. */
async function take(tx: TenantTx, club_id: string, now: Date) {
  const leased = await lease(tx, club_id, now);
  if (!leased) return undefined;
  const records = ofOneIssuer(await loadWaiting(tx, club_id, leased.at_most));
  const ids = records.map(({ id }) => id);
  await markSent(tx, ids, now);
  return { attempts: leased.attempts, records };
}

/**
 * Without an answer all wait. A form that is not taken is that of one of them: fewer are tried, and one alone is refused
 * with what was said, so that those behind it go out.
 */
async function keepProblem(
  tx: TenantTx,
  club_id: string,
  {
    error,
    records,
    attempts,
    now,
  }: { error: unknown; records: readonly Waiting[]; attempts: number; now: Date },
): Promise<void> {
  const problem = (error as Error).message;
  const first = records.filter(({ sent_before }) => !sent_before);
  if (error instanceof Fault)
    await unmarkSent(
      tx,
      first.map(({ id }) => id),
    );
  if (!(error instanceof Fault && error.isOfForm))
    return keepFailure(tx, club_id, { problem, next_at: addMinutes(now, waitAfter(attempts)) });
  const [one, ...others] = records;
  if (others.length > 0)
    return keepHalf(tx, club_id, {
      ...{ problem, count: records.length, next_at: addMinutes(now, usualWait / 60) },
    });
  const verdict = { id: one!.id, status: 'rejected', code: error.code, description: problem } as const;
  await keepAnswer(tx, club_id, { answer: { csv: '', wait: usualWait, verdicts: [verdict] }, now });
}

/** An envelope is of one issuer: who has changed their tax id sends the rest with the next one. */
const ofOneIssuer = (records: readonly Waiting[]): readonly Waiting[] => {
  const [first] = records;
  const other = records.findIndex(
    ({ record }) => first && subjectOf(record).issuer !== subjectOf(first.record).issuer,
  );
  return other < 0 ? records : records.slice(0, other);
};

/** The desk has a refused record sent again, once what the agency did not like is in order there. @returns its club */
export async function sendAgain(scope: Scope, id: string): Promise<string> {
  const club_id = found(await recordClub(scope, id), 'record');
  authorize(administers(scope.actor, club_id));
  if (!(await waitAgain(scope.tx, id)))
    throw conflict('receipts.not_rejected', 'This record was not refused, or waits already.');
  await append(scope, [recordWaits(club_id)]);
  return club_id;
}
