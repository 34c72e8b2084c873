import { readFile } from 'node:fs/promises';
import { request } from 'node:https';

/** Where records are sent to, with a certificate that says by whom. */
export interface TaxAgency {
  /** Who has made this software, in the words that each record repeats. */
  producer: Producer;
  /** Hands over a SOAP envelope. Throws where there is no answer of the agency's, and says why. */
  send(envelope: string): Promise<string>;
}

export interface Producer {
  name: string;
  tax_id: string;
}

export interface TaxAgencyKeys {
  /** Path of a PKCS#12 file. */
  certificate: string;
  password: string;
  url: string;
  producer: Producer;
}

const patienceMs = 60_000;
/** Of a thousand records. */
const mostBytes = 5_000_000;

/** Undefined without a certificate: nothing is sent. Throws where the file cannot be read. */
export async function openTaxAgency(
  keys: TaxAgencyKeys | undefined,
  /** Who has signed the agency's own certificate, where the system does not know them. */
  ca?: string,
): Promise<TaxAgency | undefined> {
  if (!keys) return undefined;
  const { certificate, password: passphrase, url, producer } = keys;
  const pfx = await readFile(certificate);
  const identity = { pfx, passphrase, minVersion: 'TLSv1.2' as const, ...(ca !== undefined && { ca }) };
  return { producer, send: (envelope) => post(url, envelope, identity) };
}

function post(url: string, envelope: string, identity: object): Promise<string> {
  const headers = {
    'content-type': 'text/xml; charset=utf-8',
    ...{ soapaction: '""', 'content-length': Buffer.byteLength(envelope) },
  };
  const { promise, resolve, reject } = Promise.withResolvers<string>();
  const asked = request(
    url,
    { method: 'POST', headers, ...identity, agent: false, timeout: patienceMs },
    (answer) => {
      const parts: Buffer[] = [];
      let size = 0;
      answer.on('data', (part: Buffer) => {
        size += part.length;
        if (size > mostBytes) asked.destroy(new Error('the answer is too long'));
        else parts.push(part);
      });
      answer.on('error', reject);
      answer.on('end', () => {
        const text = Buffer.concat(parts).toString('utf8');
        // A fault of SOAP comes with 500 and says what is wrong.
        if (answer.statusCode === 200 || text.includes('Fault>')) resolve(text);
        else reject(new Error(`answered ${answer.statusCode}`));
      });
    },
  );
  asked.on('timeout', () => asked.destroy(new Error('no answer in time')));
  asked.on('error', reject);
  asked.end(envelope);
  return promise;
}
