// Compares the tree and its SQL with ARCHITECTURE.md, in both directions.
import { hasSql, tablesIn } from './sql.ts';

const PAGE = 'ARCHITECTURE.md';

/**
 * @param {ReturnType<import('./architecture.mjs').readArchitecture>} page
 * @param {ReadonlyMap<string, string>} files path → text of every source file
 * @param {string | undefined} schema db/schema.sql; without it only what single files do wrong is said
 * @returns {string[]} what differs, in words
 */
export function roomComplaints(page, files, schema) {
  const server = [...files].map(placeOf).filter((it) => it !== undefined);
  const sources = server.filter(({ rest }) => !rest.endsWith('.test.ts'));
  const all = allTables(page);
  const complaints = [
    ...server.flatMap((file) => nameOf(page, file)),
    ...sources.flatMap((file) => [...misplacedSql(page, file), ...strangeTables(page, all, file)]),
  ];
  if (schema === undefined) return complaints;
  return [
    ...complaints,
    ...foldersAgainst(page, server, [...files.keys()]),
    ...kindsAgainst(page, sources),
    ...tablesAgainst(page, all, schema),
    ...unusedExceptions(page, all, sources),
  ];
}

/** A file in a folder of server/src: its folder, and the path below it. */
function placeOf([file, text]) {
  const [, folder, rest] = /^server\/src\/([^/]+)\/(.+)$/.exec(file) ?? [];
  return folder && { file, folder, rest, text };
}

const kindOf = (rest) => rest.split(/[/.]/)[0];
const isRoom = (page, folder) => page.rooms.some(({ name }) => name === folder) && folder !== 'kernel';

function nameOf(page, { file, folder, rest }) {
  if (folder === 'kernel' || page.around.includes(folder)) return [];
  if (!isRoom(page, folder))
    return [`${file}: server/src/${folder} is neither the kernel nor a domain of ${PAGE}`];
  const kinds = page.files.map(({ name }) => name);
  const isKnown = kinds.includes(kindOf(rest)) && new RegExp(`^${kindOf(rest)}(\\.ts$|/)`).test(rest);
  return rest.endsWith('.test.ts') || isKnown
    ? []
    : [`${file}: not one of a domain's files (${kinds.join(', ')})`];
}

function misplacedSql(page, { file, folder, rest, text }) {
  const kind = isRoom(page, folder) ? page.files.find(({ name }) => name === kindOf(rest)) : undefined;
  if (!kind || kind.sql || !hasSql(text)) return [];
  const places = page.files.filter(({ sql }) => sql).map(({ name }) => name);
  return [`${file}: holds SQL; it stands in ${places.join(' and ')}`];
}

/** Which table belongs to which room, by its place in the order. */
function allTables(page) {
  return new Map(
    page.rooms.flatMap(({ name, tables }, place) => tables.map((table) => [table, { room: name, place }])),
  );
}

function strangeTables(page, all, { file, folder, text }) {
  const place = page.rooms.findIndex(({ name }) => name === folder);
  const room = page.rooms[place];
  if (!room) return [];
  const { reads, writes } = tablesIn(text, new Set(all.keys()));
  const ahead = [...reads].filter((table) => all.get(table).place > place && !room.reads.includes(table));
  return [
    ...ahead.map((table) => `${file}: reads ${table}, a table of the later room ${all.get(table).room}`),
    ...writes.flatMap((write) => strangeWrite(page, all, room, write).map((what) => `${file}: ${what}`)),
  ];
}

/** A room writes its tables, except columns that another room owns, and what its line lists. */
function strangeWrite(page, all, room, { table, columns }) {
  const owner = all.get(table).room;
  const owned = (column) => page.rooms.find((other) => other.columns.includes(`${table}.${column}`))?.name;
  const listed = (column) => room.writes.includes(`${table}.${column}`);
  if (room.writes.includes(table)) return [];
  if (columns.length === 0)
    return owner === room.name ? [] : [`writes ${table}, a table of the room ${owner}`];
  return columns
    .filter((column) => column !== 'updated_at' && (owned(column) ?? owner) !== room.name && !listed(column))
    .map((column) => `writes ${table}.${column}, which belongs to the room ${owned(column) ?? owner}`);
}

