/**
 * What this device notes about who is signed in: `left`, who was signed in has left and the server has not been told yet;
 * `kept`, answers of somebody are kept here. A private window without storage notes nothing.
 */
type Mark = 'left' | 'kept';

export function isNoted(mark: Mark): boolean {
  try {
    return localStorage.getItem(`bandeja.${mark}`) !== null;
  } catch {
    return false;
  }
}

export function note(mark: Mark, is: boolean): void {
  try {
    if (is) localStorage.setItem(`bandeja.${mark}`, '1');
    else localStorage.removeItem(`bandeja.${mark}`);
  } catch {
    // As above.
  }
}
