import { beforeAll, describe, expect, it } from 'vitest';
import en from '../../locales/en/index.ts';
import es from '../../locales/es/index.ts';
import { i18n } from '../i18n/i18n.ts';
import { errorMessage, fieldMessage, reasonInWords, sentence } from './message.ts';
import { problemFromBody } from './problem.ts';

beforeAll(() =>
  i18n.init({
    lng: 'es',
    fallbackLng: false,
    resources: { es: { translation: es }, en: { translation: en } },
    interpolation: { escapeValue: false },
  }),
);

const refused = { type: 'about:blank', title: 'Unprocessable Content', detail: 'must be shorter' };

describe('a refusal, in Spanish', () => {
  it('is said by its code, not in the words of the server', () => {
    const full = { ...refused, code: 'enrollment.session_full', detail: 'This class is full.' };
    expect(errorMessage(problemFromBody(409, full))).toBe('Esta clase está completa.');
  });

  it('says the parameters that came with it, as a reader writes them', () => {
    const params = { court: 'Pista 2', title: 'Torneo', date: '2026-12-01', time: '19:00', count: 1 };
    const busy = problemFromBody(409, { ...refused, code: 'courts.court_busy', params });
    expect(errorMessage(busy)).toBe('La pista está ocupada: Pista 2, 1 dic 2026 a las 19:00.');
    const taken = problemFromBody(409, { ...refused, code: 'courts.court_busy' });
    expect(errorMessage(taken)).toBe('La pista está ocupada a esa hora.');
  });

  it('has ratings with the comma of the language', () => {
    const params = { from: 2.5, to: 3.5, level: 1.5 };
    const other = problemFromBody(409, { ...refused, code: 'enrollment.level_not_suitable', params });
    expect(errorMessage(other)).toBe('Esta clase es para niveles de 2,5 a 3,5; el nivel anotado es 1,5.');
  });

  it('of input without a form says each reason once', () => {
    const long = { path: '/name', code: 'too_long', params: { max: 200 }, message: 'must NOT have more' };
    const errors = [
      long,
      { ...long, path: '/title' },
      { path: '/x', code: 'new_one', message: 'in English' },
    ];
    expect(errorMessage(problemFromBody(422, { ...refused, code: 'request.invalid', errors }))).toBe(
      'Revisa los datos. Como mucho 200 caracteres. in English.',
    );
  });

  it('falls back on the words of the server for a code that it does not know', () => {
    expect(errorMessage(problemFromBody(409, { ...refused, code: 'new.code' }))).toBe('must be shorter');
  });
});

describe('a refused field', () => {
  it('has a sentence of its own for some parameters', () => {
    const before = { path: '/ends_on', code: 'before_field', message: '' };
    expect(fieldMessage({ ...before, params: { field: 'starts_on' } })).toBe(
      'No puede ser anterior al comienzo',
    );
    expect(fieldMessage({ ...before, params: { field: 'arrival_time' } })).toBe(
      'No puede ser anterior a la llegada',
    );
  });

  it('lists what may stand there', () => {
    const params = { value: 'X', days: ['MO', 'TU'] };
    expect(sentence('importing.report.why', { code: 'not_weekday', params })).toBe(
      '«X» no es uno de MO y TU',
    );
  });

  it('names a weekday and a line', () => {
    const params = { name: 'Pista 2', title: 'Otra', line: 4, weekday: 1, time: '10:00' };
    expect(sentence('importing.report.why', { code: 'court_busy', params })).toBe(
      'Pista 2 está ocupada por «Otra» (línea 4): martes a las 10:00',
    );
  });
});

it('a class that Bandeja called off says why in words, one that the desk did in the words of the desk', () => {
  expect(reasonInWords('below_minimum')).toBe('no se ha llegado al mínimo de alumnos');
  expect(reasonInWords('Lluvia.')).toBe('Lluvia.');
  expect(reasonInWords('')).toBe('');
});
