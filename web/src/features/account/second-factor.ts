/** The secret of an `otpauth://` address, in groups of four as people type it. */
export const secretOf = (totpURI: string): string =>
  (new URL(totpURI).searchParams.get('secret') ?? '').replaceAll(/(.{4})(?=.)/g, '$1 ');

/** A code as the server knows it: no spaces, and a backup code with the dash that is easily left out. */
export function codeAsSent(typed: string): string {
  const plain = typed.replaceAll(/[\s-]/g, '');
  return plain.length === 10 ? `${plain.slice(0, 5)}-${plain.slice(5)}` : plain;
}

/** A file of backup codes that says itself what it is. */
export const fileOf = (title: string, codes: readonly string[]): string =>
  `data:text/plain;charset=utf-8,${encodeURIComponent([title, '', ...codes, ''].join('\r\n'))}`;
