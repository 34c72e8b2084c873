import { describe, expect, test } from 'vitest';
import { refundNews } from './refunds.ts';

const said = (id: string, status: 'pending' | 'succeeded' | 'failed', refund_id?: string) => ({
  ...{ id, status, refund_id, amount: 500, error: '' },
});
const own = (state: string, reference: string) => ({ refund_id: 'ours', state, reference });
const changedOf = (...asked: Parameters<typeof refundNews>) =>
  refundNews(...asked).changed.map(({ id }) => id);

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

  test('that others have made is strange, unless it failed', () => {
    const strange = [said('re_8', 'succeeded'), said('re_9', 'failed')];
    expect(refundNews(strange, [own('pending', '')])).toEqual({ changed: [], strange: 500 });
  });
});
