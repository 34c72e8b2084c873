export { getAnalytics } from './queries/analytics.ts';
