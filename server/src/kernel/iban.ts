import { isSEPACountry, isValidIBAN } from 'ibantools';

/** An account as files want it, however it was written: `es91 2100 …` → `ES912100…` */
export const ibanOf = (text: string): string => text.replaceAll(/[\s-]/g, '').toUpperCase();

/** Whether it is an account from which a bank in the SEPA can collect: country, length, form and check digits. */
export const isSepaIban = (iban: string): boolean => isSEPACountry(iban.slice(0, 2)) && isValidIBAN(iban);

export const creditorIdOf = (text: string): string => text.replaceAll(/\s/g, '').toUpperCase();

/**
 * Whether it names a creditor of SEPA direct debits (EPC262-08, AT-02): country, two check digits, three letters or
 * digits that are the creditor's own business and are not checked, and what the country calls them by.
 */
export function isCreditorId(id: string): boolean {
  if (!/^[A-Z]{2}\d{2}[A-Z0-9]{3}[A-Z0-9]{1,28}$/.test(id) || !isSEPACountry(id.slice(0, 2))) return false;
  return modulo97(`${id.slice(7)}${id.slice(0, 4)}`) === 1;
}

/** ISO 7064, letters as 10 to 35. */
const modulo97 = (text: string): number =>
  [...text].reduce((rest, letter) => {
    const value = Number.parseInt(letter, 36);
    return (rest * (value > 9 ? 100 : 10) + value) % 97;
  }, 0);
