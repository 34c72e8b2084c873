import { margin, pdfFile, row, type Sheet } from '../../kernel/files/pdf.ts';
import { dayIn } from '../../kernel/time/index.ts';
import {
  type Language,
  monthWords,
  movedWords,
  numberWords,
  percentWords,
  reasonWords,
  reportWords,
} from '../rules/report-words.ts';
import type { ProgressReport } from '../schemas.ts';

interface Asked {
  language: Language;
  /** Whose report it is. */
  organization: string;
}

/** A progress report to print or keep, as a PDF; the page of the app says the same. */
export function reportPdf(report: ProgressReport, asked: Asked): Promise<Buffer> {
  const { language, organization } = asked;
  const words = reportWords(language);
  return pdfFile({ language, title: words.title(report.student.name), author: organization }, (sheet) => {
    head(sheet, report, asked);
    attended(sheet, report, language);
    mastered(sheet, report, language);
    played(sheet, report, language);
    said(sheet, report, language);
    moved(sheet, report, language);
    ahead(sheet, report, language);
  });
}

function head(sheet: Sheet, report: ProgressReport, { language, organization }: Asked): void {
  const words = reportWords(language);
  const { level, reliability, from, to } = report;
  sheet.font('plain').fontSize(10).text(organization, margin, margin);
  sheet.font('bold').fontSize(16).text(words.title(report.student.name));
  sheet
    .font('plain')
    .fontSize(10)
    .text(words.period(dayIn(language, from), dayIn(language, to)));
  section(sheet, words.level);
  row(
    sheet,
    level === null ? words.noLevel : numberWords(level, language),
    reliability === null ? '' : words.reliability(percentWords(reliability, language)),
  );
}

/** Its heading stays with the first line. */
function section(sheet: Sheet, title: string): void {
  sheet.moveDown();
  if (sheet.y + 48 > sheet.page.height - margin) sheet.addPage();
  sheet.font('bold').fontSize(12).text(title, margin).font('plain').fontSize(10).moveDown(0.3);
}

function attended(
  sheet: Sheet,
  { attendance: { present, absent, months } }: ProgressReport,
  language: Language,
): void {
  const words = reportWords(language);
  section(sheet, words.attendance);
  row(sheet, words.came(present, absent), '');
  for (const one of months) row(sheet, monthWords(one.month, language), words.month(one.present, one.absent));
}

function mastered(sheet: Sheet, { skills_mastered }: ProgressReport, language: Language): void {
  const words = reportWords(language);
  section(sheet, words.mastered);
  if (skills_mastered.length === 0) row(sheet, words.noneMastered, '');
  for (const skill of skills_mastered) {
    const day = skill.mastered_on ? dayIn(language, skill.mastered_on) : '';
    row(sheet, [nameOf(skill, language), day].filter(Boolean).join(' · '), '');
  }
}

const nameOf = (skill: { name_es: string; name_en: string }, language: Language): string =>
  language === 'en' ? skill.name_en : skill.name_es;

function played(sheet: Sheet, { performance }: ProgressReport, language: Language): void {
  const words = reportWords(language);
  const { mean, before, months } = performance;
  section(sheet, words.performance);
  const now = mean === null ? words.unrated : words.mean(numberWords(mean, language));
  const compared = mean === null || before === null ? [] : [words.before(numberWords(before, language))];
  row(sheet, [now, ...compared].join(' · '), '');
  for (const one of months) row(sheet, monthWords(one.month, language), numberWords(one.rating, language));
}

function said(
  sheet: Sheet,
  { instructor_feedback: { notes = [] } }: ProgressReport,
  language: Language,
): void {
  if (notes.length === 0) return;
  section(sheet, reportWords(language).notes);
  for (const { local_date, class_name, instructor_name, note } of notes) {
    const of = [dayIn(language, local_date), class_name, instructor_name].filter(Boolean).join(' · ');
    row(sheet, of, '');
    row(sheet, note, '');
  }
}

function moved(sheet: Sheet, { level_history }: ProgressReport, language: Language): void {
  if (level_history.length === 0) return;
  section(sheet, reportWords(language).history);
  for (const entry of level_history) {
    // Its day where the student is at home.
    const day = dayIn(language, entry.created_at.slice(0, 10));
    row(sheet, [movedWords(entry, language), day, entry.by, entry.reason].filter(Boolean).join(' · '), '');
  }
}

function ahead(sheet: Sheet, { recommended_next_level: next }: ProgressReport, language: Language): void {
  const words = reportWords(language);
  if (!next) {
    section(sheet, words.nextLevel);
    row(sheet, words.nothing, '');
    return;
  }
  const { next_level, current_level, reasons, missing_skills } = next;
  section(sheet, next_level ? words.next(next_level.display_name) : words.top(current_level.display_name));
  for (const reason of reasons) row(sheet, reasonWords(reason, language), '');
  if (missing_skills.length === 0) return;
  row(sheet, `${words.missing}: ${missing_skills.map((skill) => nameOf(skill, language)).join(', ')}`, '');
}
