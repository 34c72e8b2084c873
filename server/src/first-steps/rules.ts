/** What a new club does in its first hour, in this order. */
export const steps = [
  'opening_hours',
  'courts',
  'class_types',
  'instructors',
  'classes',
  'closures',
  'clients',
  'mail',
] as const;
export type Step = (typeof steps)[number];
export type Done = Readonly<Record<Step, boolean>>;

/** Mail is set up by whoever runs the machine: the list does not stay for it. */
const needed: readonly Step[] = steps.filter((step) => step !== 'mail');

export const isAllDone = (done: Done): boolean => needed.every((step) => done[step]);
