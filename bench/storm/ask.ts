import { Agent, request } from 'node:http';
import { setTimeout as pause } from 'node:timers/promises';
import { monotonicMs } from '../../server/src/kernel/time/index.ts';
import type { Outcome } from './judge.ts';

export interface Question {
  method: 'GET' | 'POST' | 'PATCH' | 'DELETE';
  path: string;
  body?: object;
  /** Makes repeating it safe. */
  key?: string;
}

export interface Wire {
  agent: Agent;
  /** The servers; the next one is asked when one does not answer. */
  urls: readonly string[];
  headers: Record<string, string>;
  /** After this nobody is asked any more. */
  giveUpMs: number;
  /** Times that something was asked again. */
  repeated: number;
  /** What nobody answered at all. */
  unanswered: string[];
}

export const openWire = (
  urls: readonly string[],
  headers: Record<string, string>,
  giveUpMs: number,
): Wire => ({
  ...{ urls, headers, giveUpMs, repeated: 0, unanswered: [] },
  agent: new Agent({ keepAlive: true }),
});

/** A server that is frozen says nothing: after this the other one is asked. */
const waitMs = 7_000;
export interface Answered {
  outcome: Outcome | undefined;
  /** When it may have been done for the first time. */
  from: number;
}

/**
 * Asks until there is an answer, with the same key; what only reads was read at the last time alone.
 */
export async function insist(wire: Wire, server: number, question: Question): Promise<Answered> {
  const begun = monotonicMs();
  for (let attempt = 0; monotonicMs() - begun < wire.giveUpMs; attempt++) {
    const asked = monotonicMs();
    const outcome = await once(wire, server + attempt, question, waitMs);
    const decided = outcome && outcome.status < 500 && outcome.code !== 'idempotency.running';
    if (decided) return { outcome, from: question.method === 'GET' ? asked : begun };
    wire.repeated++;
    await pause(Math.min(50 * 2 ** attempt, 500));
  }
  wire.unanswered.push(`nobody answers ${question.method} ${question.path}`);
  return { outcome: undefined, from: begun };
}

/** Asks once and hangs up after `patienceMs`. @returns nothing when the answer is lost or says nothing about it */
export async function once(
  { agent, urls, headers }: Wire,
  server: number,
  { method, path, body, key }: Question,
  patienceMs: number,
): Promise<Outcome | undefined> {
  const text = body && JSON.stringify(body);
  const all = {
    ...headers,
    ...(text !== undefined && { 'content-type': 'application/json' }),
    ...(key !== undefined && { 'idempotency-key': key }),
  };
  try {
    const signal = AbortSignal.timeout(patienceMs);
    const url = `${urls[server % urls.length]}${path}`;
    return await answerOf(url, { method, headers: all, agent, signal }, text);
  } catch {
    return undefined;
  }
}

function answerOf(url: string, options: object, text: string | undefined): Promise<Outcome> {
  return new Promise((resolve, reject) => {
    const asking = request(url, options, (response) => {
      let said = '';
      response.setEncoding('utf8').on('data', (part) => {
        said += part;
      });
      response.on('error', reject).on('end', () => {
        try {
          const body = JSON.parse(said);
          resolve({ status: response.statusCode as number, body, ...(body.code && { code: body.code }) });
        } catch (error) {
          reject(error);
        }
      });
    });
    asking.on('error', reject).end(text);
  });
}
