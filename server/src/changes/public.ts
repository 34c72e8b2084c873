export { reachOf } from './queries/people.ts';
