import { join, resolve } from 'node:path';
import type { Manifest } from '../backup/manifest.ts';
import { restoreBackup } from '../backup/restore.ts';
import { stampOf } from '../backup/schedule.ts';
import { takeBackup } from '../backup/take.ts';
import { readVerified } from '../backup/verify.ts';
import { readConfig } from '../config.ts';
import { openInstallation } from '../installation.ts';
import { systemClock } from '../kernel/time/index.ts';

type Print = (line: string) => void;

/** Works beside a running server, and without one. */
export async function backup(file: string | undefined, print: Print): Promise<void> {
  const config = readConfig(process.env);
  const folder = config.backups?.dir ?? join(config.dataDir, 'backups');
  const target = resolve(file ?? join(folder, `bandeja-${stampOf(systemClock.now())}.tar.gz`));
  const { ownerUrl, close } = await openInstallation(config, { beside: true, migrate: false });
  try {
    const { bytes, manifest } = await takeBackup({ ownerUrl, file: target });
    print(`${target}: ${(bytes / 1e6).toFixed(1)} MB, ${contentsOf(manifest)}`);
    if (config.secret === undefined)
      print(`Keep ${join(config.dataDir, 'secret')} too, in another place: it is not in the backup.`);
  } finally {
    await close();
  }
}

/** Alone: refused while a server runs on the database. */
export async function restore(
  file: string,
  { replace, check }: { replace: boolean; check: boolean },
  print: Print,
): Promise<void> {
  if (check) return print(`${file} is whole: ${contentsOf(await readVerified(file))}`);
  const { ownerUrl, appPassword, close } = await openInstallation(readConfig(process.env), {
    migrate: false,
  });
  try {
    const manifest = await restoreBackup({ ownerUrl, appPassword, file, replace });
    print(`Restored: ${contentsOf(manifest)}`);
    print('Everybody signs in anew. Mail that waited is kept, not sent. bandeja doctor looks it over.');
  } finally {
    await close();
  }
}

function contentsOf({ snapshot_at, tables }: Manifest): string {
  const rows = tables.reduce((sum, table) => sum + table.rows, 0);
  const organizations = tables.find(({ name }) => name === 'organizations')?.rows ?? 0;
  return `${organizations} organizations, ${rows} rows, as they were at ${snapshot_at}`;
}
