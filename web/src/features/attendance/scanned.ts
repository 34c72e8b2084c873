/** A class, and what proves that somebody has stood before its code. */
export interface ClassCode {
  session: string;
  code: string;
}

const leadsToClass = /^\/check-in\/([0-9a-f-]{36})$/i;

/** What the QR code of a class says; null for every other, also for one of another Bandeja. */
export function classIn(text: string, origin: string): ClassCode | null {
  if (!URL.canParse(text)) return null;
  const { origin: from, pathname, searchParams } = new URL(text);
  const session = leadsToClass.exec(pathname)?.[1];
  const code = searchParams.get('code');
  return from === origin && session && code ? { session, code } : null;
}
