import { expect, test } from 'vitest';
import { reportPdf } from './queries/pdf.ts';
import { movedWords, reasonWords } from './rules/report-words.ts';
import type { ProgressReport } from './schemas.ts';

const skill = (n: number) => ({
  ...{ id: `${n}`, level_id: 'l', name_es: `Golpe ${n}`, name_en: `Shot ${n}`, is_exit_criterion: true },
  ...{ is_active: true, mastered_on: '2026-11-27', instructor_name: null, session_id: null },
});
const report = (skills: number, next: ProgressReport['recommended_next_level'] = null) =>
  ({
    student: { id: 's', name: 'Łukasz Núñez' },
    ...{ from: '2026-09-01', to: '2026-11-28', level: 2.5, reliability: 60, level_history: [] },
    attendance: { present: 3, absent: 1, months: [{ month: '2026-11', present: 3, absent: 1 }] },
    skills_mastered: Array.from({ length: skills }, (_, n) => skill(n)),
    instructor_feedback: { ratings: 1, mean: 4, notes: [] },
    performance: { mean: 4, before: null, months: [] },
    recommended_next_level: next,
  }) as unknown as ProgressReport;

test.each([
  [2, 1],
  [60, 2],
])('a report with %i skills is a PDF of %i pages', async (skills, pages) => {
  for (const language of ['es', 'en'] as const) {
    const file = (await reportPdf(report(skills), { language, organization: 'Club' })).toString('latin1');
    expect(file.match(/\/Type \/Page\b/g)).toHaveLength(pages);
  }
});

test('says how a level moved, and what is missing, as the page of the app does', () => {
  const entry = { kind: 'confirmed', level: 3, before: 2.5 } as never;
  expect([movedWords(entry, 'es'), movedWords(entry, 'en')]).toEqual(['De 2,5 a 3', 'From 2.5 to 3']);
  const reason = { reason: 'performance', is_met: false, value: 3.25, needed: 3.5 } as const;
  expect(reasonWords(reason, 'es')).toBe('Media de las últimas valoraciones: 3,25 de 5 (mínimo 3,5) · falta');
  expect(reasonWords({ ...reason, value: null }, 'en')).toBe(
    'Too few classes are rated yet: they do not count',
  );
});
