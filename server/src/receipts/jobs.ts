import { type DutyContext, inEachDue } from '../kernel/duties.ts';
import { sendWaiting } from './commands/send-records.ts';

/** Sends what waits for the tax agency and may be sent by now: what came within its waiting time, and what had failed. */
export const sendRecords =
  (version: string) =>
  async (context: DutyContext): Promise<void> => {
    const { db, clock, agency } = context;
    if (!agency) return;
    const send = (_: DutyContext, id: string) => sendWaiting({ db, clock, agency, version }, id);
    await inEachDue('send_records', send)(context);
  };
