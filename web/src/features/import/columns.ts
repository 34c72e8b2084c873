/** The columns of a timetable, in the order in which the server names them. */
export const timetableColumns = [
  ...(['club', 'class_name', 'class_type', 'level', 'weekday', 'start_time', 'duration_minutes'] as const),
  ...(['end_time', 'min_participants', 'max_participants', 'price_minor', 'member_price_minor'] as const),
  ...(['price', 'member_price', 'currency', 'instructor', 'court', 'start_date', 'end_date'] as const),
  'timezone',
] as const;
export type TimetableColumn = (typeof timetableColumns)[number];
