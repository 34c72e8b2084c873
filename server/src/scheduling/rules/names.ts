/**
 * What a class is called to whoever takes no part in it: a private one is often called by who takes it, so it goes by its type.
 * The same in SQL: `discreetName`.
 */
export const nameToOthers = (name: string, type: { type: string; name: string }): string =>
  type.type === 'individual' ? type.name : name;
