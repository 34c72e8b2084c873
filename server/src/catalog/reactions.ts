import { type Reaction, reaction } from '../kernel/facts.ts';
import type { OrganizationCreated } from '../organizations/facts.ts';
import { addStartingLevels } from './commands.ts';

export const catalogReactions: readonly Reaction[] = [
  reaction<OrganizationCreated>({
    name: 'catalog.add_starting_levels',
    on: 'tenancy.organization_created',
    now: (scope) => addStartingLevels(scope),
  }),
];
