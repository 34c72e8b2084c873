// Reads what ARCHITECTURE.md says of rooms, files and features, so that the checks enforce exactly that page.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * @typedef {{ name: string, holds: string, tables: string[], columns: string[], reads: string[], writes: string[], empty: boolean }} Room
 *   `columns` are `table.column` of another room's table; `empty` rooms have a place in the order and no code yet
 * @typedef {{ name: string, own: string[], earlier: string[], kernel: string[], sql: boolean }} FileKind
 *   what a file of this name may import: own files, files of earlier rooms, parts of the kernel (`any` for all)
 */

/**
 * @param {string} root the folder that holds ARCHITECTURE.md
 * @returns {{ rooms: Room[], around: string[], files: FileKind[], features: string[] }} the rooms in their order
 */
export function readArchitecture(root) {
  const text = readFileSync(join(root, 'ARCHITECTURE.md'), 'utf8');
  const rooms = tableBelow(text, '### The rooms, in their order').map(roomOf);
  const files = tableBelow(text, "### A room's files").map(fileOf);
  const around = tableBelow(text, '### Around the rooms').map((cells) => ticked(cells[0])[0]);
  const features = tableBelow(text, '### Web features without a room').map((cells) => ticked(cells[0])[0]);
  return { rooms, around, files, features };
}

/** @returns {Room} */
function roomOf([room, holds, tables, beyond]) {
  const [own, columns] = [
    ticked(tables).filter((it) => !it.includes('.')),
    ticked(tables).filter((it) => it.includes('.')),
  ];
  const after = (verb) =>
    [...beyond.matchAll(new RegExp(`${verb} ((?:\`[^\`]+\`(?:, | and )?)+)`, 'g'))].flatMap((it) =>
      ticked(it[1]),
    );
  return {
    name: ticked(room)[0],
    holds,
    tables: own,
    columns,
    reads: after('reads'),
    writes: after('writes'),
    empty: holds.startsWith('no code yet'),
  };
}

/** @returns {FileKind} */
const fileOf = ([file, , own, earlier, kernel, sql]) => ({
  name: ticked(file)[0],
  own: ticked(own),
  earlier: ticked(earlier),
  kernel: kernel.trim() === 'any' ? ['any'] : ticked(kernel),
  sql: sql.trim() === 'yes',
});

/** The cells of each row of the first table below a heading. */
function tableBelow(text, heading) {
  const [, below] = text.split(`\n${heading}\n`);
  if (below === undefined) throw new Error(`ARCHITECTURE.md has no heading "${heading}"`);
  const lines = below.split('\n');
  const first = lines.findIndex((line) => line.startsWith('|'));
  const end = lines.findIndex((line, index) => index > first && !line.startsWith('|'));
  return lines.slice(first + 2, end).map((line) =>
    line
      .split('|')
      .slice(1, -1)
      .map((cell) => cell.trim()),
  );
}

const ticked = (text) => [...text.matchAll(/`([^`]+)`/g)].map((it) => it[1]);
