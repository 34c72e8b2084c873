import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import writeWorkbook from 'write-excel-file/node';
import { readFileTable } from './read.ts';
import { mostColumns, mostRows } from './table.ts';

const bytes = (text: string, encoding: BufferEncoding = 'utf8') => Buffer.from(text, encoding);
const cells = async (file: Uint8Array, sheet?: string) =>
  (await readFileTable(file, sheet)).rows.map((row) => row.cells);

describe('a text file', () => {
  const rows = [
    ['Día', 'Niños'],
    ['miércoles', '12,50 €'],
  ];
  const text = rows.map((row) => row.join(';')).join('\r\n');

  test.each([
    ['UTF-8', bytes(text)],
    ['UTF-8 with a byte order mark', bytes(`\uFEFF${text}`)],
    ['UTF-16 of a spreadsheet', bytes(`\uFEFF${text}`, 'utf16le')],
    ['UTF-16 with the large end first', bytes(`\uFEFF${text}`, 'utf16le').swap16()],
    ['UTF-16 without a mark', bytes(text, 'utf16le')],
    ['Windows-1252', Buffer.concat([bytes(text.replace('€', ''), 'latin1'), Buffer.from([0x80])])],
  ])('in %s is read as it was written', async (_name, file) => {
    expect(await cells(file)).toEqual(rows);
  });

  test.each([
    ['semicolons', 'a;b,c\n1,5;2'],
    ['tabs', 'a\tb,c\n1,5\t2'],
    ['what it says itself', 'sep=|\na|b,c\n1,5|2'],
    ['commas, with others inside quotes', 'a,"b,c"\n"1,5",2'],
    ['semicolons, with commas inside quotes', '"a";"b,c"\n"1,5";2'],
  ])('with %s between its cells', async (_name, text) => {
    expect(await cells(bytes(text))).toEqual([
      ['a', 'b,c'],
      ['1,5', '2'],
    ]);
  });

  test('counts the file’s own lines: quoted line breaks, empty lines, the line that says what parts its cells', async () => {
    const { rows } = await readFileTable(bytes('sep=;\r\na;b\r\n"x\r\ny\r\nz";1\r\n\r\n;;\r\nq;3\r\n'));
    expect(rows).toEqual([
      { line: 2, cells: ['a', 'b'] },
      { line: 3, cells: ['x\ny\nz', '1'] },
      { line: 8, cells: ['q', '3'] },
    ]);
  });

  test('says at its row that a quote stays open, and reads what stands below', async () => {
    const good = Array.from({ length: 20_000 - 2 }, (_, at) => `r${at},1`).join('\n');
    const table = await readFileTable(bytes(`a,b\nfirst,1\n"open,2\n${good}\n`));
    expect(table.problems).toMatchObject([{ line: 3, code: 'csv' }]);
    expect(table.rows).toHaveLength(20_000);
    expect(table.rows.at(-1)).toEqual({ line: 20_001, cells: ['r19997', '1'] });
    const inside = await readFileTable(bytes('a;b\nx;5" pipe\ny;2\n"p"q;3\nz;4\n'));
    expect(inside.problems.map((one) => one.line)).toEqual([2, 4]);
    expect(inside.rows.map((one) => one.line)).toEqual([1, 3, 5]);
  });

  test.each([
    ['a picture', Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13])],
    ['an old workbook', Buffer.from('d0cf11e0a1b11ae100000000', 'hex')],
    ['a PDF', bytes('%PDF-1.7\n1 0 obj\n')],
    ['a web page', bytes('\uFEFF<html><table><tr><td>Ana</td></tr></table></html>')],
    ['a letter', bytes('{\\rtf1\\ansi Ana}')],
  ])('that is %s is refused as a whole', async (_name, file) => {
    const table = await readFileTable(file);
    expect(table).toMatchObject({ rows: [], problems: [{ line: 1, code: 'not_a_table' }] });
  });

  test('that ends as files of DOS do is read', async () => {
    expect(await cells(bytes('a;b\n1;2\n\x1a'))).toContainEqual(['1', '2']);
  });

  test('of one row that is longer than any says so at its line', async () => {
    const { rows, problems } = await readFileTable(bytes(`a;b\n${'x'.repeat(2_000_000)}\n1;2\n`));
    expect(problems).toMatchObject([{ line: 2, code: 'csv' }]);
    expect(rows.map(({ line }) => line)).toEqual([1, 3]);
  });

  test('of more rows than are read says so', async () => {
    const table = await readFileTable(bytes('a\n'.repeat(mostRows + 5)));
    expect(table.rows).toHaveLength(mostRows);
    expect(table.problems).toMatchObject([{ code: 'too_many_rows', params: { max: mostRows - 1 } }]);
  });

  test('loses no row below more empty lines than are read without a word', async () => {
    const tooMany = [{ code: 'too_many_rows' }];
    for (const empty of ['\n', ';;\n']) {
      const lines = empty.repeat(mostRows + 5);
      expect((await readFileTable(bytes(`a;b\n${lines}Ana;1\n`))).problems).toMatchObject(tooMany);
      expect((await readFileTable(bytes(`a;b\nAna;1\n${lines}`))).problems).toEqual([]);
    }
  });

  test('of more columns than are read says so, unless they are empty', async () => {
    const wide = await readFileTable(bytes(`a;b\n1;2\n${'x;'.repeat(mostColumns)}y\n`));
    expect(wide.rows.map((row) => row.cells.length)).toEqual([2, 2, mostColumns]);
    expect(wide.problems).toMatchObject([
      { line: 3, code: 'too_many_columns', params: { max: mostColumns } },
    ]);
    expect((await readFileTable(bytes(`a;b${';'.repeat(2 * mostColumns)}\n`))).problems).toEqual([]);
  });
});

