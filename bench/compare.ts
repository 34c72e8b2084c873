import { readFileSync } from 'node:fs';
import { comparison } from './table.ts';

/* node bench/compare.ts EMPTY.json MORE.json…: the runs side by side, each against the first. */
const files = process.argv.slice(2);
if (files.length < 2) throw new Error('give two files or more that `npm run bench -- --json FILE` wrote');
console.log(comparison(files.map((file) => JSON.parse(readFileSync(file, 'utf8')))));
