import { type Actor, can } from '../kernel/actor.ts';

export const levelAbilities = (actor: Actor) => ({ change: can(actor, 'classes.change_classlevel') });
export const typeAbilities = (actor: Actor) => ({ change: can(actor, 'classes.change_classtype') });
