import { announce } from '../../kernel/live.ts';
import { conflict, found, notFound } from '../../kernel/problem.ts';
import type { Scope } from '../../kernel/scope.ts';
import { actsFor } from '../access.ts';
import { consentsOf, currentText, listTexts, privacyAsked } from '../queries/privacy.ts';
import type { GiveConsent, PaperConsent, Privacy, PrivacyConsent, PrivacyText } from '../schemas.ts';
import { insertConsents, insertText, oneTextAtATime } from '../store/privacy.ts';
import { holdClients, holdForPaper } from './clients.ts';

/** A new version of the privacy text, in force from now on; the words of the one in force make none. */
export async function publishText(scope: Scope, text: string): Promise<PrivacyText> {
  await oneTextAtATime(scope);
  const before = await currentText(scope);
  if (before?.text === text) return before;
  await insertText(scope, { text, version: (before?.version ?? 0) + 1 });
  announce(scope.tx, 'organization', []);
  return found(await currentText(scope), 'text');
}

/**
 * Agrees to the version in force, for oneself and those in one's care. Twice changes nothing. Throws 404 for somebody
 * else, 409 `privacy.outdated` for a version that is in force no more: it was not that one which was read.
 */
export async function giveConsent(scope: Scope, { version, client_ids }: GiveConsent): Promise<Privacy> {
  if (!client_ids.every((id) => actsFor(scope.actor, id))) throw notFound('client');
  const current = await currentText(scope);
  if (current?.version !== version)
    throw conflict('privacy.outdated', 'There is another version of the privacy text by now.');
  await holdClients(scope, client_ids);
  await insertConsents(scope, { text_id: current.id, client_ids, on_paper: null });
  announce(scope.tx, 'clients', client_ids);
  return privacyAsked(scope);
}

/** Notes what somebody has signed on paper. Throws 404, 422 for a day that is still to come. */
export async function notePaper(
  scope: Scope,
  client_id: string,
  { version, on_paper }: PaperConsent,
): Promise<PrivacyConsent[]> {
  await holdForPaper(scope, client_id, on_paper);
  const text = found(
    (await listTexts(scope)).find((one) => one.version === version),
    'text',
  );
  await insertConsents(scope, { text_id: text.id, client_ids: [client_id], on_paper });
  announce(scope.tx, 'clients', [client_id]);
  return consentsOf(scope, client_id);
}
