export { notificationConcerns } from './queries.ts';
