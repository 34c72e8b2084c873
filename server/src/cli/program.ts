import { Command, CommanderError } from 'commander';
import { version } from '../version.ts';
import { explain } from './errors.ts';

/** Sets the exit code without a further message: the command has said what is wrong. */
export class Failed extends Error {}

/** Runs one command. @returns the exit code: 0 done, 1 refused or failed, 2 called wrongly */
export async function runCli(args: string[]): Promise<number> {
  try {
    await program().parseAsync(args, { from: 'user' });
    return 0;
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2;
    if (error instanceof Failed) return 1;
    console.error(explain(error));
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

  command('generate', 'write the generated files of this repository (schema, types, client)')
    .option('--check', 'write nothing; fail when a file differs', false)
    .action(async ({ check }: { check: boolean }) => {
      const { generate } = await import('./generate.ts');
      if (!(await generate({ check, print: console.log })) && check) throw new Failed();
    });
  return bandeja;
}
