import { afterEach, beforeEach, expect, test } from 'vitest';
import { cloneDatabase } from '../../../test/database.ts';
import { shardingOf } from '../../../test/sharding.ts';
import { exceptions } from '../../doctor/exceptions.ts';

let clone: Awaited<ReturnType<typeof cloneDatabase>>;
beforeEach(async () => {
  clone = await cloneDatabase();
});
afterEach(() => clone.drop());

/** What stands in the way of sharding by organization today (docs/decisions/011). May only shrink. */
const known = [
  'invitations_token_hash_key: unique without organization_id',
  'class_enrollments_session_fkey: an action changes the key with organization_id in it',
];

test('Citus could shard every table of an organization by it, but for what is known', async () => {
  const { kinds, statements, faults } = await shardingOf(clone.owner);
  expect(faults).toEqual(known);
  const names = (kind: string) => Object.keys(kinds).filter((name) => kinds[name] === kind);
  expect(names('reference').sort()).toEqual(['organizations', 'users']);
  const global = new Set(exceptions.global_tables);
  expect(Object.keys(kinds).filter((name) => kinds[name] !== 'distributed' && !global.has(name))).toEqual([]);
  expect(names('distributed').length).toBeGreaterThan(20);
  expect(statements[0]).toBe(`select create_reference_table('organizations');`);
  expect(statements).toContain(`select create_distributed_table('courts', 'organization_id');`);
});

const table = (body: string) =>
  `create table odd (organization_id uuid not null references organizations (id), id uuid not null, ${body})`;

test.each([
  ['odd_pkey: unique without organization_id', table('primary key (id)')],
  [
    'odd_once: unique without organization_id',
    `${table('primary key (organization_id, id)')}; create unique index odd_once on odd (id) include (organization_id)`,
  ],
  [
    'odd_once: excludes without organization_id',
    table('primary key (organization_id, id), constraint odd_once exclude using gist (id with =)'),
  ],
  [
    'odd_once: excludes without organization_id',
    table(
      'primary key (organization_id, id), constraint odd_once exclude using gist (id with =, organization_id with <>)',
    ),
  ],
  [
    'odd_court: organization_id is not at the same place of both keys',
    `alter table courts add unique (organization_id, club_id, id);
     ${table('court uuid, club uuid, primary key (organization_id, id), constraint odd_court foreign key (club, court, organization_id) references courts (organization_id, club_id, id)')}`,
  ],
  [
    'odd_court: an action changes the key with organization_id in it',
    table(
      'court uuid, primary key (organization_id, id), constraint odd_court foreign key (organization_id, court) references courts (organization_id, id) on delete set null',
    ),
  ],
  [
    'odd_court: refers to a distributed table from outside',
    'create table odd (o uuid, c uuid, constraint odd_court foreign key (o, c) references courts (organization_id, id))',
  ],
  [
    'odd.number: a sequence smaller than bigint',
    table('number int generated always as identity, primary key (organization_id, id)'),
  ],
])('refused: %s', async (fault, sql) => {
  await clone.owner.query(sql);
  expect((await shardingOf(clone.owner)).faults.filter((one) => !known.includes(one))).toContain(fault);
});

test('what a tenant’s table refers to becomes a reference table, with what that refers to', async () => {
  await clone.owner.query(`create table far (id uuid primary key);
    create table near (id uuid primary key, far uuid references far (id));
    ${table('near uuid references near (id), primary key (organization_id, id)')}`);
  const { kinds, faults } = await shardingOf(clone.owner);
  expect([kinds.odd, kinds.near, kinds.far]).toEqual(['distributed', 'reference', 'reference']);
  expect(faults).toEqual(known);
});
