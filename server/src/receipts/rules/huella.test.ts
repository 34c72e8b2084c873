import { expect, test } from 'vitest';
import { amountOfRecord, dayOfRecord, huellaOf, type RegistroAlta, verificationUrl } from './huella.ts';

/* The examples that the tax agency publishes with its specification (0.1.2, part 6). */
const first: RegistroAlta = {
  ...{ IDEmisorFactura: '89890001K', NumSerieFactura: '12345678/G33' },
  ...{ FechaExpedicionFactura: '01-01-2024', TipoFactura: 'F1', CuotaTotal: '12.35', ImporteTotal: '123.45' },
  ...{ Huella: '', FechaHoraHusoGenRegistro: '2024-01-01T19:20:30+01:00' },
};
const second: RegistroAlta = {
  ...{ ...first, NumSerieFactura: '12345679/G34', Huella: huellaOf(first) },
  FechaHoraHusoGenRegistro: '2024-01-01T19:20:35+01:00',
};

test('a first record of issue, a second one, and the annulment of that have the huella of the tax agency', () => {
  expect(huellaOf(first)).toBe('3C464DAF61ACB827C65FDA19F352A4E3BDC2C640E9E9FC4CC058073F38F12F60');
  expect(huellaOf(second)).toBe('F7B94CFD8924EDFF273501B01EE5153E4CE8F259766F88CF6ACB8935802A2B97');
  const annulled = {
    ...{ IDEmisorFacturaAnulada: '89890001K', NumSerieFacturaAnulada: '12345679/G34' },
    ...{ FechaExpedicionFacturaAnulada: '01-01-2024', Huella: huellaOf(second) },
    FechaHoraHusoGenRegistro: '2024-01-01T19:20:40+01:00',
  };
  expect(huellaOf(annulled)).toBe('177547C0D57AC74748561D054A9CEC14B4C4EA23D1BEFD6F2E69E3A388F90C68');
});

test('blanks around a value do not count, and every field does', () => {
  expect(huellaOf({ ...first, IDEmisorFactura: ' 89890001K ' })).toBe(huellaOf(first));
  for (const name of Object.keys(first))
    expect(huellaOf({ ...first, [name]: 'X' } as RegistroAlta)).not.toBe(huellaOf(first));
});

test('dates and amounts are written as the records want them', () => {
  expect(dayOfRecord('2024-01-31')).toBe('31-01-2024');
  expect([12345, -5, 0].map((one) => amountOfRecord(one, 'EUR'))).toEqual(['123.45', '-0.05', '0.00']);
});

test('the QR leads to the tax agency, with what it asks for escaped', () => {
  expect(verificationUrl({ ...first, NumSerieFactura: 'S/2024&1' })).toBe(
    'https://www2.agenciatributaria.gob.es/wlpl/TIKE-CONT/ValidarQR?nif=89890001K&numserie=S%2F2024%261&fecha=01-01-2024&importe=123.45',
  );
});
