import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openTaxAgency, type TaxAgency } from '../src/kernel/tax-agency.ts';
import { authority, clubCertificate, serverCertificate, serverKey } from './tax-agency-certificates.ts';

export interface FakeAgency {
  agency: TaxAgency;
  url: string;
  /** The envelopes that have come, and by whose certificate. */
  received: { xml: string; by: string }[];
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
  const known = new Set<string>();
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
        const body = state.fault
          ? `<env:Fault><faultcode>env:Client</faultcode><faultstring>${state.fault}</faultstring></env:Fault>`
          : answerTo(xml, state, known);
        if (state.silent) return request.socket.destroy();
        response.writeHead(state.fault ? 500 : 200, { 'content-type': 'text/xml' });
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
    ...{ agency, url, received, state },
    async close() {
      rmSync(folder, { recursive: true });
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

function answerTo(xml: string, { says, wait }: FakeAgency['state'], known: Set<string>): string {
  const records =
    xml.match(/<sum1:Registro(?:Alta|Anulacion)>[\s\S]*?<\/sum1:Registro(?:Alta|Anulacion)>/g) ?? [];
  const lines = records.map((record) => {
    const kind = record.startsWith('<sum1:RegistroAlta') ? 'Alta' : 'Anulacion';
    const number = tag(record, kind === 'Alta' ? 'NumSerieFactura' : 'NumSerieFacturaAnulada');
    const twice = known.has(`${kind} ${number}`);
    const status = twice ? 'Incorrecto' : (says.get(number) ?? 'Correcto');
    if (status !== 'Incorrecto') known.add(`${kind} ${number}`);
    const error =
      status === 'Correcto'
        ? ''
        : `<tikR:CodigoErrorRegistro>${twice ? 3000 : 1110}</tikR:CodigoErrorRegistro><tikR:DescripcionErrorRegistro>El NIF no está identificado &amp; censado</tikR:DescripcionErrorRegistro>`;
    const before = twice
      ? '<tikR:RegistroDuplicado><tik:EstadoRegistroDuplicado>Correcta</tik:EstadoRegistroDuplicado></tikR:RegistroDuplicado>'
      : '';
    return `<tikR:RespuestaLinea><tikR:IDFactura><tik:NumSerieFactura>${number}</tik:NumSerieFactura></tikR:IDFactura><tikR:Operacion><tik:TipoOperacion>${kind}</tik:TipoOperacion></tikR:Operacion><tikR:EstadoRegistro>${status}</tikR:EstadoRegistro>${error}${before}</tikR:RespuestaLinea>`;
  });
  return `<tikR:RespuestaRegFactuSistemaFacturacion xmlns:tikR="r" xmlns:tik="i"><tikR:CSV>A-TEST</tikR:CSV><tikR:TiempoEsperaEnvio>${wait}</tikR:TiempoEsperaEnvio><tikR:EstadoEnvio>Correcto</tikR:EstadoEnvio>${lines.join('')}</tikR:RespuestaRegFactuSistemaFacturacion>`;
}
