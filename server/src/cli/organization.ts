import { resolve } from 'node:path';
import { readConfig } from '../config.ts';
import { type Installation, openInstallation } from '../installation.ts';
import { exportOrganization } from '../transfer/export.ts';
import { importOrganization } from '../transfer/import.ts';
import type { ExportManifest } from '../transfer/manifest.ts';

type Print = (line: string) => void;

export const exportTo = (slug: string, folder: string, print: Print): Promise<void> =>
  beside(async ({ ownerUrl }) => {
    const path = resolve(folder);
    print(`${path}: ${contentsOf(await exportOrganization({ ownerUrl, slug, folder: path }))}`);
  });

export const importFrom = (
  folder: string,
  { slug, dryRun }: { slug?: string; dryRun: boolean },
  print: Print,
): Promise<void> =>
  beside(async ({ ownerUrl }) => {
    const options = { ownerUrl, folder, dryRun, ...(slug !== undefined && { slug }) };
    print(`${dryRun ? 'Would import' : 'Imported'} ${contentsOf(await importOrganization(options))}`);
    if (!dryRun)
      print('Its people sign in with the password they have here, or set one by "forgot password".');
  });

async function beside(work: (installation: Installation) => Promise<void>): Promise<void> {
  const installation = await openInstallation(readConfig(process.env), { beside: true });
  await work(installation).finally(() => installation.close());
}

function contentsOf({ organization, files, exported_at }: ExportManifest): string {
  const rows = files.reduce((sum, file) => sum + file.rows, 0);
  return `${organization.name} (${organization.slug}), ${rows} rows, as they were at ${exported_at}`;
}
