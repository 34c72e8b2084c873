interface Left {
  session_id: string;
  action: string;
  scheduled_datetime: string;
  instructor: { id: string } | null;
  is_returned: boolean;
  abilities: { substitute: boolean };
}

/**
 * The classes that a coach's absence left to nobody else and that are still ahead, as far as the reader may ask about
 * them: whichever somebody gives by now has its answer.
 */
export function withoutCoach<Class extends Left>(
  change:
    | { undone_at: string | null; instructor: { id: string } | null; classes: readonly Class[] }
    | undefined,
  now: Date,
): Class[] {
  if (!change || change.undone_at !== null || change.instructor === null) return [];
  const away = change.instructor.id;
  return change.classes.filter(({ action, scheduled_datetime, instructor, is_returned, abilities }) => {
    const isLeft = (action === 'keep' || action === 'without_coach') && !is_returned;
    const isNobodys = instructor === null || instructor.id === away;
    return isLeft && isNobodys && abilities.substitute && Date.parse(scheduled_datetime) > now.getTime();
  });
}
