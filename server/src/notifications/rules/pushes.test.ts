import { describe, expect, test } from 'vitest';
import { parseInstant } from '../../kernel/time/index.ts';
import { kindNames } from './kinds.ts';
import { onDevices, pushOf, saidOn, type Telling } from './pushes.ts';

const at = (text: string) => parseInstant(text)!;
const now = at('2026-03-02T09:00:00Z');
const telling = (more: Partial<Telling> = {}): Telling => ({
  ...{ kind: 'session_cancelled', dedupe_key: 'news:cause:ana', organization_id: 'ours', client_id: 'ana' },
  classes: [{ session_id: 'one', starts_at: at('2026-03-02T17:00:00Z') }],
  ...more,
});
const classes = (...hours: string[]) =>
  hours.map((starts_at, n) => ({ session_id: `class ${n}`, starts_at: at(starts_at) }));

describe('a message on a device', () => {
  test('dies with the last of its classes, and is urgent while one of them is near', () => {
    expect(pushOf(telling(), now)).toMatchObject({ urgency: 'high', expires_at: at('2026-03-02T17:00:00Z') });
    const [near, far] = ['2026-03-02T17:00:00Z', '2026-03-04T17:00:00Z'];
    expect(pushOf(telling({ classes: classes(far, near) }), now)).toMatchObject({
      ...{ urgency: 'high', expires_at: at(far) },
    });
    expect(pushOf(telling({ classes: classes(far) }), now)?.urgency).toBe('normal');
  });

  test('lives three days at most, and is nothing when its classes have begun', () => {
    const spring = telling({ classes: classes('2026-05-04T17:00:00Z') });
    expect(pushOf(spring, now)?.expires_at).toEqual(at('2026-03-05T09:00:00Z'));
    expect(pushOf(telling({ classes: classes('2026-03-02T09:00:00Z') }), now)).toBeUndefined();
    // It is of a class that is over.
    const rated = telling({ kind: 'evaluation_asked', classes: classes('2026-03-01T17:00:00Z') });
    expect(pushOf(rated, now)).toMatchObject({ urgency: 'low' });
  });

  test('takes the place of what was said of the same classes to the same student, and of nothing else', () => {
    const topic = (more: Partial<Telling> = {}) => pushOf(telling(more), now)?.topic;
    const two = classes('2026-03-03T17:00:00Z', '2026-03-04T17:00:00Z');
    expect(topic({ kind: 'session_changed', dedupe_key: 'news:earlier:ana' })).toBe(topic());
    expect(topic({ classes: two })).toBe(topic({ classes: two.toReversed() }));
    const others = [
      ...[topic({ client_id: 'leo' }), topic({ organization_id: 'theirs' }), topic({ classes: two })],
      ...[topic({ kind: 'class_message' }), topic({ kind: 'class_message', dedupe_key: 'another' })],
      ...[topic({ kind: 'package_ends' }), topic({ kind: 'make_up_ends' })],
    ];
    expect(new Set([topic(), ...others]).size).toBe(others.length + 1);
    expect(topic({ kind: 'package_ends', dedupe_key: 'later' })).toBe(topic({ kind: 'package_ends' }));
    for (const one of [topic(), ...others]) expect(one).toMatch(/^[\w-]{1,32}$/);
  });

  test('of money and of who is erased says on a locked screen only what it is about', () => {
    const brief = kindNames.filter((kind) => onDevices[kind].is_brief);
    expect(brief.sort()).toEqual([
      ...['charge_due', 'charge_overdue', 'direct_debit', 'erasure', 'erasure_asked', 'fee_changed'],
      ...['money_back', 'money_kept', 'weekly_digest'],
    ]);
    const said = saidOn(
      'device',
      { subject: 'Una cuota', body: '60,00 €', link: '/my-fees' },
      { topic: 't', is_brief: true },
    );
    expect(said).toEqual({ device: 'device', title: 'Una cuota', body: '', link: '/my-fees', tag: 't' });
  });

  test('fits into one record whatever its letters, cut at the end of a word', () => {
    const long = saidOn(
      'f'.repeat(36),
      { subject: '𝛀'.repeat(200), body: `${'palabra '.repeat(200)}`, link: `/${'a'.repeat(400)}` },
      { topic: 't'.repeat(32), is_brief: false },
    );
    expect([long.title.length <= 120, long.title.isWellFormed(), long.link]).toEqual([true, true, '/']);
    expect(long.body).toMatch(/palabra…$/);
    const worst = saidOn(
      'f'.repeat(36),
      { subject: '€'.repeat(200), body: '€'.repeat(2_000), link: `/${'a'.repeat(299)}` },
      { topic: 't'.repeat(32), is_brief: false },
    );
    expect(Buffer.byteLength(JSON.stringify(worst))).toBeLessThan(3_900);
  });
});