function foldersAgainst(page, server, paths) {
  const folders = new Set(server.map(({ folder }) => folder));
  const missing = [...page.rooms.filter(({ empty }) => !empty).map(({ name }) => name), ...page.around];
  const features = new Set(paths.flatMap((path) => /^web\/src\/features\/([^/]+)\//.exec(path)?.[1] ?? []));
  const rooms = new Set(page.rooms.map(({ name }) => name));
  return [
    ...missing
      .filter((name) => !folders.has(name))
      .map((name) => `${PAGE}: lists ${name}, which has no folder in server/src`),
    ...page.rooms
      .filter(({ name, empty }) => empty && folders.has(name))
      .map(({ name }) => `${PAGE}: says that ${name} has no code yet`),
    ...[...features]
      .filter((name) => !rooms.has(name) && !page.features.includes(name))
      .map((name) => `web/src/features/${name}: has no room's name and is not listed in ${PAGE}`),
    ...page.features
      .filter((name) => !features.has(name))
      .map((name) => `${PAGE}: lists the feature ${name}, which has no folder in web/src/features`),
  ];
}

function kindsAgainst(page, sources) {
  const used = new Set(sources.filter(({ folder }) => isRoom(page, folder)).map(({ rest }) => kindOf(rest)));
  return page.files
    .filter(({ name }) => !used.has(name))
    .map(({ name }) => `${PAGE}: lists the file ${name}, which no room has`);
}

function tablesAgainst(page, all, schema) {
  const made = [...schema.matchAll(/^create table (?:\w+\.)?(\w+)/gim)].map((it) => it[1]);
  const listed = page.rooms.flatMap(({ tables }) => tables);
  const columns = new Set(
    page.rooms.flatMap((room) => [...room.columns, ...room.writes.filter((it) => it.includes('.'))]),
  );
  return [
    ...made.filter((table) => !all.has(table)).map((table) => `${PAGE}: gives the table ${table} to no room`),
    ...listed
      .filter((table, at) => listed.indexOf(table) !== at)
      .map((table) => `${PAGE}: gives the table ${table} to two rooms`),
    ...listed
      .filter((table) => !made.includes(table))
      .map((table) => `${PAGE}: names the table ${table}, which does not exist`),
    ...[...columns]
      .filter((it) => !hasColumn(schema, it))
      .map((it) => `${PAGE}: names the column ${it}, which does not exist`),
  ];
}

function hasColumn(schema, name) {
  const [table, column] = name.split('.');
  const [, body] =
    new RegExp(`^create table (?:\\w+\\.)?${table} \\(([\\s\\S]*?)\\n\\)`, 'im').exec(schema) ?? [];
  return new RegExp(`^\\s+${column} `, 'm').test(body ?? '');
}

/** An exception that nobody needs any more is taken off the page: the list may only shrink. */
function unusedExceptions(page, all, sources) {
  const names = new Set(all.keys());
  return page.rooms.flatMap((room) => {
    const found = sources
      .filter(({ folder }) => folder === room.name)
      .map(({ text }) => tablesIn(text, names));
    const writes = new Set(
      found.flatMap((it) =>
        it.writes.flatMap(({ table, columns }) => [table, ...columns.map((column) => `${table}.${column}`)]),
      ),
    );
    return [
      ...room.reads
        .filter((table) => !found.some(({ reads }) => reads.has(table)))
        .map((table) => `${PAGE}: ${room.name} does not read ${table} any more`),
      ...[...room.writes, ...room.columns]
        .filter((what) => !writes.has(what))
        .map((what) => `${PAGE}: ${room.name} does not write ${what} any more`),
    ];
  });
}
