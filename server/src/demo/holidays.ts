import { addDays, dateFromParts, type LocalDate, localWeekday } from '../kernel/time/index.ts';

export interface Holiday {
  date: LocalDate;
  name: string;
}

const fixed: [month: number, day: number, name: string][] = [
  [1, 1, 'Año Nuevo'],
  [1, 6, 'Reyes'],
  [5, 1, 'Día del Trabajo'],
  [5, 2, 'Comunidad de Madrid'],
  [5, 15, 'San Isidro'],
  [8, 15, 'Asunción'],
  [10, 12, 'Fiesta Nacional'],
  [11, 1, 'Todos los Santos'],
  [11, 9, 'La Almudena'],
  [12, 6, 'Constitución'],
  [12, 8, 'Inmaculada'],
  [12, 25, 'Navidad'],
];

/** Public holidays in the city of Madrid; one on a Sunday is kept on the Monday after, as the region does. */
export function holidaysOfMadrid(year: number): Holiday[] {
  const easter = easterSunday(year);
  const days = fixed.map(([month, day, name]): Holiday => {
    const date = dateFromParts(year, month, day);
    return { date: localWeekday(date) === 6 ? addDays(date, 1) : date, name };
  });
  days.push(
    { date: addDays(easter, -3), name: 'Jueves Santo' },
    { date: addDays(easter, -2), name: 'Viernes Santo' },
  );
  return days.sort((a, b) => (a.date < b.date ? -1 : 1));
}

/** The Gregorian computus (Meeus, Jones and Butcher). */
function easterSunday(year: number): LocalDate {
  const golden = year % 19;
  const century = Math.floor(year / 100);
  const epact =
    (19 * golden +
      century -
      Math.floor(century / 4) -
      Math.floor((century - Math.floor((century + 8) / 25) + 1) / 3) +
      15) %
    30;
  const rest = (32 + 2 * (century % 4) + 2 * Math.floor((year % 100) / 4) - epact - (year % 4)) % 7;
  const late = Math.floor((golden + 11 * epact + 22 * rest) / 451);
  const days = epact + rest - 7 * late + 114;
  return dateFromParts(year, Math.floor(days / 31), (days % 31) + 1);
}
