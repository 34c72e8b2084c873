import { nifOf } from '../../kernel/nif.ts';

/** What a club writes its receipts by. */
export interface Issuing {
  club_id: string;
  name: string;
  issue_receipts: boolean;
  receipt_tax_id: string;
  receipt_series: string;
}

/** What numbers its receipts: a tax id, however it is written, and letters. Undefined where none are written. */
function numberedBy({ issue_receipts, receipt_tax_id, receipt_series }: Issuing): string | undefined {
  const tax_id = nifOf(receipt_tax_id);
  return issue_receipts && tax_id !== '' ? `${tax_id} ${receipt_series.toUpperCase()}` : undefined;
}

/** Clubs whose receipts have the same numbers, in pairs: the first of them with each of the others. */
export function sharedSeries(clubs: readonly Issuing[]): (readonly [Issuing, Issuing])[] {
  const first = new Map<string, Issuing>();
  return clubs.flatMap((club) => {
    const key = numberedBy(club);
    if (key === undefined) return [];
    const other = first.get(key);
    if (!other) first.set(key, club);
    return other ? [[other, club] as const] : [];
  });
}

/** The first pair that was not there before: nobody is kept from their settings by what others have had all along. */
export function newlyShared(
  before: readonly Issuing[],
  after: readonly Issuing[],
): readonly [Issuing, Issuing] | undefined {
  const known = new Set(sharedSeries(before).flatMap(asTheyAre));
  return sharedSeries(after).find((pair) => !asTheyAre(pair).every((one) => known.has(one)));
}

const asTheyAre = (pair: readonly [Issuing, Issuing]): string[] =>
  pair.map((club) => `${club.club_id} ${numberedBy(club)}`);
