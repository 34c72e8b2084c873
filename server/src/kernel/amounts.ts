import { isCurrency, minorUnits } from './money.ts';

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

/**
 * The least that Stripe takes (docs.stripe.com/currencies), in its own decimals; of a currency that is not named it is
 * what the account's own currency says, which only Stripe knows.
 */
const least: Record<string, number> = {
  ...{ AED: 200, AUD: 50, BGN: 100, BRL: 50, CAD: 50, CHF: 50, CZK: 1_500, DKK: 250, EUR: 50, GBP: 30 },
  ...{ HKD: 400, HUF: 17_500, INR: 50, JPY: 50, MXN: 1_000, MYR: 200, NOK: 300, NZD: 50, PLN: 200 },
  ...{ RON: 200, SEK: 300, SGD: 50, THB: 1_000, USD: 50 },
};

/** Whether Stripe can be asked for it: it can be said, and is not too little. */
export function isPayableOnline(amount: number, currency: string): boolean {
  const said = toStripe(amount, currency);
  return said !== undefined && said > 0 && said >= (least[currency] ?? 0);
}

/** What Stripe says in our minor units; undefined where it is nothing of ours. */
export function fromStripe(said: number, currency: string): number | undefined {
  if (!isCurrency(currency)) return undefined;
  const shift = minorUnits(currency) - decimalsAt(currency);
  const amount = shift >= 0 ? said * 10 ** shift : said / 10 ** -shift;
  return Number.isSafeInteger(amount) ? amount : undefined;
}
