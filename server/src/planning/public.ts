export { wishConcerns } from './queries/concerns.ts';
export { type StandingWish, wishesOf } from './queries/standing-wishes.ts';
