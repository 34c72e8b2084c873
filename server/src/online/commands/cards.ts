import type { Actor } from '../../kernel/actor.ts';
import { type Checkout, CheckoutError } from '../../kernel/checkout.ts';
import type { Transactions } from '../../kernel/db/database.ts';
import type { DeliveredFact } from '../../kernel/facts.ts';
import { append } from '../../kernel/outbox.ts';
import { notFound } from '../../kernel/problem.ts';
import type { Scope } from '../../kernel/scope.ts';
import { type CardRemoved, cardRemoved } from '../facts.ts';
import type { SavedCards } from '../schemas.ts';
import { type CardRow, cardsOf, endCard, readCard } from '../store/cards.ts';

/** A card is of who put it there: neither their guardians nor the desk see it, or pay with it. */
export const hasCards = (actor: Actor, client_id: string): boolean =>
  actor.personas.client?.includes(client_id) === true;

/** One's own cards. Throws 404. */
export async function listCards({ tx, actor }: Scope, client_id: string): Promise<SavedCards> {
  if (!hasCards(actor, client_id)) throw notFound('client');
  const cards = await cardsOf(tx, client_id);
  return {
    results: cards.map(({ id, brand, last_four, exp_month, exp_year }) => ({
      ...{ id, brand, last_four, exp_month, exp_year },
    })),
  };
}

/** One's own card, to pay with. Throws 404. */
export async function cardOf({ tx, actor }: Scope, client_id: string, id: string): Promise<CardRow> {
  const card = await readCard(tx, id);
  const isThere = card?.client_id === client_id && card.removed_at === null;
  if (!card || !isThere || !hasCards(actor, client_id)) throw notFound('card');
  return card;
}

/** Nobody pays with it from now on, and Stripe is told to forget it. Throws 404. */
export async function removeCard(
  scope: Scope,
  { client_id, id }: { client_id: string; id: string },
): Promise<SavedCards> {
  const { method_id } = await cardOf(scope, client_id, id);
  if (await endCard(scope.tx, id, scope.now)) await append(scope, [cardRemoved({ method_id })]);
  return listCards(scope, client_id);
}

/** What the worker does with a card that was removed. */
export const forgetAtStripe =
  (checkout: Checkout | undefined) =>
  async (_: Transactions, { payload }: DeliveredFact<CardRemoved>): Promise<void> => {
    try {
      await checkout?.forgetCard(payload.method_id);
    } catch (error) {
      // It is forgotten there already, or never was there.
      if (!(error instanceof CheckoutError && error.refused)) throw error;
    }
  };
