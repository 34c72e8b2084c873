/** What the address says about a search: words, and what was chosen of the facets. */
export interface FindFilters {
  q?: string | undefined;
  level?: string | undefined;
  type?: string | undefined;
  instructor?: string | undefined;
  club?: string | undefined;
  /** 0 = Monday. */
  weekday?: string | undefined;
  /** `18`: begins within this hour. */
  hour?: string | undefined;
}

export const CHOICES = ['level', 'type', 'instructor', 'club', 'weekday', 'hour'] as const;
export type ChoiceName = (typeof CHOICES)[number];

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;
const SHAPES: Record<ChoiceName, RegExp> = {
  ...{ level: UUID, type: UUID, instructor: UUID, club: UUID },
  ...{ weekday: /^[0-6]$/, hour: /^([01]?\d|2[0-3])$/ },
};

/** Reads the address; what makes no sense in it is as if it were not there. */
export function findFilters(search: Record<string, unknown>): FindFilters & { for?: string | undefined } {
  const found: Record<string, string> = {};
  for (const name of ['q', 'for'] as const) {
    const value = search[name];
    if (typeof value === 'string' && value !== '') found[name] = value.slice(0, 100);
  }
  for (const name of CHOICES) {
    const value = search[name];
    if (typeof value === 'string' && SHAPES[name].test(value)) found[name] = value;
  }
  return found;
}

/** The same as the server asks for it. */
export const bodyFor = ({ q, level, type, instructor, club, weekday, hour }: FindFilters) => ({
  ...(q && { q }),
  ...(level && { levels: [level] }),
  ...(type && { class_type_ids: [type] }),
  ...(instructor && { instructor_ids: [instructor] }),
  ...(club && { club_id: club }),
  ...(weekday && { weekdays: [Number(weekday)] }),
  ...(hour && { time_from: `${hour.padStart(2, '0')}:00`, time_until: `${hour.padStart(2, '0')}:59` }),
});

export const isAsked = (filters: FindFilters): boolean =>
  Boolean(filters.q) || CHOICES.some((name) => filters[name]);
