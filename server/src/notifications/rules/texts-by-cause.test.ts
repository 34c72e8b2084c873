import { describe, expect, test } from 'vitest';
import { aspectsOf, type Changes, type Placed, toldBefore, wasBefore } from './changes.ts';
import { classKindNames } from './kinds.ts';
import type { Locale } from './phrases.ts';
import { jointTextOf, type Told, textOf } from './texts.ts';

/* What people read, word for word: each kind, to oneself and about somebody else, and each cause of a change. */
const now: Placed = {
  ...{ class_name: 'Iniciación', club_name: 'Pádel Norte', timezone: 'Europe/Madrid' },
  ...{ starts_at: new Date('2026-03-31T16:00:00Z'), ends_at: new Date('2026-03-31T17:30:00Z') },
  ...{ court_name: 'Pista 2', court_id: 'court-2', instructor_name: 'Ana', instructor_id: 'ana' },
  ...{ substitute_instructor_id: null, assistant_instructor_ids: [] },
};
const names = new Map([
  ['court-1', 'Pista 1'],
  ['ben', 'Ben'],
]);
const oneLine = (told: Told, kind: (typeof classKindNames)[number], locale: Locale) => {
  const { subject, body } = textOf(kind, locale, told);
  return `${subject} | ${body.trim().replaceAll(/\n+/g, ' / ')}`;
};
/** What changed, before and now, as the body says it; the rest of the message is the same each time. */
function saidOf(changes: Changes, locale: Locale): string {
  const was = wasBefore(now, changes);
  const changed = aspectsOf(now, was, changes);
  const told = { classes: [now], student_name: null, before: toldBefore(now, was, names), changed };
  return oneLine(told, 'session_changed', locale);
}

