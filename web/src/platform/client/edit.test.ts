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

  it('are asked only about what both have changed: the rest is the one of whoever changed it', () => {
    const mine = { ...base, notes: 'x' };
    expect(conflicting(base, mine, { ...base, phone: '622' })).toEqual([]);
    expect(conflicting(base, mine, { ...base, phone: '622', notes: 'y' })).toEqual(['notes']);
  });

  it('learn of each other, and each sends what they have changed and how it is to be written', async () => {
    const sent: object[] = [];
    const write = async (_: string, changes: object) => void sent.push(changes);
    const mine = { ...base, notes: 'x', keep_overlaps: true };
    const now = { ...base, phone: '622' };
    const seen = await overwriting({ base, mine }, { read: answer(now), write }).catch((error) => error);
    expect(seen).toBeInstanceOf(EditConflict);
    expect(seen).toMatchObject({
      ...{ fields: [], taken: { phone: '622' }, mine: { notes: 'x', keep_overlaps: true } },
      ...{ untouched: ['name', 'phone'], row: now },
    });
    await overwriting({ base: now, mine: { ...now, notes: 'x' } }, { read: answer(now), write });
    expect(sent).toEqual([{ notes: 'x' }]);
  });

  it('have an answer too where nothing was changed, and empty is not a change of nothing', async () => {
    const write = async (_: string, changes: object) => changes;
    const nothing = { name: 'Ana', email: null };
    const mine = { name: 'Ana', email: '' };
    expect(await overwriting({ base: nothing, mine }, { read: answer(nothing), write })).toEqual(mine);
    const named = { ...mine, name: 'Eva' };
    expect(await overwriting({ base: nothing, mine: named }, { read: answer(nothing), write })).toEqual({
      name: 'Eva',
    });
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
