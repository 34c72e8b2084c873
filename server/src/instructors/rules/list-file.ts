import { flagCell, type ListFile, numberCell } from '../../kernel/cells/list-file.ts';
import type { Instructor } from '../schemas.ts';

export const instructorFile: ListFile<Instructor> = {
  name: { es: 'monitores', en: 'coaches' },
  action: 'instructors.exported',
  columns: [
    ['Nombre', 'Name', (one) => one.display_name],
    ['Certificaciones', 'Certifications', (one) => one.certifications.join(', ')],
    ['Años de experiencia', 'Years of experience', (one) => String(one.years_experience)],
    ['Horas por semana', 'Hours a week', (one) => String(one.max_weekly_hours)],
    ['Valoración', 'Rating', (one, language) => numberCell(one.rating, language)],
    ['Valoraciones', 'Ratings', (one) => String(one.total_ratings)],
    ['Sustituye', 'Substitutes', (one, language) => flagCell(one.accepts_substitutions, language)],
    ['Público', 'Public', (one, language) => flagCell(one.is_public, language)],
    ['En activo', 'Active', (one, language) => flagCell(one.is_active, language)],
  ],
};