describe('each kind of message', () => {
  const all = (locale: Locale) =>
    classKindNames.flatMap((kind) =>
      [null, 'Leo'].map((student_name) => oneLine({ classes: [now], student_name }, kind, locale)),
    );

  test('in Spanish, to oneself and about a child', () => {
    expect(all('es')).toMatchInlineSnapshot(`
      [
        "Plaza confirmada: Iniciación, mar, 31 mar, 18:00 | Tienes plaza: / - Iniciación · martes, 31 de marzo, 18:00 · Pista 2 · con Ana / Pádel Norte",
        "Plaza confirmada: Iniciación, mar, 31 mar, 18:00 | Leo tiene plaza: / - Iniciación · martes, 31 de marzo, 18:00 · Pista 2 · con Ana / Pádel Norte",
        "En lista de espera: Iniciación, mar, 31 mar, 18:00 | Estás en lista de espera: / - Iniciación · martes, 31 de marzo, 18:00 · Pista 2 · con Ana / Pádel Norte",
        "En lista de espera: Iniciación, mar, 31 mar, 18:00 | Leo está en lista de espera: / - Iniciación · martes, 31 de marzo, 18:00 · Pista 2 · con Ana / Pádel Norte",
        "¡Hay plaza!: Iniciación, mar, 31 mar, 18:00 | Se ha liberado una plaza y ahora es tuya: / - Iniciación · martes, 31 de marzo, 18:00 · Pista 2 · con Ana / Pádel Norte",
        "¡Hay plaza!: Iniciación, mar, 31 mar, 18:00 | Se ha liberado una plaza y ahora es de Leo: / - Iniciación · martes, 31 de marzo, 18:00 · Pista 2 · con Ana / Pádel Norte",
        "Plaza anulada: Iniciación, mar, 31 mar, 18:00 | El club ha anulado tu plaza: / - Iniciación · martes, 31 de marzo, 18:00 · Pista 2 · con Ana / Pádel Norte",
        "Plaza anulada: Iniciación, mar, 31 mar, 18:00 | El club ha anulado la plaza de Leo: / - Iniciación · martes, 31 de marzo, 18:00 · Pista 2 · con Ana / Pádel Norte",
        "Cambio de grupo: Iniciación, mar, 31 mar, 18:00 | Tu plaza fija pasa a otro grupo. Tus próximas clases: / - Iniciación · martes, 31 de marzo, 18:00 · Pista 2 · con Ana / Pádel Norte",
        "Cambio de grupo: Iniciación, mar, 31 mar, 18:00 | Leo tiene plaza fija en otro grupo. Sus próximas clases: / - Iniciación · martes, 31 de marzo, 18:00 · Pista 2 · con Ana / Pádel Norte",
        "Clase cancelada: Iniciación, mar, 31 mar, 18:00 | Esta clase se ha cancelado: / - Iniciación · martes, 31 de marzo, 18:00 · Pista 2 · con Ana / Pádel Norte",
        "Clase cancelada: Iniciación, mar, 31 mar, 18:00 | Esta clase se ha cancelado (Leo): / - Iniciación · martes, 31 de marzo, 18:00 · Pista 2 · con Ana / Pádel Norte",
        "La clase sí se da: Iniciación, mar, 31 mar, 18:00 | Esta clase se da al final: / - Iniciación · martes, 31 de marzo, 18:00 · Pista 2 · con Ana / Pádel Norte",
        "La clase sí se da: Iniciación, mar, 31 mar, 18:00 | Esta clase se da al final (Leo): / - Iniciación · martes, 31 de marzo, 18:00 · Pista 2 · con Ana / Pádel Norte",
        "Cambio en la clase: Iniciación, mar, 31 mar, 18:00 | Esta clase ha cambiado: / - Iniciación · martes, 31 de marzo, 18:00 · Pista 2 · con Ana / Pádel Norte",
        "Cambio en la clase: Iniciación, mar, 31 mar, 18:00 | Esta clase ha cambiado (Leo): / - Iniciación · martes, 31 de marzo, 18:00 · Pista 2 · con Ana / Pádel Norte",
        "Recordatorio: Iniciación, mar, 31 mar, 18:00 | Te esperamos en clase: / - Iniciación · martes, 31 de marzo, 18:00 · Pista 2 · con Ana / Pádel Norte",
        "Recordatorio: Iniciación, mar, 31 mar, 18:00 | Leo tiene clase: / - Iniciación · martes, 31 de marzo, 18:00 · Pista 2 · con Ana / Pádel Norte",
        "Sustitución: Iniciación, mar, 31 mar, 18:00 | Das esta clase como sustituto: / - Iniciación · martes, 31 de marzo, 18:00 · Pista 2 · con Ana / Pádel Norte",
        "Sustitución: Iniciación, mar, 31 mar, 18:00 | Das esta clase como sustituto: / - Iniciación · martes, 31 de marzo, 18:00 · Pista 2 · con Ana / Pádel Norte",
        "Falta anotada: Iniciación, mar, 31 mar, 18:00 | Se ha anotado que no viniste. Si no es así, díselo al club: / - Iniciación · martes, 31 de marzo, 18:00 · Pista 2 · con Ana / Pádel Norte",
        "Falta anotada: Iniciación, mar, 31 mar, 18:00 | Se ha anotado que Leo no vino. Si no es así, díselo al club: / - Iniciación · martes, 31 de marzo, 18:00 · Pista 2 · con Ana / Pádel Norte",
      ]
    `);
  });

  test('in English', () => {
    expect(all('en')).toMatchInlineSnapshot(`
      [
        "Booked: Iniciación, Tue 31 Mar, 18:00 | You have a place: / - Iniciación · Tuesday 31 March at 18:00 · Pista 2 · with Ana / Pádel Norte",
        "Booked: Iniciación, Tue 31 Mar, 18:00 | Leo has a place: / - Iniciación · Tuesday 31 March at 18:00 · Pista 2 · with Ana / Pádel Norte",
        "On the waiting list: Iniciación, Tue 31 Mar, 18:00 | You are on the waiting list: / - Iniciación · Tuesday 31 March at 18:00 · Pista 2 · with Ana / Pádel Norte",
        "On the waiting list: Iniciación, Tue 31 Mar, 18:00 | Leo is on the waiting list: / - Iniciación · Tuesday 31 March at 18:00 · Pista 2 · with Ana / Pádel Norte",
        "A place is free: Iniciación, Tue 31 Mar, 18:00 | A place became free and is now yours: / - Iniciación · Tuesday 31 March at 18:00 · Pista 2 · with Ana / Pádel Norte",
        "A place is free: Iniciación, Tue 31 Mar, 18:00 | A place became free and is now Leo’s: / - Iniciación · Tuesday 31 March at 18:00 · Pista 2 · with Ana / Pádel Norte",
        "Booking cancelled: Iniciación, Tue 31 Mar, 18:00 | The club has cancelled your place: / - Iniciación · Tuesday 31 March at 18:00 · Pista 2 · with Ana / Pádel Norte",
        "Booking cancelled: Iniciación, Tue 31 Mar, 18:00 | The club has cancelled Leo’s place: / - Iniciación · Tuesday 31 March at 18:00 · Pista 2 · with Ana / Pádel Norte",
        "Change of group: Iniciación, Tue 31 Mar, 18:00 | Your fixed place is in another group now. Your next classes: / - Iniciación · Tuesday 31 March at 18:00 · Pista 2 · with Ana / Pádel Norte",
        "Change of group: Iniciación, Tue 31 Mar, 18:00 | Leo has a fixed place in another group now. The next classes: / - Iniciación · Tuesday 31 March at 18:00 · Pista 2 · with Ana / Pádel Norte",
        "Class cancelled: Iniciación, Tue 31 Mar, 18:00 | This class is cancelled: / - Iniciación · Tuesday 31 March at 18:00 · Pista 2 · with Ana / Pádel Norte",
        "Class cancelled: Iniciación, Tue 31 Mar, 18:00 | This class is cancelled (Leo): / - Iniciación · Tuesday 31 March at 18:00 · Pista 2 · with Ana / Pádel Norte",
        "Class back on: Iniciación, Tue 31 Mar, 18:00 | This class takes place after all: / - Iniciación · Tuesday 31 March at 18:00 · Pista 2 · with Ana / Pádel Norte",
        "Class back on: Iniciación, Tue 31 Mar, 18:00 | This class takes place after all (Leo): / - Iniciación · Tuesday 31 March at 18:00 · Pista 2 · with Ana / Pádel Norte",
        "Change of class: Iniciación, Tue 31 Mar, 18:00 | This class has changed: / - Iniciación · Tuesday 31 March at 18:00 · Pista 2 · with Ana / Pádel Norte",
        "Change of class: Iniciación, Tue 31 Mar, 18:00 | This class has changed (Leo): / - Iniciación · Tuesday 31 March at 18:00 · Pista 2 · with Ana / Pádel Norte",
        "Reminder: Iniciación, Tue 31 Mar, 18:00 | See you in class: / - Iniciación · Tuesday 31 March at 18:00 · Pista 2 · with Ana / Pádel Norte",
        "Reminder: Iniciación, Tue 31 Mar, 18:00 | Leo has a class: / - Iniciación · Tuesday 31 March at 18:00 · Pista 2 · with Ana / Pádel Norte",
        "Substitution: Iniciación, Tue 31 Mar, 18:00 | You give this class as a substitute: / - Iniciación · Tuesday 31 March at 18:00 · Pista 2 · with Ana / Pádel Norte",
        "Substitution: Iniciación, Tue 31 Mar, 18:00 | You give this class as a substitute: / - Iniciación · Tuesday 31 March at 18:00 · Pista 2 · with Ana / Pádel Norte",
        "Absence noted: Iniciación, Tue 31 Mar, 18:00 | It was noted that you were not there. If that is wrong, tell the club: / - Iniciación · Tuesday 31 March at 18:00 · Pista 2 · with Ana / Pádel Norte",
        "Absence noted: Iniciación, Tue 31 Mar, 18:00 | It was noted that Leo was not there. If that is wrong, tell the club: / - Iniciación · Tuesday 31 March at 18:00 · Pista 2 · with Ana / Pádel Norte",
      ]
    `);
  });

  test('names whom it is about, in every kind that is about somebody', () => {
    for (const kind of classKindNames.filter((one) => one !== 'substitute_assigned'))
      for (const locale of ['es', 'en'] as const)
        for (const waited of [false, true])
          expect(textOf(kind, locale, { classes: [now], student_name: 'Leo', waited }).body, kind).toContain(
            'Leo',
          );
  });

  test('to who only waited speaks of the list, not of a place', () => {
    const waited = { classes: [now], student_name: null, waited: true };
    expect(oneLine(waited, 'enrollment_cancelled', 'es')).toMatch(
      /^Fuera de la lista de espera: .*\| El club te ha quitado de la lista de espera:/,
    );
    expect(oneLine({ ...waited, student_name: 'Leo' }, 'enrollment_cancelled', 'en')).toContain(
      'The club has taken Leo off the waiting list:',
    );
  });
});

