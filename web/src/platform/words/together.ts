import type { components } from '@bandeja/client';

type OpenItem = components['schemas']['ClientAccount']['open'][number];

/** What is to be paid, each as it is where all of these are paid at once: fees of one student and plan may be less then. */
export function paidTogether<I extends OpenItem>(items: readonly I[]): I[] {
  const periods = new Map<string, Set<string>>();
  for (const { charge } of items)
    if (charge?.together) {
      const { of, period } = charge.together;
      periods.set(of, (periods.get(of) ?? new Set()).add(period));
    }
  return items.map((one) => {
    const { charge } = one;
    const count = charge?.together ? (periods.get(charge.together.of)?.size ?? 0) : 0;
    if (!charge?.together || count < 2) return one;
    const { rates, base } = charge.together;
    const rate = rates[Math.min(count - 1, rates.length) - 1] ?? 0;
    const off = Math.round((Math.max(0, base) * rate) / 10_000);
    return off <= one.amount ? { ...one, amount: one.amount - off } : one;
  });
}
