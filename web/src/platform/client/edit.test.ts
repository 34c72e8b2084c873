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
});
