import { expect, test } from 'vitest';
import { hasSql, tablesIn } from './sql.ts';

const tables = new Set(['clubs', 'courts', 'class_sessions']);
const found = (text: string) => {
  const { reads, writes } = tablesIn(text, tables);
  return { reads: [...reads].sort(), writes };
};

test('calls of kysely name what they read and write', () => {
  expect(
    found(`tx.selectFrom('clubs as c').innerJoin('courts', 'c.id', 'courts.club_id');
      tx.updateTable('class_sessions').set({ notes, updated_at: sql\`now()\` }).where('id', '=', id);
      tx.insertInto('courts').values({ id }); tx.deleteFrom('clubs')`),
  ).toEqual({
    reads: ['clubs', 'courts'],
    writes: [
      { table: 'class_sessions', columns: ['notes', 'updated_at'] },
      { table: 'courts', columns: [] },
      { table: 'clubs', columns: [] },
    ],
  });
});

test('raw statements do, too, and leave aliases, imports, comments and prose alone', () => {
  expect(
    found(`import { clubs } from 'courts';
      // delete from courts
      const message = 'Take it from clubs.';
      sql\`update class_sessions s set enrolled_count = s.enrolled_count + 1, status = case when s.a = 2 then 'x' end
        from rows join courts c on c.id = rows.id where s.id = rows.id\``),
  ).toEqual({
    reads: ['courts'],
    writes: [{ table: 'class_sessions', columns: ['enrolled_count', 'status'] }],
  });
});

test.each(['tx.selectFrom("a")', 'sql`select 1`', 'sql<{ id: string }>`select 1`'])('%s is SQL', (code) => {
  expect(hasSql(code)).toBe(true);
  expect(hasSql(`// ${code}`)).toBe(false);
});
