import { nifOf } from '../../kernel/nif.ts';
import { type Xml, xmlOf } from '../../kernel/xml.ts';
import type { ReceiptContent } from './compose.ts';
import { amountOfRecord, dayOfRecord, type RegistroAlta, type RegistroAnulacion } from './huella.ts';

/*
 * What is sent to the tax agency (RegFactuSistemaFacturacion; SuministroLR.xsd and SuministroInformacion.xsd, 1.0), in
 * the order of its sequences.
 */
const schemas =
  'https://www2.agenciatributaria.gob.es/static_files/common/internet/dep/aplicaciones/es/aeat/tike/cont/ws';

/** A record as it waits, with what its XML says besides. */
export interface Waiting {
  id: string;
  kind: 'issue' | 'annulment';
  record: RegistroAlta | RegistroAnulacion;
  huella: string;
  /** An earlier try may have arrived. */
  sent_before: boolean;
  /** An annulment of what the agency does not have: never sent, or refused. */
  of_nothing: boolean;
  /** The receipt that it is of. */
  content: ReceiptContent;
  /** The record before in the chain; null for the first one. */
  before: { record: RegistroAlta | RegistroAnulacion; huella: string } | null;
  /** What that receipt corrects or replaces. */
  corrects: ReceiptContent | null;
}

export interface Sender {
  /** Who has made this software. */
  producer: { name: string; tax_id: string };
  version: string;
  /** Names this chain among all that this software keeps. */
  installation: string;
  /** Earlier tries have failed. */
  late: boolean;
}

/** The SOAP envelope of records of one issuer. */
export function envelopeOf(records: readonly Waiting[], sender: Sender): string {
  const { name } = records[0]!.content.issuer;
  const { issuer } = subjectOf(records[0]!.record);
  return xmlOf({
    'soapenv:Envelope': {
      '@_xmlns:soapenv': 'http://schemas.xmlsoap.org/soap/envelope/',
      '@_xmlns:sum': `${schemas}/SuministroLR.xsd`,
      '@_xmlns:sum1': `${schemas}/SuministroInformacion.xsd`,
      'soapenv:Header': '',
      'soapenv:Body': {
        'sum:RegFactuSistemaFacturacion': {
          'sum:Cabecera': {
            'sum1:ObligadoEmision': who(name, issuer),
            ...(sender.late && { 'sum1:RemisionVoluntaria': { 'sum1:Incidencia': 'S' } }),
          },
          'sum:RegistroFactura': records.map((one) =>
            one.kind === 'issue'
              ? { 'sum1:RegistroAlta': altaOf(one, sender) }
              : { 'sum1:RegistroAnulacion': anulacionOf(one, sender) },
          ),
        },
      },
    },
  });
}

const who = (name: string, nif: string): Xml => ({ 'sum1:NombreRazon': name.slice(0, 120), 'sum1:NIF': nif });

const named = (issuer: string, number: string, date: string): Xml => ({
  'sum1:IDEmisorFactura': issuer,
  'sum1:NumSerieFactura': number,
  'sum1:FechaExpedicionFactura': date,
});

const ofContent = ({ issuer, name, local_date }: ReceiptContent): Xml =>
  named(nifOf(issuer.tax_id), name, dayOfRecord(local_date));

/** Whom and what a record is about, of issue and of annulment alike. */
export const subjectOf = (record: RegistroAlta | RegistroAnulacion) =>
  'TipoFactura' in record
    ? {
        ...{ issuer: record.IDEmisorFactura, number: record.NumSerieFactura },
        date: record.FechaExpedicionFactura,
      }
    : {
        ...{ issuer: record.IDEmisorFacturaAnulada, number: record.NumSerieFacturaAnulada },
        date: record.FechaExpedicionFacturaAnulada,
      };

