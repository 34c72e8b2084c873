import { flagCell, type ListFile, moneyCell, wordCell } from '../kernel/cells/list-file.ts';
import type { InputError } from '../kernel/problem.ts';
import { wordsOf } from '../kernel/words.ts';
import type { ClassType } from './schemas.ts';

/** A level's span on the 0–7 scale must not be upside down. */
export const checkRatings = (level: { rating_min: number; rating_max: number }): InputError[] =>
  level.rating_min > level.rating_max
    ? [
        {
          path: '/rating_max',
          code: 'below_field',
          params: { field: 'rating_min' },
          message: 'must not be below rating_min',
        },
      ]
    : [];

export const checkParticipants = (type: {
  min_participants: number;
  max_participants: number;
}): InputError[] =>
  type.min_participants > type.max_participants
    ? [
        {
          path: '/max_participants',
          code: 'below_field',
          params: { field: 'min_participants' },
          message: 'must not be below min_participants',
        },
      ]
    : [];

/** From one age to another, both included; either may be open. */
export const checkAges = ({ min_age, max_age }: AgeSpan): InputError[] =>
  min_age != null && max_age != null && min_age > max_age
    ? [
        {
          path: '/max_age',
          code: 'below_field',
          params: { field: 'min_age' },
          message: 'must not be below min_age',
        },
      ]
    : [];

/** Full years on the day of a class; null or absent = open. */
export interface AgeSpan {
  min_age?: number | null;
  max_age?: number | null;
}

/** The key of a new level, made of its name; another one than those that are taken. */
export function levelKey(display_name: string, taken: readonly string[]): string {
  const plain = wordsOf(display_name)
    .join('_')
    .replace(/[^a-z0-9_]/g, '')
    .slice(0, 40);
  const base = plain || 'level';
  for (let n = 1; ; n++) {
    const key = n === 1 ? base : `${base}_${n}`;
    if (!taken.includes(key)) return key;
  }
}

/** What a class is for when nobody says. */
export const defaultLevel = 'all_levels';

/** The four levels that every organization starts with. */
export const startingLevels = [
  {
    name: 'beginner',
    display_name: 'Principiante',
    order: 1,
    color: '#2f9e44',
    rating_min: 0,
    rating_max: 2.5,
  },
  {
    name: 'intermediate',
    display_name: 'Intermedio',
    order: 2,
    color: '#1971c2',
    rating_min: 2,
    rating_max: 4.5,
  },
  { name: 'advanced', display_name: 'Avanzado', order: 3, color: '#c2255c', rating_min: 4, rating_max: 7 },
  {
    name: 'all_levels',
    display_name: 'Todos los niveles',
    order: 4,
    color: '#5f3dc4',
    rating_min: 0,
    rating_max: 7,
  },
] as const;

const kind = wordCell({
  group: 'grupo',
  individual: 'particular',
  clinic: 'clínic',
  intensive: 'intensivo',
  workshop: 'taller',
});

export const typesFile: ListFile<ClassType> = {
  name: { es: 'tipos-de-clase', en: 'class-types' },
  action: 'class_types.exported',
  columns: [
    ['Nombre', 'Name', (one) => one.name],
    ['Modalidad', 'Kind', (one, language) => kind(one.type, language)],
    ['Mínimo', 'Minimum', (one) => String(one.min_participants)],
    ['Plazas', 'Places', (one) => String(one.max_participants)],
    ['Precio', 'Price', (one, language) => moneyCell(one.base_price, one.currency, language)],
    ['Moneda', 'Currency', (one) => one.currency],
    [
      'Precio por persona',
      'Price per person',
      (one, language) => flagCell(one.price_per_participant, language),
    ],
    ['Clases sueltas', 'Drop-in', (one, language) => flagCell(one.allow_drop_in, language)],
    ['Lista de espera', 'Waiting list', (one, language) => flagCell(one.allow_waitlist, language)],
    ['Desde años', 'From age', (one) => (one.min_age === null ? '' : String(one.min_age))],
    ['Hasta años', 'To age', (one) => (one.max_age === null ? '' : String(one.max_age))],
    ['En uso', 'In use', (one, language) => flagCell(one.is_active, language)],
  ],
};

/**
 * What a place in a new group of a type costs unless told. Where the price is that of the whole class, its places share it:
 * whatever is left over in minor units the club has, rather than a class that is full being paid short.
 */
export const placePrice = ({
  base_price,
  price_per_participant,
  max_participants,
}: {
  base_price: number;
  price_per_participant: boolean;
  max_participants: number;
}): number => (price_per_participant ? base_price : Math.ceil(base_price / max_participants));
