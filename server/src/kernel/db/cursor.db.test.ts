import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { buildClub } from '../../../test/builders.ts';
import { useServer } from '../../../test/server.ts';
import { rowsOf } from './cursor.ts';

const server = useServer();

test('what is found comes in order, in parts, and is reckoned once', async () => {
  const { organization_id } = await buildClub(server.db);
  const scope = { organization_id, via: { user_id: null, via: 'test' } };
  await server.owner.query(
    'create sequence public.reckoned; grant usage on sequence public.reckoned to bandeja_app',
  );
  const asked = (upTo: number) => sql<{ n: number }>`
    with all_of as materialized (
      select n, nextval('public.reckoned') from generate_series(1, ${upTo}::int) n)
    select n from all_of order by n`;
  await server.db.snapshot(scope, async (tx) => {
    for (const upTo of [0, 1, 1_000, 2_500]) {
      const found: number[] = [];
      for await (const { n } of rowsOf(tx, asked(upTo))) found.push(n);
      expect(found).toEqual(Array.from({ length: upTo }, (_, i) => i + 1));
    }
  });
  const { rows } = await server.owner.query('select last_value::int as last from public.reckoned');
  expect(rows).toEqual([{ last: 3_501 }]);
  await server.owner.query('drop sequence public.reckoned');
});
