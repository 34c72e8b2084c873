const begins = /^'*[=+\-@＝＋－＠\t\r\n]/u;

/** What is below 0 is no formula, and must stay a number: it is summed. */
const belowZero = /^-\d+(?:[.,]\d+)?$/;

/**
 * A text that a spreadsheet would take for a formula gets an apostrophe, as OWASP has it; a telephone like +34… too.
 * One that has apostrophes before such a sign gets another, so that `plainCell` gives back exactly what was there.
 */
export const defused = (text: string): string =>
  begins.test(text) && !belowZero.test(text) ? `'${text}` : text;

/** What stood in a cell before it was defused. */
export const plainCell = (text: string): string =>
  text.startsWith("'") && begins.test(text) ? text.slice(1) : text;
