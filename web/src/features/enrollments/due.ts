/**
 * What is not paid yet of a class is paid at the latest when it begins: before that it is to pay, and only afterwards
 * somebody owes it.
 */
export const dueAs = (starts_at: string, now: Date): 'toPay' | 'owes' =>
  new Date(starts_at) > now ? 'toPay' : 'owes';
