import { reaction } from '../kernel/facts.ts';
import type { RoleGiven, RoleRemoved } from '../people/facts.ts';
import { giveProfile, retireProfile } from './commands/role.ts';

export const instructorReactions = [
  reaction<RoleGiven>({
    name: 'instructors.give_profile',
    on: 'tenancy.role_given',
    now: async (scope, facts) => {
      for (const fact of facts) await giveProfile(scope, fact);
    },
  }),
  reaction<RoleRemoved>({
    name: 'instructors.retire_profile',
    on: 'tenancy.role_removed',
    now: async (scope, facts) => {
      for (const fact of facts) await retireProfile(scope, fact);
    },
  }),
];
