import { readConfig } from '../config.ts';
import { openInstallation } from '../installation.ts';
import { type Bus, openBus } from '../kernel/bus.ts';
import { Caches } from '../kernel/caches.ts';
import { type Database, openDatabase } from '../kernel/db/database.ts';
import { createMailer, sendMail } from '../kernel/mail.ts';
import { systemClock } from '../kernel/time/index.ts';
import { atStripe } from '../online/reactions.ts';
import { reactions } from '../reactions.ts';

export interface Inside {
  db: Database;
  bus: Bus;
  secret: string;
}

const slowestQueryMs = 120_000;

/**
 * Runs a command inside the installation, beside a server that may be running: what it writes has the same
 * consequences as there, and the server's caches and screens hear of it. Mail waits for the worker.
 */
export async function inside<T>(work: (inside: Inside) => Promise<T>): Promise<T> {
  const installation = await openInstallation(readConfig(process.env), { beside: true });
  const bus = await openBus(installation.appUrl);
  const db = openDatabase({
    ...{ url: installation.appUrl, max: 4, queryTimeoutMs: slowestQueryMs },
    effects: {
      bus,
      caches: new Caches(bus),
      reactions: [...reactions, sendMail(createMailer(undefined, '')), ...atStripe(undefined, systemClock)],
    },
  });
  try {
    return await work({ db, bus, secret: installation.secret });
  } finally {
    await db.close();
    await bus.close();
    await installation.close();
  }
}
