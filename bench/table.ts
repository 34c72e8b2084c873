import type { Report, Result } from './result.ts';

const number = (value: number): string =>
  value >= 100 ? Math.round(value).toLocaleString('en') : value.toFixed(value >= 10 ? 1 : 2);

export const valueText = ({ value, unit }: Pick<Result, 'value' | 'unit'>): string =>
  `${number(value)}${unit === '/s' ? '' : ' '}${unit}`;

const verdict = (ok: boolean | undefined): string => (ok === undefined ? '' : ok ? 'yes' : '**no**');

/** One run as Markdown. */
export function markdownTable({ rows }: Report): string {
  const head = [
    'what',
    'value',
    'p50',
    'p99',
    'baseline',
    'ratio',
    'goal',
    'reached',
    'drained after',
    'memory',
    '',
  ];
  const lines = rows.map((row) => [
    row.what,
    valueText(row),
    row.p50 === undefined ? '' : `${number(row.p50)} ms`,
    row.p99 === undefined ? '' : `${number(row.p99)} ms`,
    row.baseline === undefined ? '' : valueText({ value: row.baseline, unit: row.unit }),
    row.ratio === undefined ? '' : number(row.ratio),
    row.goal ?? '',
    verdict(row.ok),
    row.drain === undefined ? '' : `${number(row.drain)} ms`,
    row.memory === undefined ? '' : `${number(row.memory)} MB`,
    row.note ?? '',
  ]);
  return table(head, lines);
}

/** How much dearer than with an empty history a row may be. */
export const flat = 1.2;

/** How many times dearer `row` is than `first`: time over time, or rate under rate. */
export const dearer = (row: Result, first: Result): number =>
  row.unit === '/s' ? first.value / row.value : row.value / first.value;

/** Several runs side by side, each compared with the first. */
export function comparison(reports: readonly Report[]): string {
  const [first, ...others] = reports as [Report, ...Report[]];
  const head = ['what', titleOf(first), ...others.flatMap((one) => [titleOf(one), '×']), 'flat'];
  const lines = first.rows.map((row) => {
    const same = others.map((one) => one.rows.find(({ name }) => name === row.name));
    const factors = same.map((other) => (other === undefined ? undefined : dearer(other, row)));
    const cells = same.flatMap((other, i) =>
      other === undefined ? ['', ''] : [valueText(other), number(factors[i] as number)],
    );
    const known = factors.filter((one) => one !== undefined);
    return [row.what, valueText(row), ...cells, verdict(known.every((one) => one <= flat))];
  });
  return table(head, lines);
}

const titleOf = ({ about }: Report): string => {
  const history = about.history === 0 ? 'empty' : `${about.history.toLocaleString('en')} past`;
  return about.plans === 'empty' ? `${history}, planned on empty tables` : history;
};

function table(head: readonly string[], lines: readonly string[][]): string {
  const row = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  return [row(head), row(head.map(() => '---')), ...lines.map(row)].join('\n');
}
