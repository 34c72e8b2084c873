import { attendanceWindow } from '../../scheduling/rules/windows.ts';
import type { RefusalCode } from './refusals.ts';

export interface SessionTime {
  status: string;
  ends_at: Date;
}
export interface Window {
  opens_at: Date;
  closes_at: Date;
}

/**
 * Why attendance cannot be taken now; undefined when it can. A student with the code has the window around the
 * start; those who take attendance have from its opening until a week after the end.
 */
export function whyNotNow(
  session: SessionTime,
  window: Window,
  now: Date,
  withCode: boolean,
): RefusalCode | undefined {
  if (session.status === 'cancelled') return 'session_cancelled';
  if (now < window.opens_at) return 'too_early';
  const last = withCode ? window.closes_at : attendanceWindow(session, window.opens_at).closes_at;
  return now >= last ? 'too_late' : undefined;
}

/** After it, somebody absent is a no-show; before it, they may still come. */
export const isOver = (session: SessionTime, now: Date): boolean =>
  session.status === 'completed' || now >= session.ends_at;
