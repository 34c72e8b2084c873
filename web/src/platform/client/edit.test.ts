import { describe, expect, it } from 'vitest';
import { conflicting, EditConflict, overwriting } from './edit.ts';

const base = { name: 'Ana', phone: '600', notes: '' };
const answer =
  (row: object, etag = '"v2"') =>
  async () => ({
    data: row,
    response: new Response(null, { headers: { etag } }),
  });

describe('two people who edit one row', () => {
  it('differ where the other has set something else than this one would', () => {
    const mine = { name: 'Ana María', phone: '600', notes: 'x' };
    expect(conflicting(base, mine, { ...base, name: 'Anna' })).toEqual(['name']);
    expect(conflicting(base, mine, { ...base, notes: 'x' })).toEqual([]);
    expect(conflicting(base, mine, base)).toEqual([]);
  });

  it('are both told: nothing is written over what was not seen', async () => {
    const writes: string[] = [];
    const write = async (version: string) => void writes.push(version);
    const saving = overwriting(
      { base, mine: { phone: '611' } },
      { read: answer({ ...base, phone: '622' }), write },
    );
    await expect(saving).rejects.toBeInstanceOf(EditConflict);
    expect(writes).toEqual([]);
  });

  it('send the version that was read, as strong as the server made it', async () => {
    const write = async (version: string) => version;
    const mine = { base, mine: { phone: '611' } };
    expect(await overwriting(mine, { read: answer(base), write })).toBe('"v2"');
    expect(await overwriting(mine, { read: answer(base, 'W/"v2"'), write })).toBe('"v2"');
  });

  it('mean the same by 19:00 and 19:00:00, and by lists in another order', () => {
    const row = { start_time: '19:00:00', days: [1, 3], windows: [{ a: '09:00:00', b: 1 }] };
    const mine = { start_time: '19:00', days: [3, 1], windows: [{ b: 1, a: '09:00' }] };
    expect(conflicting({ start_time: '18:00', days: [], windows: [] }, mine, row)).toEqual([]);
    expect(conflicting(row, { ...mine, days: [1] }, { ...row, days: [2] })).toEqual(['days']);
  });

  it('know the court of a change by the court of the row', async () => {
    const row = (id: string | null) => ({ court: id === null ? null : { id, name: id } });
    expect(conflicting(row('a'), { court_id: 'b' }, row('c'))).toEqual(['court_id']);
    expect(conflicting(row('a'), { court_id: 'b' }, row(null))).toEqual(['court_id']);
    expect(conflicting(row('a'), { court_id: 'b' }, row('a'))).toEqual([]);
    const saving = overwriting(
      { base: row('a'), mine: { court_id: 'b' } },
      { read: answer(row('c')), write: async () => {} },
    );
    await expect(saving).rejects.toMatchObject({ theirs: { court_id: 'c' }, row: row('c') });
  });

  it('compare what the change would send, where the row has it in another shape', async () => {
    const seen = (row: object) => (row as { set: Record<string, unknown> }).set;
    const write = async () => 'written';
    const set = (a: number) => ({ set: { a } });
    await expect(
      overwriting({ base: set(1), mine: { a: 2 } }, { read: answer(set(3)), write, seen }),
    ).rejects.toMatchObject({ theirs: { a: 3 } });
    expect(await overwriting({ base: set(1), mine: { a: 2 } }, { read: answer(set(1)), write, seen })).toBe(
      'written',
    );
  });
});
