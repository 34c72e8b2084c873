import { chosenOrganization } from '../session/choice.ts';

/** What the server put into the page (`server/src/first-screen`): the answers to what its first screen asks for. */
interface FirstAnswers {
  /** In whose eyes they are: a slug; null where nobody is signed in. */
  organization: string | null;
  answers: Record<string, unknown>;
}

/** After that they are older than what is asked again by itself. */
const freshMs = 15_000;

/** Each is given once, to whoever asks the same in the same organization; undefined: the server has to be asked. */
export function createFirstAnswers(
  { organization, answers }: FirstAnswers,
  chosen: () => string | null,
  age: () => number,
) {
  const left = new Map(Object.entries(answers));
  return (request: { method: string; url: string }): Response | undefined => {
    const wanted = chosen();
    if (request.method !== 'GET' || left.size === 0 || age() > freshMs) return undefined;
    if (wanted !== null && wanted !== organization) return undefined;
    const address = addressOf(request.url);
    if (!left.has(address)) return undefined;
    const body = JSON.stringify(left.get(address));
    left.delete(address);
    return new Response(body, { headers: { 'content-type': 'application/json' } });
  };
}

function addressOf(url: string): string {
  const { pathname, searchParams } = new URL(url);
  searchParams.sort();
  return searchParams.size === 0 ? pathname : `${pathname}?${searchParams}`;
}

function read(): FirstAnswers {
  const text = typeof document === 'undefined' ? null : document.getElementById('first-answers')?.textContent;
  return text ? (JSON.parse(text) as FirstAnswers) : { organization: null, answers: {} };
}

export const firstAnswer = createFirstAnswers(read(), chosenOrganization, () => performance.now());
