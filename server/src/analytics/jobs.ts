import type { Part } from '../kernel/duties.ts';
import type { Scope } from '../kernel/scope.ts';
import { foresee as foreseeSome } from './commands/foresee.ts';
import { keepSome } from './commands/keep.ts';

/** Keeps what the figures are read from (docs/domain/kpis.md). */
export const keepFigures = (scope: Scope): Promise<Part> => keepSome(scope);

/** Each night, what is to be expected (docs/domain/foresight.md). */
export const foresee = (scope: Scope, from: string | undefined): Promise<Part> => foreseeSome(scope, from);
