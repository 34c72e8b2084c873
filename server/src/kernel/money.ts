/**
 * Money: an integer of minor units (cents) beside its currency. Nothing here formats: that is the screen's
 * business, in the reader's language. Wrong amounts and mixed currencies are bugs and throw RangeError.
 */
export type Money = {
  /** Minor units, a safe integer: 1500 is 15.00 EUR, 1500 is 1500 JPY. */
  amount: number;
  /** ISO 4217, upper case. */
  currency: string;
};

const currencies = new Set(Intl.supportedValuesOf('currency'));
const minorUnitsByCurrency = new Map<string, number>();

/** A checked `Money`. */
export function money(amount: number, currency: string): Money {
  if (!Number.isSafeInteger(amount)) throw new RangeError(`not an amount in minor units: ${amount}`);
  if (!isCurrency(currency)) throw new RangeError(`not a currency: ${currency}`);
  // -0 would print as "-0" in JSON readers that care.
  return { amount: amount === 0 ? 0 : amount, currency };
}

/** Whether `code` is an ISO 4217 code that this machine knows, in upper case. */
export function isCurrency(code: string): boolean {
  return currencies.has(code);
}

/** Decimals of a currency: 2 for EUR, 0 for JPY, 3 for KWD (Unicode CLDR). */
export function minorUnits(currency: string): number {
  if (!isCurrency(currency)) throw new RangeError(`not a currency: ${currency}`);
  const known = minorUnitsByCurrency.get(currency);
  if (known !== undefined) return known;
  const options = new Intl.NumberFormat('en', { style: 'currency', currency }).resolvedOptions();
  const digits = options.maximumFractionDigits ?? 2;
  minorUnitsByCurrency.set(currency, digits);
  return digits;
}

export function add(a: Money, b: Money): Money {
  sameCurrency(a, b);
  return money(a.amount + b.amount, a.currency);
}

/** `a - b`; may be negative. */
export function subtract(a: Money, b: Money): Money {
  sameCurrency(a, b);
  return money(a.amount - b.amount, a.currency);
}

/**
 * `percentage` of an amount, rounded half away from zero to the minor unit: 12.5 % of 1.00 is 0.13.
 *
 * @param percentage up to four decimals are read, exactly
 */
export function percent(of: Money, percentage: number): Money {
  return proportion(of, Math.round(percentage * 10_000), 1_000_000);
}

/** `numerator / denominator` of an amount (a pro rata refund), rounded half away from zero. Integers only. */
export function proportion(of: Money, numerator: number, denominator: number): Money {
  if (!Number.isSafeInteger(numerator) || !Number.isSafeInteger(denominator) || denominator <= 0) {
    throw new RangeError(`not a proportion: ${numerator}/${denominator}`);
  }
  // BigInt: the product may leave the safe integers although the quotient does not.
  const product = BigInt(of.amount) * BigInt(numerator);
  return money(Number(divideHalfAwayFromZero(product, BigInt(denominator))), of.currency);
}

/** Splits an amount into `parts` that add up to it exactly and differ by one minor unit at most, larger first. */
export function split(whole: Money, parts: number): Money[] {
  if (!Number.isSafeInteger(parts) || parts < 1) throw new RangeError(`not a number of parts: ${parts}`);
  const base = Math.trunc(whole.amount / parts);
  const rest = Math.abs(whole.amount % parts);
  const unit = Math.sign(whole.amount);
  return Array.from({ length: parts }, (_, index) => money(base + (index < rest ? unit : 0), whole.currency));
}

/**
 * `total` in the proportion of the weights, without losing a unit: largest remainder, the first of equals before the
 * others. Weights are integers from 0; where all are 0 the first one gets it.
 */
export function apportion(total: number, weights: readonly number[]): number[] {
  const whole = weights.reduce((sum, one) => sum + one, 0);
  if (whole === 0) return weights.map((_, i) => (i === 0 ? total : 0));
  const sign = Math.sign(total);
  const size = BigInt(Math.abs(total));
  const of = BigInt(whole);
  const parts = weights.map((weight, i) => {
    const product = size * BigInt(weight);
    return { i, part: Number(product / of), rest: product % of };
  });
  const missing = Math.abs(total) - parts.reduce((sum, one) => sum + one.part, 0);
  const first = parts.toSorted((a, b) => (a.rest === b.rest ? a.i - b.i : a.rest < b.rest ? 1 : -1));
  for (const one of first.slice(0, missing)) one.part++;
  return parts.map(({ part }) => (part === 0 ? 0 : sign * part));
}

function divideHalfAwayFromZero(dividend: bigint, divisor: bigint): bigint {
  const size = dividend < 0n ? -dividend : dividend;
  const quotient = (2n * size + divisor) / (2n * divisor);
  return dividend < 0n ? -quotient : quotient;
}

function sameCurrency(a: Money, b: Money): void {
  if (a.currency !== b.currency) throw new RangeError(`${a.currency} and ${b.currency} do not add up`);
}
