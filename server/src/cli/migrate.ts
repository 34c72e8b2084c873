import { readConfig } from '../config.ts';
import { openInstallation } from '../installation.ts';

/** Brings the schema up to date: for deployments that do this before the new version starts. */
export async function migrateNow(print: (line: string) => void): Promise<void> {
  const installation = await openInstallation(readConfig(process.env), { beside: true });
  const { applied } = installation;
  await installation.close();
  print(applied.length === 0 ? 'The database is up to date.' : `Applied: ${applied.join(', ')}`);
}
