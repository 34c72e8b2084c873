/** What a person should look at, as it is kept; the page of findings reads it. `refunded_there` was written until it was booked. */
export const problemOf = (
  code: 'refunded_there' | 'other_amount' | 'lost_here',
  amount: number,
  currency: string,
): string => `${code}:${amount}:${currency}`;
