/** Why attendance is not taken, with the sentence that people read. Codes are stable. */
export const refusals = {
  not_enrolled: 'This student has no place in this class.',
  too_early: 'Check-in for this class has not opened yet.',
  too_late: 'It is too late for this class.',
  wrong_code: 'This is not the code of this class. Scan the one shown there.',
  session_cancelled: 'This class is cancelled.',
  said_since: 'Something else was said of them meanwhile.',
  not_attended: 'Only those who attended the class can rate it.',
} as const;

export type RefusalCode = keyof typeof refusals;
