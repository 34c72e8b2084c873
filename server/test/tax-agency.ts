import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openTaxAgency, type TaxAgency } from '../src/kernel/tax-agency.ts';
import { authority, clubCertificate, serverCertificate, serverKey } from './tax-agency-certificates.ts';

type Stands = 'Correcta' | 'AceptadaConErrores' | 'Anulada';

export interface FakeAgency {
  agency: TaxAgency;
  url: string;
  /** The envelopes that have come, and by whose certificate. */
  received: { xml: string; by: string }[];
  /** What it has, by number, and how it stands. */
  known: Map<string, Stands>;
  state: {
    /** What is said to a receipt, by its number; `Correcto` unless told. */
    says: Map<string, string>;
    wait: number;
    /** Takes what comes, and does not answer. */
    silent: boolean;
    /** Instead of an answer. */
    fault: string | undefined;
  };
  close(): Promise<void>;
}

const tag = (xml: string, name: string): string =>
  new RegExp(`<(?:\\w+:)?${name}>([^<]*)<`).exec(xml)?.[1] ?? '';

/** The tax agency on the loopback, over HTTPS, for whoever has a certificate of its authority. It knows what it has. */
export async function startAgency(): Promise<FakeAgency> {
  const received: FakeAgency['received'] = [];
  const state: FakeAgency['state'] = { says: new Map(), wait: 60, silent: false, fault: undefined };
  const known: FakeAgency['known'] = new Map();
  const tls = { cert: serverCertificate, key: serverKey, ca: authority };
  const server = createServer(
    { ...tls, requestCert: true, rejectUnauthorized: true },
    (request, response) => {
      let xml = '';
      request.on('data', (part: Buffer) => (xml += part.toString('utf8')));
      request.on('end', () => {
        const by = (
          request.socket as unknown as { getPeerCertificate(): { subject: { CN: string } } }
        ).getPeerCertificate().subject.CN;
        received.push({ xml, by });
        const fault = state.fault ?? (isMalformed(xml) ? malformed : undefined);
        const body = fault
          ? `<env:Fault><faultcode>env:Client</faultcode><faultstring>${fault}</faultstring></env:Fault>`
          : answerTo(xml, { ...state, known });
        if (state.silent) return request.socket.destroy();
        response.writeHead(fault ? 500 : 200, { 'content-type': 'text/xml' });
        response.end(
          `<?xml version="1.0" encoding="UTF-8"?><env:Envelope xmlns:env="http://schemas.xmlsoap.org/soap/envelope/"><env:Body>${body}</env:Body></env:Envelope>`,
        );
      });
    },
  );
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const url = `https://127.0.0.1:${(server.address() as AddressInfo).port}/`;
  const folder = mkdtempSync(join(tmpdir(), 'agency-'));
  const certificate = join(folder, 'club.p12');
  writeFileSync(certificate, Buffer.from(clubCertificate, 'base64'));
  const producer = { name: 'Bandeja', tax_id: 'B12345674' };
  const agency = (await openTaxAgency({ certificate, password: 'secret', url, producer }, authority))!;
  return {
    ...{ agency, url, received, known, state },
    async close() {
      rmSync(folder, { recursive: true });
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

const isMalformed = (xml: string): boolean => /<sum1:NIF>(?![A-Z0-9]{9}<)/.test(xml);
const malformed = 'Codigo[4102].El XML no cumple el esquema. Falta informar campo obligatorio.: NIF';

interface Said {
  status: string;
  code?: number;
  before?: Stands;
}

/** What is said to one record, and what stands then. */
function sayTo(record: string, { says, known }: Pick<FakeAgency, 'known'> & FakeAgency['state']): Said {
  const { isIssue, number } = whichIs(record);
  const before = known.get(number);
  if (isIssue ? before : before === 'Anulada')
    return { status: 'Incorrecto', code: 3000, ...(before && { before }) };
  // An annulment of what is not there has to say so.
  if (!isIssue && !before && tag(record, 'SinRegistroPrevio') !== 'S')
    return { status: 'Incorrecto', code: 3002 };
  const status = says.get(number) ?? 'Correcto';
  if (status === 'Incorrecto') return { status, code: 1110 };
  known.set(number, isIssue ? (status === 'Correcto' ? 'Correcta' : 'AceptadaConErrores') : 'Anulada');
  return status === 'Correcto' ? { status } : { status, code: 1110 };
}

function whichIs(record: string) {
  const isIssue = record.startsWith('<sum1:RegistroAlta');
  return { isIssue, number: tag(record, isIssue ? 'NumSerieFactura' : 'NumSerieFacturaAnulada') };
}

function answerTo(xml: string, of: Pick<FakeAgency, 'known'> & FakeAgency['state']): string {
  const records =
    xml.match(/<sum1:Registro(?:Alta|Anulacion)>[\s\S]*?<\/sum1:Registro(?:Alta|Anulacion)>/g) ?? [];
  const lines = records.map((record) => {
    const { isIssue, number } = whichIs(record);
    const { status, code, before } = sayTo(record, of);
    const error = code
      ? `<tikR:CodigoErrorRegistro>${code}</tikR:CodigoErrorRegistro><tikR:DescripcionErrorRegistro>El NIF no está identificado &amp; censado</tikR:DescripcionErrorRegistro>`
      : '';
    const twice = before
      ? `<tikR:RegistroDuplicado><tik:EstadoRegistroDuplicado>${before}</tik:EstadoRegistroDuplicado></tikR:RegistroDuplicado>`
      : '';
    return `<tikR:RespuestaLinea><tikR:IDFactura><tik:NumSerieFactura>${number}</tik:NumSerieFactura></tikR:IDFactura><tikR:Operacion><tik:TipoOperacion>${isIssue ? 'Alta' : 'Anulacion'}</tik:TipoOperacion></tikR:Operacion><tikR:EstadoRegistro>${status}</tikR:EstadoRegistro>${error}${twice}</tikR:RespuestaLinea>`;
  });
  return `<tikR:RespuestaRegFactuSistemaFacturacion xmlns:tikR="r" xmlns:tik="i"><tikR:CSV>A-TEST</tikR:CSV><tikR:TiempoEsperaEnvio>${of.wait}</tikR:TiempoEsperaEnvio><tikR:EstadoEnvio>Correcto</tikR:EstadoEnvio>${lines.join('')}</tikR:RespuestaRegFactuSistemaFacturacion>`;
}
