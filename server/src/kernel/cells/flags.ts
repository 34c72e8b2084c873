import { wordKey } from './words.ts';

const yes = ['yes', 'y', 'si', 's', 'true', 'verdadero', 'x', '1', 'socio', 'socia', 'member'];
const no = ['no', 'n', 'false', 'falso', '0', ''];

/** Yes or no, in Spanish or English; null for anything else. */
export function flagOf(text: string): boolean | null {
  const key = wordKey(text);
  if (yes.includes(key)) return true;
  return no.includes(key) ? false : null;
}
