import { globSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { facts } from './facts.ts';
import { hears } from './kernel/facts.ts';
import { createMailer, sendMail } from './kernel/mail.ts';
import { systemClock } from './kernel/time/index.ts';
import { atStripe } from './online/reactions.ts';
import { longPackageWork } from './packages/reactions.ts';
import { reactions } from './reactions.ts';
import { atTaxAgency } from './receipts/reactions.ts';
import { eventNames, events, silent } from './webhooks/rules/events.ts';

const all = [
  ...[...reactions, sendMail(createMailer(undefined, '')), ...atStripe({} as never, systemClock)],
  ...atTaxAgency({} as never, { clock: systemClock, version: '' }),
  ...longPackageWork(systemClock),
];
const here = import.meta.dirname;

/** Every `Fact<'type', …>` that is declared anywhere in the server. */
const declared = globSync('**/*.ts', { cwd: here })
  .filter((file) => !file.endsWith('.test.ts'))
  .flatMap((file) => [
    ...readFileSync(`${here}/${file}`, 'utf8').matchAll(/\bFact<\s*'([a-z_]+[.][a-z_]+)'/g),
  ])
  .map(([, type]) => type as string);

describe('every fact', () => {
  test('stands on the page of facts, and the page has no other', () => {
    expect(declared.length).toBeGreaterThan(10);
    expect([...new Set(declared)].sort()).toEqual(Object.keys(facts).sort());
  });

  test('has the reactions that the page says, or the reason why nobody acts on it', () => {
    for (const [type, who] of Object.entries(facts)) {
      const named = 'nobody' in who ? [] : [...who];
      expect(all.filter((it) => hears(it, type)).map((it) => it.name)).toEqual(named);
      if ('nobody' in who) expect(who.nobody.length).toBeGreaterThan(20);
      else expect(named).not.toEqual([]);
    }
  });

  test('is an event of webhooks, or says why it is none', () => {
    const told = eventNames.map((name) => events[name].from);
    expect([...new Set(told), ...Object.keys(silent)].sort()).toEqual(Object.keys(facts).sort());
    for (const why of Object.values(silent)) expect(why.length).toBeGreaterThan(20);
  });

  test('is what a reaction waits for: none waits for what is never said, and no two share a name', () => {
    for (const it of all) for (const type of [it.on].flat()) expect(Object.keys(facts)).toContain(type);
    expect(new Set(all.map((it) => it.name)).size).toBe(all.length);
  });
});
