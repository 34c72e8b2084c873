import { sha256 } from '../../kernel/digest.ts';
import { minorUnits } from '../../kernel/money.ts';

/*
 * VERI*FACTU (RD 1007/2023, Orden HAC/1177/2024). Fields, order and form: "Detalle de las especificaciones técnicas
 * para generación de la huella o hash de los registros de facturación", AEAT, 0.1.2.
 */

/** A record of issue (registro de alta), in the words of the tax agency; `Huella` is that of the record before. */
export interface RegistroAlta {
  IDEmisorFactura: string;
  NumSerieFactura: string;
  /** dd-mm-yyyy */
  FechaExpedicionFactura: string;
  TipoFactura: TipoFactura;
  CuotaTotal: string;
  ImporteTotal: string;
  /** Empty for the first record of a chain. */
  Huella: string;
  /** With the offset of its zone, to the second. */
  FechaHoraHusoGenRegistro: string;
}
/** Simplified; full instead of a simplified one; corrective of a full one, of a simplified one. */
export type TipoFactura = 'F1' | 'F2' | 'F3' | 'R1' | 'R5';

/** A record of annulment (registro de anulación). */
export interface RegistroAnulacion {
  IDEmisorFacturaAnulada: string;
  NumSerieFacturaAnulada: string;
  FechaExpedicionFacturaAnulada: string;
  Huella: string;
  FechaHoraHusoGenRegistro: string;
}

const ofAlta = [
  ...(['IDEmisorFactura', 'NumSerieFactura', 'FechaExpedicionFactura', 'TipoFactura'] as const),
  ...(['CuotaTotal', 'ImporteTotal', 'Huella', 'FechaHoraHusoGenRegistro'] as const),
];
const ofAnulacion = [
  ...(['IDEmisorFacturaAnulada', 'NumSerieFacturaAnulada', 'FechaExpedicionFacturaAnulada'] as const),
  ...(['Huella', 'FechaHoraHusoGenRegistro'] as const),
];

/** SHA-256 over the official fields in the official order, as 64 capital hexadecimal digits. */
export const huellaOf = (record: RegistroAlta | RegistroAnulacion): string => {
  const names: readonly string[] = 'TipoFactura' in record ? ofAlta : ofAnulacion;
  const fields = record as unknown as Record<string, string>;
  const text = names.map((name) => `${name}=${fields[name]!.trim()}`).join('&');
  return sha256(text).toUpperCase();
};

/** `2024-01-31` → `31-01-2024` */
export const dayOfRecord = (date: string): string => date.split('-').toReversed().join('-');

/** Minor units → `-123.45` */
export const amountOfRecord = (amount: number, currency: string): string => {
  const digits = minorUnits(currency);
  return (amount / 10 ** digits).toFixed(digits);
};

/** Where whoever has the receipt compares it with what the tax agency knows: what its QR says. */
export const verificationUrl = (record: RegistroAlta): string => {
  const { IDEmisorFactura: nif, NumSerieFactura: numserie, FechaExpedicionFactura: fecha } = record;
  const query = new URLSearchParams({ nif, numserie, fecha, importe: record.ImporteTotal });
  return `https://www2.agenciatributaria.gob.es/wlpl/TIKE-CONT/ValidarQR?${query}`;
};