/** A workbook of one cell, which says that it is somewhere else. */
async function withCellAt(place: string): Promise<Uint8Array> {
  const files = unzipSync(await writeWorkbook([[{ value: 'a' }]] as never).toBuffer());
  const name = 'xl/worksheets/sheet1.xml';
  const moved = strFromU8(files[name]!).replace('r="A1"', `r="${place}"`);
  return zipSync({ ...files, [name]: strToU8(moved) });
}

describe('a workbook', () => {
  const sheet = [
    ['Día', 'Inicio', 'Hora', 'Precio', 'Socio'],
    [
      'lunes',
      { value: new Date('2027-04-05T00:00:00Z'), type: Date, format: 'dd/mm/yyyy' },
      { value: new Date('1899-12-30T09:30:00Z'), type: Date, format: 'h:mm' },
      { value: 0.1 + 0.2, type: Number },
      { value: true, type: Boolean },
    ],
  ];

  test('gives dates, times and numbers in one form each', async () => {
    expect(await cells(await writeWorkbook(sheet as never).toBuffer())).toEqual([
      ['Día', 'Inicio', 'Hora', 'Precio', 'Socio'],
      ['lunes', '2027-04-05', '09:30', '0.3', 'true'],
    ]);
  });

  test('with a number beyond all dates is read all the same', async () => {
    const rows = [[{ value: new Date('2027-04-05T00:00:00Z'), type: Date, format: 'dd/mm/yyyy' }, 'x']];
    const files = unzipSync(await writeWorkbook(rows as never).toBuffer());
    const name = 'xl/worksheets/sheet1.xml';
    const far = strFromU8(files[name]!).replace(/<v>[\d.]{5,}<\/v>/, '<v>99999999999</v>');
    expect(await cells(zipSync({ ...files, [name]: strToU8(far) }))).toEqual([['#####', 'x']]);
  });

  test('of several sheets gives the one asked for, or the first that holds rows', async () => {
    const file = await writeWorkbook([
      { data: [['Notas']], sheet: 'Portada' },
      { data: [['a'], ['1']], sheet: 'Grupos' },
      { data: [['b'], ['2']], sheet: 'Otros' },
    ] as never).toBuffer();
    expect(await cells(file)).toEqual([['a'], ['1']]);
    expect(await cells(file, 'Otros')).toEqual([['b'], ['2']]);
    expect((await readFileTable(file)).sheets).toEqual(['Portada', 'Grupos', 'Otros']);
  });

  test('that is none, or unfolds without end, is refused', async () => {
    const notOne = [{ line: 1, code: 'not_a_table' }];
    expect((await readFileTable(bytes('PK but nothing more'))).problems).toMatchObject(notOne);
    const bomb = zipSync({ 'xl/worksheets/sheet1.xml': new Uint8Array(160 * 1_048_576) }, { level: 9 });
    expect(bomb.length).toBeLessThan(1_048_576);
    // A few bytes that name a cell where none can be used to end the whole process.
    for (const place of ['ZZZZZZZ99999999999', 'XFD1048576', 'A99999999', '1:'])
      expect((await readFileTable(await withCellAt(place))).problems, place).toMatchObject(notOne);
    expect((await readFileTable(bomb)).problems).toMatchObject(notOne);
  });
});
