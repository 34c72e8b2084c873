import type { Receipt } from '../schemas.ts';
import { dateWords, type Language, moneyWords, receiptWords } from './words.ts';

/** What is written to whom a receipt is sent; the receipt itself goes with it. */
export function letterOf(receipt: Receipt, language: Language): { subject: string; body: string } {
  const { kind, name, issuer, total, currency, local_date } = receipt;
  const what = receiptWords[language][kind];
  const about = `${what.toLowerCase()} ${name}`;
  const amount = moneyWords(total, currency, language);
  const date = dateWords(local_date, language);
  return {
    subject: `${what} ${name} · ${issuer.name}`,
    body:
      language === 'es'
        ? `Te enviamos la ${about} de ${issuer.name}, del ${date}, por ${amount}. Va adjunta en PDF.\n`
        : `Here is the ${about} of ${issuer.name}, of ${date}, for ${amount}. It is attached as a PDF.\n`,
  };
}
