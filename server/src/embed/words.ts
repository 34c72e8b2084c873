import type { Language } from '../first-screen/words.ts';

/** What the timetable on another website says. */
export const words = {
  es: {
    title: (club: string) => `Próximas clases de ${club}`,
    ...{ none: 'No hay clases en las próximas dos semanas', full: 'Completa', off: 'Cancelada' },
    free: (places: number) => (places === 1 ? '1 plaza libre' : `${places} plazas libres`),
    ...{ book: 'Ver todas las clases y reservar', opens: 'se abre en otra pestaña' },
    ...{ absent: 'Este horario no está disponible.' },
  },
  en: {
    title: (club: string) => `Next classes at ${club}`,
    ...{ none: 'There are no classes in the next two weeks', full: 'Full', off: 'Cancelled' },
    free: (places: number) => (places === 1 ? '1 free place' : `${places} free places`),
    ...{ book: 'See all classes and book', opens: 'opens in another tab' },
    ...{ absent: 'This timetable is not available.' },
  },
} as const satisfies Record<Language, object>;
