import { Command, CommanderError, Option } from 'commander';
import type { Role } from '../main.ts';
import { version } from '../version.ts';
import { explain, Failed } from './errors.ts';

/** Runs one command. @returns the exit code: 0 done, 1 refused or failed, 2 called wrongly */
export async function runCli(args: string[]): Promise<number> {
  try {
    await program().parseAsync(args, { from: 'user' });
    return 0;
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2;
    if (!(error instanceof Failed)) console.error(explain(error));
    return 1;
  }
}

/** Every command; what a command needs is imported when it runs, so that `--help` answers at once. */
function program(): Command {
  const bandeja = new Command('bandeja')
    .description(
      'The class desk of a padel club. Configured by environment variables: docs/configuration.md.',
    )
    .version(version)
    .showHelpAfterError('(bandeja --help shows the commands)')
    .configureOutput({ outputError: (text, write) => write(text.replace(/^error: /, 'bandeja: ')) })
    .exitOverride();
  const command = (name: string, description: string) =>
    bandeja.command(name).description(description).allowExcessArguments(false);

  command('serve', 'run Bandeja: its web pages, its API and its worker')
    .addOption(
      new Option('--role <role>', 'web answers requests, worker does what follows, all does both')
        .choices(['all', 'web', 'worker'])
        .default('all'),
    )
    .action(async (options: { role: Role }) => (await import('./serve.ts')).serve(options));

  command('migrate', 'bring the database up to date (serve does it by itself)').action(async () =>
    (await import('./migrate.ts')).migrateNow(console.log),
  );

  command('doctor', 'look for anything that must not be; exit code 1 and its name when there is').action(
    async () => (await import('./doctor.ts')).doctor(console.log),
  );

  command('foresee', 'reckon what each night reckons, and print how well it foretells').action(async () =>
    (await import('./foresee.ts')).foresee(console.log),
  );

  command('backup', 'write the state of this moment into one file, while everybody goes on working')
    .argument('[file]', 'where to; a new file in the folder of the backups when absent')
    .action(async (file?: string) => (await import('./backup.ts')).backup(file, console.log));

  command('restore', 'put the installation back to the moment of a backup; Bandeja must be stopped')
    .argument('<file>', 'what bandeja backup wrote')
    .option('--replace', 'give up what is there now', false)
    .option('--check', 'only read the file to its end and say what it holds', false)
    .action(async (file: string, options) =>
      (await import('./backup.ts')).restore(file, options, console.log),
    );

  command('create-admin', 'create a user, or make one platform staff')
    .requiredOption('--email <address>', 'the address to sign in with')
    .option('--name <name>', 'the name that others see')
    .option('--password <password>', 'at least 8 characters; made up and printed when absent')
    .option('--staff', 'platform staff: sees every organization', false)
    .action(async (options) => (await import('./create-admin.ts')).createAdmin(options, console.log));

  command('demo', 'load the demo club and print its people')
    .option('--seed <number>', 'the same number on the same day gives the same club')
    .action(async (options) => (await import('./demo.ts')).demo(options, console.log));

  const importing = bandeja.command('import').description('bring in data from files');
  importing
    .command('timetable')
    .description('make the schedules of a timetable (CSV or .xlsx): docs/domain/imports.md')
    .argument('<file>', 'the CSV or .xlsx file')
    .option('--sheet <name>', 'which sheet of a workbook; the first that holds rows unless told')
    .option('--month-first', 'dates are 4/5/2027 for the fifth of April', false)
    .option('--organization <slug>', 'which organization; made when there is none with this short name')
    .option('--name <name>', 'the name of an organization that is made')
    .addOption(new Option('--locale <locale>', 'its language').choices(['es', 'en']).default('es'))
    .option('--start-date <date>', 'the first week of the file becomes the week of this date (YYYY-MM-DD)')
    .option('--publish', 'publish and generate sessions; otherwise drafts', false)
    .option('--dry-run', 'say what would be made, and make nothing', false)
    .option('--skip-invalid', 'leave out the rows that are not right', false)
    .action(async (file: string, options) =>
      (await import('./import.ts')).importFile(file, options, console.log),
    );

  importing
    .command('organization')
    .description('bring in what bandeja export organization wrote, all or nothing: docs/export.md')
    .argument('<folder>', 'the folder of the export')
    .option('--slug <slug>', 'another short name, where its own is taken')
    .option('--dry-run', 'do it, say so, and take it back', false)
    .action(async (folder: string, options) =>
      (await import('./organization.ts')).importFrom(folder, options, console.log),
    );

  bandeja
    .command('export')
    .description('write data as open files')
    .command('organization')
    .description('write everything of one organization as CSV files: docs/export.md')
    .argument('<slug>', 'its short name')
    .argument('<folder>', 'a folder that does not exist yet')
    .action(async (slug: string, folder: string) =>
      (await import('./organization.ts')).exportTo(slug, folder, console.log),
    );

  command('generate', 'write the generated files of this repository (schema, types, client)')
    .option('--check', 'write nothing; fail when a file differs', false)
    .action(async ({ check }: { check: boolean }) => {
      const { generate } = await import('./generate.ts');
      if (!(await generate({ check, print: console.log })) && check) throw new Failed();
    });
  return bandeja;
}
