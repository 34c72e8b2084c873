import { describe, expect, test } from 'vitest';
import { classKindNames } from './kinds.ts';
import { type ToldClass, textOf } from './texts.ts';

const tuesday: ToldClass = {
  class_name: 'Iniciación',
  club_name: 'Pádel Norte',
  starts_at: new Date('2026-03-31T17:00:00Z'),
  timezone: 'Europe/Madrid',
  court_name: 'Pista 2',
  instructor_name: 'Ana Ruiz',
};
const winter = { ...tuesday, starts_at: new Date('2026-03-24T18:00:00Z') };
const told = { classes: [tuesday], student_name: null };

describe('what people read', () => {
  test('names the class, its time on the club’s wall, the court and the coach, in both languages', () => {
    expect(textOf('class_reminder', 'es', told)).toEqual({
      subject: 'Recordatorio: Iniciación, mar, 31 mar, 19:00',
      body: 'Te esperamos en clase:\n\n- Iniciación · martes, 31 de marzo, 19:00 · Pista 2 · con Ana Ruiz\n\nPádel Norte\n',
    });
    expect(textOf('class_reminder', 'en', told).body).toContain(
      'Iniciación · Tuesday 31 March at 19:00 · Pista 2 · with Ana Ruiz',
    );
  });

  test('shows the same wall time before and after the clocks change', () => {
    expect(textOf('class_reminder', 'es', { ...told, classes: [winter] }).body).toContain('19:00');
    expect(textOf('class_reminder', 'es', { ...told, classes: [winter] }).body).toContain('24 de marzo');
  });

  test('speaks of a child to its guardian', () => {
    const child = { ...told, student_name: 'Leo' };
    expect(textOf('waitlist_promotion', 'es', child).body).toContain('ahora es de Leo');
    expect(textOf('session_cancelled', 'en', child).body).toContain('(Leo)');
  });

  test('says what it was before, and why: a person’s words stay, our codes are put into words or left out', () => {
    const changed = textOf('session_changed', 'es', { ...told, before: winter });
    expect(changed.body).toMatch(/Antes: .*24 de marzo.*\n\nAhora:\n\n- .*31 de marzo/s);
    expect(textOf('session_cancelled', 'es', { ...told, reason: 'lluvia' }).body).toContain('Motivo: lluvia');
    expect(textOf('session_cancelled', 'en', { ...told, reason: 'below_minimum' }).body).toContain(
      'too few students',
    );
    expect(textOf('session_cancelled', 'en', { ...told, reason: 'session_cancelled' }).body).not.toContain(
      'Reason',
    );
  });

  test('lists many classes in one message, but not without end', () => {
    const many = textOf('session_cancelled', 'es', {
      ...told,
      classes: Array.from({ length: 25 }, () => tuesday),
    });
    expect(many.subject).toBe('Clases canceladas: Iniciación');
    expect(many.body.match(/^- Iniciación/gm)).toHaveLength(20);
    expect(many.body).toContain('- y 5 más');
  });

  test('has words for every kind in every language', () => {
    for (const kind of classKindNames)
      for (const locale of ['es', 'en'] as const) {
        const { subject, body } = textOf(kind, locale, told);
        expect(subject.length, kind).toBeGreaterThan(10);
        expect(body, kind).not.toContain('undefined');
      }
  });
});
