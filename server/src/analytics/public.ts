export { getAnalytics } from './queries/analytics.ts';
export { getPackages } from './queries/packages.ts';
