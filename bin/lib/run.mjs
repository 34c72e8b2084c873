// Runs a program from the root of the checkout. Node 20 can run this file: it is used before Node 24 is there.
import { spawn } from 'node:child_process';
import { delimiter, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))));

/** The environment in which `node` is the project's Node 24 and the tools of node_modules are found. */
export function environment(extra = {}) {
  const bin = join(root, 'node_modules', '.bin');
  return { ...process.env, PATH: [bin, process.env.PATH].join(delimiter), ...extra };
}

/**
 * Runs `command` and resolves to its exit code (1 when a signal ended it).
 * Output goes to ours, unless `quiet`: then it is shown only when the program fails.
 */
export function run(command, args, { cwd = root, env = environment(), quiet = false } = {}) {
  return new Promise((resolve) => {
    const child = spawn(command, args, { cwd, env, stdio: quiet ? ['ignore', 'pipe', 'pipe'] : 'inherit' });
    const output = [];
    for (const stream of [child.stdout, child.stderr]) stream?.on('data', (data) => output.push(data));
    child.once('error', (error) => {
      console.error(`${command}: ${error.message}`);
      resolve(127);
    });
    child.once('close', (code) => {
      if (code !== 0) process.stderr.write(Buffer.concat(output));
      resolve(code ?? 1);
    });
  });
}

/** Ends this program with a message for people, without a stack. */
export function giveUp(message) {
  console.error(`\n${message}`);
  process.exit(1);
}
