import { announce } from '../../kernel/live.ts';
import { conflict, found, notFound } from '../../kernel/problem.ts';
import type { Scope } from '../../kernel/scope.ts';
import { actsFor } from '../access.ts';
import { currentWaiver, listWaivers, signaturesOf, waiversAsked } from '../queries/waivers.ts';
import type {
  PaperWaiver,
  PublishWaiver,
  SignWaiver,
  Waiver,
  WaiverSignature,
  Waivers,
} from '../schemas/waivers.ts';
import { holdWaiver, insertSignatures, insertWaiver, oneWaiverAtATime } from '../store/waivers.ts';
import { holdClients, holdForPaper } from './clients.ts';

/** A new version of the waiver, in force from now on; the words of the one in force make none. */
export async function publishWaiver(scope: Scope, input: PublishWaiver): Promise<Waiver> {
  await oneWaiverAtATime(scope);
  const before = await currentWaiver(scope);
  const { asks_from = null, ...typed } = input;
  const texts = {
    ...{ title_es: typed.title_es.trim(), title_en: typed.title_en.trim() },
    ...{ text_es: typed.text_es.trim(), text_en: typed.text_en.trim() },
  };
  const words = Object.keys(texts) as (keyof typeof texts)[];
  if (before && words.every((word) => before[word] === texts[word])) return before;
  await insertWaiver(scope, { ...texts, asks_from, version: (before?.version ?? 0) + 1 });
  announce(scope.tx, 'organization', []);
  return found(await currentWaiver(scope), 'waiver');
}

/**
 * Signs the version in force, for oneself and those in one's care. Twice changes nothing. Throws 404 for somebody else, 409
 * `waiver.outdated` for a version that is in force no more: it was not that one which was read.
 */
export async function signWaiver(
  scope: Scope,
  { version, client_ids, typed_name }: SignWaiver,
): Promise<Waivers> {
  if (!client_ids.every((id) => actsFor(scope.actor, id))) throw notFound('client');
  await holdWaiver(scope);
  const current = await currentWaiver(scope);
  if (current?.version !== version)
    throw conflict('waiver.outdated', 'There is another version of the waiver by now.');
  await holdClients(scope, client_ids);
  await insertSignatures(scope, {
    waiver_id: current.id,
    client_ids,
    typed_name: typed_name.trim(),
    on_paper: null,
  });
  announce(scope.tx, 'clients', client_ids);
  return waiversAsked(scope);
}

/** Notes what somebody has signed on paper. Throws 404, 422 for a day that is still to come. */
export async function noteSigned(
  scope: Scope,
  client_id: string,
  { version, on_paper }: PaperWaiver,
): Promise<WaiverSignature[]> {
  await holdForPaper(scope, client_id, on_paper);
  const waiver = found(
    (await listWaivers(scope)).find((one) => one.version === version),
    'waiver',
  );
  await insertSignatures(scope, { waiver_id: waiver.id, client_ids: [client_id], typed_name: '', on_paper });
  announce(scope.tx, 'clients', [client_id]);
  return signaturesOf(scope, client_id);
}
