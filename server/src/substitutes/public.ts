export { substituteConcerns } from './queries/concerns.ts';
