import { sendsMail } from '../../kernel/mail.ts';
import type { Unsubscribing } from '../../kernel/mail-ways.ts';
import { Problem } from '../../kernel/problem.ts';
import type { Scope } from '../../kernel/scope.ts';
import { canEnd, type Kind, kindNames, mailedUnlessChosen } from '../rules/kinds.ts';
import type { Subscription } from '../schemas.ts';
import { choicesOf } from '../store/messages.ts';
import { savePreferences } from '../store/own.ts';
import { deleteRefusals, refusedKinds, saveRefusals, senderName } from '../store/refusals.ts';

interface Asked extends Omit<Unsubscribing, 'kinds'> {
  kinds: Kind[];
}

/** What a mailed address is about. Throws 410 `notifications.unknown_link` for one that nobody here has made. */
export function askedBy(what: Unsubscribing | null): Asked {
  const kinds =
    what?.kinds.filter((kind): kind is Kind => kindNames.some((name) => name === kind && canEnd(name))) ?? [];
  if (!what || kinds.length === 0)
    throw new Problem(410, 'notifications.unknown_link', 'This link ends nothing.');
  return { reader: what.reader, kinds };
}

/** Whether mails of these kinds are wanted, of whom, in words that tell nobody who it is. */
export async function subscriptionOf(scope: Scope, { reader, kinds }: Asked): Promise<Subscription> {
  const name = await senderName(scope);
  return { name, kinds, by_mail: await wanted(scope, { reader, kinds }) };
}

async function wanted(scope: Scope, { reader, kinds }: Asked): Promise<boolean> {
  if ('address' in reader) return (await refusedKinds(scope, reader.address, kinds)).length < kinds.length;
  const chosen = await choicesOf(scope, [reader.user_id]);
  const sends = sendsMail(scope);
  return kinds.some((kind) => chosen(reader.user_id, kind)?.email ?? mailedUnlessChosen(kind, sends));
}

/** Ends mails of these kinds for who the link was sent to, or takes that back; a second time changes nothing. */
export async function wantByMail(
  scope: Scope,
  { reader, kinds }: Asked,
  by_mail: boolean,
): Promise<Subscription> {
  if ('user_id' in reader)
    await savePreferences(
      scope,
      reader.user_id,
      kinds.map((kind) => ({ kind, email: by_mail })),
    );
  else if (by_mail) await deleteRefusals(scope, reader.address, kinds);
  else await saveRefusals(scope, reader.address, kinds);
  return subscriptionOf(scope, { reader, kinds });
}
