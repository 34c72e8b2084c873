import type { CollectionAnnounced, CollectionCancelled, DebitReturned } from '../../debits/facts.ts';
import type { DeliveredFact } from '../../kernel/facts.ts';
import type { Scope } from '../../kernel/scope.ts';
import { listClubs } from '../../organizations/public.ts';
import { announcedOf, notCollectedOf, returnedOf } from '../rules/debit-texts.ts';
import type { Locale } from '../rules/phrases.ts';
import type { Text } from '../rules/texts.ts';
import { recipientsOf } from '../store/recipients.ts';
import { type Message, tell } from './tell.ts';

type Names = { student_name: string | null; club_name: string };
interface Told {
  key: string;
  payer_id: string;
  club_id: string;
  text: (locale: Locale, names: Names) => Text;
}

/** Who pays is told what is collected of them, or is not after all: once of each collection and occasion. */
export const tellCollected = (
  scope: Scope,
  facts: readonly DeliveredFact<CollectionAnnounced | CollectionCancelled>[],
): Promise<void> =>
  tellPayers(
    scope,
    facts.map(({ type, payload, cause_id }) => ({
      ...{ payer_id: payload.payer_id, club_id: payload.club_id },
      key: `${cause_id}:${payload.collection_id}:${payload.reference}`,
      text: (locale, names) =>
        type === 'debits.collection_announced'
          ? announcedOf(locale, { ...payload, ...names })
          : notCollectedOf(locale, { ...payload, ...names }),
    })),
  );

/** Who pays is told that it came back: once of each return. */
export const tellReturned = (scope: Scope, facts: readonly DeliveredFact<DebitReturned>[]): Promise<void> =>
  tellPayers(
    scope,
    facts.map(({ payload, cause_id }) => ({
      ...{ payer_id: payload.payer_id, club_id: payload.club_id, key: `${cause_id}:${payload.item_id}` },
      text: (locale, names) => returnedOf(locale, { ...payload, ...names }),
    })),
  );

async function tellPayers(scope: Scope, told: readonly Told[]): Promise<void> {
  const clubs = new Map((await listClubs(scope)).map((club) => [club.id, club.name]));
  const recipients = await recipientsOf(
    scope,
    told.map(({ payer_id }) => payer_id),
  );
  const messages = told.flatMap(({ key, payer_id, club_id, text }) =>
    (recipients.get(payer_id) ?? []).map(
      (to): Message => ({
        ...{ kind: 'direct_debit', key, to, classes: [], club_id, link: '/my-payments' },
        text: text(to.locale, { student_name: to.student_name, club_name: clubs.get(club_id) ?? '' }),
      }),
    ),
  );
  await tell(scope, messages);
}
