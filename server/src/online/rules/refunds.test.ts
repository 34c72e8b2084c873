import { describe, expect, test } from 'vitest';
import { refundNews } from './refunds.ts';

const said = (id: string, status: 'pending' | 'succeeded' | 'failed', refund_id?: string) => ({
  ...{ id, status, refund_id, amount: 500, error: '' },
});
const own = (state: string, reference: string) => ({ refund_id: 'ours', state, reference });
type Own = ReturnType<typeof own>;
const changedOf = (all: Parameters<typeof refundNews>[0], ours: Own[]) =>
  refundNews(all, { own: ours, there: [] }).changed.map(({ id }) => id);

describe('what Stripe says of a refund', () => {
  test('is news where it has changed', () => {
    expect(changedOf([said('re_1', 'succeeded', 'ours')], [own('pending', '')])).toEqual(['re_1']);
    expect(changedOf([said('re_1', 'failed', 'ours')], [own('succeeded', 're_1')])).toEqual(['re_1']);
    expect(changedOf([said('re_1', 'succeeded', 'ours')], [own('succeeded', 're_1')])).toEqual([]);
  });

  test('of an earlier attempt is none, whatever has been heard of the later one', () => {
    const both = [said('re_2', 'succeeded', 'ours'), said('re_1', 'failed', 'ours')];
    expect(changedOf(both, [own('pending', '')])).toEqual(['re_2']);
    expect(changedOf(both, [own('succeeded', 're_2')])).toEqual([]);
    expect(changedOf([said('re_1', 'failed', 'ours')], [own('pending', '')])).toEqual([]);
  });

  test('that others have made is booked once, the oldest first, unless it failed', () => {
    const all = [said('re_9', 'failed'), said('re_8', 'succeeded'), said('re_7', 'pending')];
    const strange = (there: string[], settled = 0) =>
      refundNews(all, {
        ...{ own: [own('pending', '')], settled },
        there: there.map((reference) => ({ reference, state: 'pending' })),
      });
    expect(strange([]).strange.map(({ id }) => id)).toEqual(['re_7', 're_8']);
    expect(strange(['re_7', 're_8'])).toMatchObject({ strange: [], changedThere: [{ id: 're_8' }] });
    // What the desk was told of before it was booked by itself.
    expect(strange([], 500).strange.map(({ id }) => id)).toEqual(['re_8']);
  });

  test('in several parts is news of each', () => {
    const parts = ['a', 'b'].map((refund_id) => ({ refund_id, state: 'pending', reference: 're_1' }));
    const { changed, strange } = refundNews([said('re_1', 'succeeded')], {
      ...{ own: parts, there: [{ reference: 're_1', state: 'succeeded' }] },
    });
    expect([changed.map((one) => one.refund_id), strange]).toEqual([['a', 'b'], []]);
  });
});
