import { i18n } from '../i18n/i18n.ts';
import { chosenOrganization } from '../session/choice.ts';

/** The headers of every call: who is meant, and the language of the answer. */
export function apiHeaders(): Record<string, string> {
  const headers: Record<string, string> = { Accept: 'application/json', 'Accept-Language': i18n.language };
  const organization = chosenOrganization();
  if (organization) headers['Bandeja-Organization'] = organization;
  return headers;
}
