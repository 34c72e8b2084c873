import { expect, test } from 'vitest';
import { outcomeOf } from './outcome.ts';

const known = { status: 'pending', amount: 1500, currency: 'EUR', late_payment_id: null };
const page = { status: 'complete', paid: true, failed: false, amount: 1500, currency: 'EUR' } as const;
const open = { ...page, status: 'open', paid: false } as const;

test.each([
  ['money that was waited for', known, page, 'capture'],
  ['money that is known', { ...known, status: 'captured' }, page, 'nothing'],
  ['money that went back before it was heard of', { ...known, status: 'refunded' }, page, 'nothing'],
  ['money for what was over', { ...known, status: 'cancelled' }, page, 'stray'],
  ['the same again', { ...known, status: 'cancelled', late_payment_id: 'x' }, page, 'nothing'],
  ['another amount', known, { ...page, amount: 1501 }, 'amount'],
  ['another currency', known, { ...page, currency: 'USD' }, 'amount'],
  ['a page that is open', known, open, 'nothing'],
  ['a page that has ended', known, { ...open, status: 'expired' }, 'cancel'],
  [
    'a page that has ended, of what is paid',
    { ...known, status: 'captured' },
    { ...open, status: 'expired' },
    'nothing',
  ],
  ['money that takes days', known, { ...page, paid: false }, 'nothing'],
  ['money that did not come after days', known, { ...page, paid: false, failed: true }, 'fail'],
] as const)('%s', (_, of, said, outcome) => expect(outcomeOf(of, said)).toBe(outcome));
