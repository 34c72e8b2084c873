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
interface Body {
  q?: string;
  levels?: string[];
  class_type_ids?: string[];
  instructor_ids?: string[];
  club_id?: string;
  weekdays?: number[];
  time_from?: string;
  time_until?: string;
}

export const bodyFor = ({ q, level, type, instructor, club, weekday, hour }: FindFilters): Body => ({
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

/** The address of a search that was saved. */
export function filtersOf(saved: ReturnType<typeof bodyFor>): FindFilters {
  const { q, levels, class_type_ids, instructor_ids, club_id, weekdays, time_from } = saved;
  return {
    ...{ q, level: levels?.[0], type: class_type_ids?.[0], instructor: instructor_ids?.[0], club: club_id },
    weekday: weekdays?.[0] === undefined ? undefined : String(weekdays[0]),
    hour: time_from && String(Number(time_from.slice(0, 2))),
  };
}