function altaOf({ record, huella, content, before, corrects }: Waiting, sender: Sender): Xml {
  const { TipoFactura, CuotaTotal, ImporteTotal, ...alta } = record as RegistroAlta;
  const { customer, issuer, lines } = content;
  return {
    'sum1:IDVersion': '1.0',
    'sum1:IDFactura': named(alta.IDEmisorFactura, alta.NumSerieFactura, alta.FechaExpedicionFactura),
    'sum1:NombreRazonEmisor': issuer.name.slice(0, 120),
    'sum1:TipoFactura': TipoFactura,
    ...(TipoFactura.startsWith('R') && { 'sum1:TipoRectificativa': 'I' }),
    ...(TipoFactura.startsWith('R') &&
      corrects && { 'sum1:FacturasRectificadas': { 'sum1:IDFacturaRectificada': ofContent(corrects) } }),
    ...(TipoFactura === 'F3' &&
      corrects && { 'sum1:FacturasSustituidas': { 'sum1:IDFacturaSustituida': ofContent(corrects) } }),
    'sum1:DescripcionOperacion': descriptionOf(lines),
    ...(customer && {
      'sum1:Destinatarios': { 'sum1:IDDestinatario': who(customer.name, nifOf(customer.tax_id)) },
    }),
    'sum1:Desglose': { 'sum1:DetalleDesglose': breakdownOf(content) },
    'sum1:CuotaTotal': CuotaTotal,
    'sum1:ImporteTotal': ImporteTotal,
    ...footOf({ record, huella, before }, sender),
  };
}

const descriptionOf = (lines: ReceiptContent['lines']): string =>
  [...new Set(lines.map(({ name }) => name).filter(Boolean))].join(', ').slice(0, 500) || 'Saldo a cuenta';

/** VAT (01), of the general regime (01), subject and not exempt (S1): one rate, inside of the total. */
const breakdownOf = ({ vat_rate, total, vat, currency }: ReceiptContent): Xml => ({
  'sum1:Impuesto': '01',
  'sum1:ClaveRegimen': '01',
  'sum1:CalificacionOperacion': 'S1',
  'sum1:TipoImpositivo': (vat_rate / 100).toFixed(2),
  'sum1:BaseImponibleOimporteNoSujeto': amountOfRecord(total - vat, currency),
  'sum1:CuotaRepercutida': amountOfRecord(vat, currency),
});

function anulacionOf({ record, huella, before, of_nothing }: Waiting, sender: Sender): Xml {
  const { issuer, number, date } = subjectOf(record);
  return {
    'sum1:IDVersion': '1.0',
    'sum1:IDFactura': {
      'sum1:IDEmisorFacturaAnulada': issuer,
      'sum1:NumSerieFacturaAnulada': number,
      'sum1:FechaExpedicionFacturaAnulada': date,
    },
    ...(of_nothing && { 'sum1:SinRegistroPrevio': 'S' }),
    ...footOf({ record, huella, before }, sender),
  };
}

/** Chain, software and huella: the end of every record. */
function footOf(
  { record, huella, before }: Pick<Waiting, 'record' | 'huella' | 'before'>,
  sender: Sender,
): Xml {
  const last = before && subjectOf(before.record);
  return {
    'sum1:Encadenamiento': last
      ? {
          'sum1:RegistroAnterior': {
            ...named(last.issuer, last.number, last.date),
            'sum1:Huella': before.huella,
          },
        }
      : { 'sum1:PrimerRegistro': 'S' },
    'sum1:SistemaInformatico': {
      ...who(sender.producer.name, sender.producer.tax_id),
      'sum1:NombreSistemaInformatico': 'Bandeja',
      'sum1:IdSistemaInformatico': 'BD',
      'sum1:Version': sender.version,
      'sum1:NumeroInstalacion': sender.installation,
      'sum1:TipoUsoPosibleSoloVerifactu': 'N',
      'sum1:TipoUsoPosibleMultiOT': 'S',
      'sum1:IndicadorMultiplesOT': 'S',
    },
    'sum1:FechaHoraHusoGenRegistro': record.FechaHoraHusoGenRegistro,
    'sum1:TipoHuella': '01',
    'sum1:Huella': huella,
  };
}
