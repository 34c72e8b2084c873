export * from './clock.ts';
export * from './dates.ts';
export * from './day-words.ts';
export * from './instants.ts';
export * from './intervals.ts';
export * from './zones.ts';
