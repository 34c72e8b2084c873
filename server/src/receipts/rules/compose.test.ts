import { expect, test } from 'vitest';
import { compose, type Draft, hashOf, nameOf, type Standing, seriesOf } from './compose.ts';

const draft: Draft = {
  ...{ kind: 'simplified', total: 1_001, vat: 174, vat_rate: 2_100, currency: 'EUR', customer: null },
  ...{ issuer: { name: 'Club', tax_id: '89890001K', address: '' }, corrects: null },
  lines: [1, 500, 500].map((amount) => ({ kind: 'class', name: 'Group', local_date: '2026-03-02', amount })),
};
const standing: Standing = {
  ...{
    series: 'S',
    year: 2026,
    number: 7,
    position: 9,
    previous_hash: 'ab',
    previous_huella: undefined,
    sends: false,
  },
  ...{ local_date: '2026-03-02', issued_at: '2026-03-02T10:00:00+01:00' },
};

test('every kind has its series, and a number is written with its series and year', () => {
  expect((['simplified', 'invoice', 'corrective'] as const).map((kind) => seriesOf('BCN', kind))).toEqual([
    ...['BCNS', 'BCNF', 'BCNR'],
  ]);
  expect(nameOf(standing)).toBe('S-2026-000007');
});

test('the VAT of the lines is that of the receipt', () => {
  const { content } = compose(draft, standing);
  expect(content.lines.map((line) => line.vat)).toEqual([0, 87, 87]);
});

test('the hash is over the one before and everything that is said', () => {
  const { text, hash } = compose(draft, standing);
  expect(hash).toBe(hashOf('ab', text));
  expect(compose({ ...draft, vat: 175 }, standing).hash).not.toBe(hash);
  expect(compose(draft, { ...standing, previous_hash: 'ac' }).hash).not.toBe(hash);
});

test('a club with VERI*FACTU has a record of it, chained, of the type that the tax agency asks for', () => {
  expect(compose(draft, standing).content.verifactu).toBeNull();
  const chained = { ...standing, previous_huella: 'F7' };
  expect(compose(draft, chained).content.verifactu).toMatchObject({
    record: { TipoFactura: 'F2', Huella: 'F7', CuotaTotal: '1.74', ImporteTotal: '10.01' },
    huella: expect.stringMatching(/^[0-9A-F]{64}$/),
  });
  const tipo = (kind: Draft['kind'], corrects: Draft['kind'] | null) =>
    compose({ ...draft, kind, corrects: corrects && { name: 'S', kind: corrects } }, chained).content
      .verifactu?.record.TipoFactura;
  expect([tipo('invoice', 'simplified'), tipo('corrective', 'simplified')]).toEqual(['F3', 'R5']);
  expect(tipo('corrective', 'invoice')).toBe('R1');
});
