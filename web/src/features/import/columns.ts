/** The columns of a timetable, in the order in which the server names them. */
export const timetableColumns = [
  ...(['club', 'class_name', 'class_type', 'level', 'weekday', 'start_time', 'duration_minutes'] as const),
  ...(['end_time', 'min_participants', 'max_participants', 'price_minor', 'member_price_minor'] as const),
  ...(['price', 'member_price', 'currency', 'instructor', 'assistants', 'court', 'start_date'] as const),
  ...(['end_date', 'timezone'] as const),
] as const;
export type TimetableColumn = (typeof timetableColumns)[number];

/** The columns of the other files, as the server names them. */
export const listColumns = {
  clients: [
    ...([
      'name',
      'surname',
      'email',
      'phone',
      'birth_date',
      'level',
      'is_club_member',
      'desk_notes',
    ] as const),
    ...(['guardian', 'guardian_email', 'guardian_phone', 'relationship'] as const),
  ],
  places: [
    ...([
      'group',
      'weekday',
      'start_time',
      'club',
      'instructor',
      'name',
      'surname',
      'email',
      'phone',
    ] as const),
    ...(['starts_on', 'ends_on'] as const),
  ],
  wishes: [
    ...(['name', 'surname', 'email', 'phone', 'classes_a_week', 'can', 'love', 'level', 'with'] as const),
    ...(['not_with', 'coaches', 'clubs', 'note'] as const),
  ],
} as const;
export type ListKind = keyof typeof listColumns;
export type ListColumn = (typeof listColumns)[ListKind][number];
export type Column = TimetableColumn | ListColumn;
