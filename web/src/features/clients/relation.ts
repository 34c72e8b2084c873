import type { TFunction } from 'i18next';
import { plain } from '../../platform/words/words.ts';

/** What somebody is to whom they look after: said of a child it would be the wrong way round. */
const ofGuardians = new Set(
  [
    'padre madre papá mamá progenitor progenitora tutor tutora abuelo abuela tío tía padrastro madrastra',
    'father mother dad mum mom parent guardian grandfather grandmother grandparent uncle aunt stepfather stepmother',
  ].flatMap((words) => words.split(' ').map(plain)),
);

/**
 * The relation as it is read under the name of whoever is looked after: `hija` as it is; `padre`, as lists of schools have
 * it, is said of whom it is about: `su padre: Luis`.
 */
export function relationInWords(t: TFunction, relationship: string, guardian: string): string {
  const said = relationship.trim();
  if (!ofGuardians.has(plain(said))) return said;
  return t('people.dependants.theirs', { relation: said.toLowerCase(), name: guardian });
}
