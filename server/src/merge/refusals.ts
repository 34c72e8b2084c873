import type { MergeRefusal } from './rules.ts';

export const refusals: Readonly<Record<MergeRefusal, string>> = {
  'clients.merged': 'One of them has become another profile already.',
  'clients.erased': 'One of them was erased.',
  'clients.being_erased': 'One of them is to be erased: withdraw it first, or wait until it is done.',
  'clients.two_accounts': 'Both have an account to sign in with. One of the two has to be given up first.',
  'clients.family': 'One of them looks after the other: they are two people.',
  'clients.same_profile': 'This is one and the same profile.',
};