test('several kinds of news are one message, each with its classes', () => {
  const off = { ...now, class_name: 'Avanzado' };
  const before = toldBefore(now, wasBefore(now, { court_id: ['court-1', 'court-2'] }), names);
  const said = (locale: Locale, student_name: string | null) => {
    const parts = [
      { kind: 'session_cancelled' as const, classes: [off], student_name, reason: 'Lluvia' },
      { kind: 'session_changed' as const, classes: [now], student_name, before, changed: ['court' as const] },
    ];
    const { subject, body } = jointTextOf(locale, parts, [off, now]);
    return `${subject} | ${body.trim().replaceAll(/\n+/g, ' / ')}`;
  };
  expect([said('es', null), said('en', 'Leo')]).toMatchInlineSnapshot(`
    [
      "Cambian tus clases: 2 clases | Esta clase se ha cancelado: / - Avanzado · martes, 31 de marzo, 18:00 · Pista 2 · con Ana / Motivo: Lluvia / Esta clase ha cambiado: / Antes: Pista 1 / Ahora: / - Iniciación · martes, 31 de marzo, 18:00 · Pista 2 · con Ana / Pádel Norte",
      "Leo’s classes change: 2 classes | This class is cancelled (Leo): / - Avanzado · Tuesday 31 March at 18:00 · Pista 2 · with Ana / Reason: Lluvia / This class has changed (Leo): / Before: Pista 1 / Now: / - Iniciación · Tuesday 31 March at 18:00 · Pista 2 · with Ana / Pádel Norte",
    ]
  `);
});

