export type { components, paths } from './types.ts';
