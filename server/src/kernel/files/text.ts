/** What no text has: a picture, an old .xls, a compressed PDF do. (0x1a ended the files of DOS, and does in some still.) */
// biome-ignore lint/suspicious/noControlCharactersInRegex: those are what is looked for
const notText = /[\0-\x08\x0e-\x19\x1c-\x1f]/;

/** Text that is written for programs: a PDF, a letter, a web page that calls itself .xls. */
const otherText = /^\s*(?:%PDF-|\{\\rtf|<!doctype|<html|<\?xml)/i;

/** Whether a text can be rows of cells at all; what is none would be read as thousands of wrong rows. */
export const isTable = (text: string): boolean => !notText.test(text) && !otherText.test(text);
