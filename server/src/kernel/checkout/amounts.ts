import { isCurrency, minorUnits } from '../money.ts';

/*
 * Stripe says amounts in decimals of its own (docs.stripe.com/currencies): none for some currencies, three for a few, of
 * which it takes tens only, and two for all others, also for those that have none any more (ISK, UGX) or are written
 * without (HUF). Ours are those of Unicode CLDR.
 */
const none = new Set('BIF CLP DJF GNF JPY KMF KRW MGA PYG RWF VND VUV XAF XOF XPF'.split(' '));
const three = new Set('BHD JOD KWD OMR TND'.split(' '));

function decimalsAt(currency: string): number {
  if (none.has(currency)) return 0;
  return three.has(currency) ? 3 : 2;
}

/** Eight digits of every currency. */
const most = 99_999_999;

/** What Stripe is asked for; undefined where it cannot be said exactly. */
export function toStripe(amount: number, currency: string): number | undefined {
  if (!isCurrency(currency) || !Number.isSafeInteger(amount) || amount < 0) return undefined;
  const [ours, theirs] = [minorUnits(currency), decimalsAt(currency)];
  const said = theirs >= ours ? amount * 10 ** (theirs - ours) : undefined;
  if (said === undefined || said > most || (theirs === 3 && said % 10 !== 0)) return undefined;
  return said;
}

/** What Stripe says in our minor units; undefined where it is nothing of ours. */
export function fromStripe(said: number, currency: string): number | undefined {
  if (!isCurrency(currency)) return undefined;
  const shift = minorUnits(currency) - decimalsAt(currency);
  const amount = shift >= 0 ? said * 10 ** shift : said / 10 ** -shift;
  return Number.isSafeInteger(amount) ? amount : undefined;
}