describe('a change says what changed, and nothing else', () => {
  const causes: Record<string, Changes> = {
    'an hour later': { scheduled_datetime: ['2026-03-31T17:00:00+02:00', '2026-03-31T18:00:00+02:00'] },
    'longer, at the same hour': { duration_minutes: [60, 90] },
    'earlier and longer': {
      scheduled_datetime: ['2026-03-31T19:00:00+02:00', '2026-03-31T18:00:00+02:00'],
      duration_minutes: [60, 90],
    },
    'another court': { court_id: ['court-1', 'court-2'] },
    'a court at last': { court_id: [null, 'court-2'] },
    'another coach': { instructor_id: ['ben', 'ana'] },
    'a coach at last': { instructor_id: [null, 'ana'] },
    'the substitute no longer': { substitute_instructor_id: ['ben', null] },
    'another day, court and coach': {
      scheduled_datetime: ['2026-03-30T18:00:00+02:00', '2026-03-31T18:00:00+02:00'],
      court_id: ['court-1', 'court-2'],
      instructor_id: ['ben', 'ana'],
    },
  };

  test('in Spanish and in English', () => {
    const said = Object.entries(causes).flatMap(([cause, changes]) =>
      (['es', 'en'] as const).map((locale) => `${cause}: ${saidOf(changes, locale).split(' | ')[1]}`),
    );
    expect(said).toMatchInlineSnapshot(`
      [
        "an hour later: Esta clase ha cambiado: / Antes: martes, 31 de marzo, 17:00 / Ahora: / - Iniciación · martes, 31 de marzo, 18:00 · Pista 2 · con Ana / Pádel Norte",
        "an hour later: This class has changed: / Before: Tuesday 31 March at 17:00 / Now: / - Iniciación · Tuesday 31 March at 18:00 · Pista 2 · with Ana / Pádel Norte",
        "longer, at the same hour: Esta clase ha cambiado: / Antes: martes, 31 de marzo, 18:00–19:00 / Ahora: / - Iniciación · martes, 31 de marzo, 18:00–19:30 · Pista 2 · con Ana / Pádel Norte",
        "longer, at the same hour: This class has changed: / Before: Tuesday 31 March at 18:00–19:00 / Now: / - Iniciación · Tuesday 31 March at 18:00–19:30 · Pista 2 · with Ana / Pádel Norte",
        "earlier and longer: Esta clase ha cambiado: / Antes: martes, 31 de marzo, 19:00–20:00 / Ahora: / - Iniciación · martes, 31 de marzo, 18:00–19:30 · Pista 2 · con Ana / Pádel Norte",
        "earlier and longer: This class has changed: / Before: Tuesday 31 March at 19:00–20:00 / Now: / - Iniciación · Tuesday 31 March at 18:00–19:30 · Pista 2 · with Ana / Pádel Norte",
        "another court: Esta clase ha cambiado: / Antes: Pista 1 / Ahora: / - Iniciación · martes, 31 de marzo, 18:00 · Pista 2 · con Ana / Pádel Norte",
        "another court: This class has changed: / Before: Pista 1 / Now: / - Iniciación · Tuesday 31 March at 18:00 · Pista 2 · with Ana / Pádel Norte",
        "a court at last: Esta clase ha cambiado: / Antes: sin pista / Ahora: / - Iniciación · martes, 31 de marzo, 18:00 · Pista 2 · con Ana / Pádel Norte",
        "a court at last: This class has changed: / Before: no court / Now: / - Iniciación · Tuesday 31 March at 18:00 · Pista 2 · with Ana / Pádel Norte",
        "another coach: Esta clase ha cambiado: / Antes: con Ben / Ahora: / - Iniciación · martes, 31 de marzo, 18:00 · Pista 2 · con Ana / Pádel Norte",
        "another coach: This class has changed: / Before: with Ben / Now: / - Iniciación · Tuesday 31 March at 18:00 · Pista 2 · with Ana / Pádel Norte",
        "a coach at last: Esta clase ha cambiado: / Antes: sin monitor / Ahora: / - Iniciación · martes, 31 de marzo, 18:00 · Pista 2 · con Ana / Pádel Norte",
        "a coach at last: This class has changed: / Before: no coach / Now: / - Iniciación · Tuesday 31 March at 18:00 · Pista 2 · with Ana / Pádel Norte",
        "the substitute no longer: Esta clase ha cambiado: / Antes: con Ben / Ahora: / - Iniciación · martes, 31 de marzo, 18:00 · Pista 2 · con Ana / Pádel Norte",
        "the substitute no longer: This class has changed: / Before: with Ben / Now: / - Iniciación · Tuesday 31 March at 18:00 · Pista 2 · with Ana / Pádel Norte",
        "another day, court and coach: Esta clase ha cambiado: / Antes: lunes, 30 de marzo, 18:00 · Pista 1 · con Ben / Ahora: / - Iniciación · martes, 31 de marzo, 18:00 · Pista 2 · con Ana / Pádel Norte",
        "another day, court and coach: This class has changed: / Before: Monday 30 March at 18:00 · Pista 1 · with Ben / Now: / - Iniciación · Tuesday 31 March at 18:00 · Pista 2 · with Ana / Pádel Norte",
      ]
    `);
  });

  test('of several classes it says what it is, and their ends only where the length changed', () => {
    const several = { classes: [now, now], student_name: null };
    expect(oneLine({ ...several, changed: ['length', 'court'] }, 'session_changed', 'es')).toBe(
      'Cambian tus clases: Iniciación | Estas clases han cambiado. Ahora son: / Cambia: la duración, la pista / - Iniciación · martes, 31 de marzo, 18:00–19:30 · Pista 2 · con Ana / - Iniciación · martes, 31 de marzo, 18:00–19:30 · Pista 2 · con Ana / Pádel Norte',
    );
    expect(oneLine({ ...several, changed: ['coach'] }, 'session_changed', 'en')).toContain(
      'What changes: the coach / - Iniciación · Tuesday 31 March at 18:00 · Pista 2',
    );
  });
});
