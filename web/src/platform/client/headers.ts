import { i18n } from '../i18n/i18n.ts';
import { chosenOrganization } from '../session/choice.ts';
import { randomId } from './ids.ts';

/** The headers of every API call; `Idempotency-Key` lets the server recognise a POST that arrives twice. */
export function apiHeaders(method: string): Record<string, string> {
  const headers: Record<string, string> = { Accept: 'application/json', 'Accept-Language': i18n.language };
  const organization = chosenOrganization();
  if (organization) headers['Bandeja-Organization'] = organization;
  if (method === 'POST') headers['Idempotency-Key'] = randomId();
  return headers;
}
