export { nextStepOf } from './queries/next.ts';
