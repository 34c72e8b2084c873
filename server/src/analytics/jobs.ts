import type { Part } from '../kernel/duties.ts';
import type { Scope } from '../kernel/scope.ts';
import { keepSome } from './commands/keep.ts';

/** Keeps what the figures are read from (docs/domain/kpis.md). */
export const keepFigures = (scope: Scope): Promise<Part> => keepSome(scope);
