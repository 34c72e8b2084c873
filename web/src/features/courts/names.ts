/**
 * The names of `count` courts: one as it was typed; several numbered on from the number at its end, or from 1, without
 * those that the club has already.
 */
export function courtNames(typed: string, count: number, taken: readonly string[]): string[] {
  const name = typed.trim();
  if (name === '' || count <= 1) return name === '' ? [] : [name];
  const { stem = name, digits = '' } = /^(?<stem>.*?)(?<digits>\d{1,4})$/u.exec(name)?.groups ?? {};
  const before = digits === '' ? `${name} ` : stem;
  const used = new Set(taken);
  const names: string[] = [];
  for (let n = digits === '' ? 1 : Number(digits); names.length < count; n++) {
    const next = before + String(n).padStart(digits.length, '0');
    if (!used.has(next)) names.push(next);
  }
  return names;
}
