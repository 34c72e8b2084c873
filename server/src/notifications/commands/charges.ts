import type { PaymentWaitedFor } from '../../fees/facts.ts';
import type { DeliveredFact } from '../../kernel/facts.ts';
import type { Scope } from '../../kernel/scope.ts';
import { listClubs } from '../../organizations/public.ts';
import { type ChargeWaitedFor, chargeTextOf } from '../rules/charge-texts.ts';
import { stillOpen } from '../store/charges.ts';
import { type Recipient, recipientsOf } from '../store/recipients.ts';
import { type Message, readerOf, tell } from './tell.ts';

type Said = DeliveredFact<PaymentWaitedFor>;

/**
 * Who pays, or looks after whoever does, is reminded of what is open still: one message each of all that a cause says.
 */
export async function tellOfCharges(scope: Scope, facts: readonly Said[]): Promise<void> {
  const clubs = new Map((await listClubs(scope)).map((club) => [club.id, club.name]));
  const byKind = Map.groupBy(
    facts,
    ({ cause_id, payload: { club_id, when, release_on } }) =>
      `${cause_id} ${club_id} ${when} ${release_on ?? ''}`,
  );
  for (const [key, those] of byKind) {
    const { club_id, when, release_on } = those[0]!.payload;
    const club_name = clubs.get(club_id) ?? '';
    const messages = (await readersOf(scope, those)).map(
      ({ to, charges }): Message => ({
        ...{ kind: when === 'before' ? 'charge_due' : 'charge_overdue', key, to, classes: [], club_id },
        ...{ link: '/my-payments', text: chargeTextOf(to.locale, { charges, when, release_on, club_name }) },
      }),
    );
    await tell(scope, messages);
  }
}

interface Reader {
  to: Recipient;
  charges: ChargeWaitedFor[];
}

/** Everybody once, with what concerns them. */
async function readersOf(scope: Scope, facts: readonly Said[]): Promise<Reader[]> {
  const open = await stillOpen(
    scope,
    facts.map(({ payload }) => payload.charge_id),
  );
  const recipients = await recipientsOf(
    scope,
    open.map(({ student_id }) => student_id),
  );
  const readers = new Map<string, Reader>();
  for (const charge of open)
    for (const to of recipients.get(charge.student_id) ?? []) {
      const reader = readers.get(readerOf(to)) ?? { to, charges: [] };
      reader.charges.push({ ...charge, student_name: to.student_name });
      readers.set(readerOf(to), reader);
    }
  return [...readers.values()];
}
