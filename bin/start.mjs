// `npm start`: makes the checkout ready and runs `bandeja serve` with the arguments given after `--`.
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { ensureDependencies } from './lib/dependencies.mjs';
import { environment, root } from './lib/run.mjs';
import { ensureWebBuild } from './lib/web-build.mjs';

const node = await ensureDependencies();
await ensureWebBuild(node);

const cli = join(root, 'server', 'src', 'cli.ts');
// Loading the modules would leave a young generation of 134 MB behind, nearly empty (docs/performance.md).
const server = spawn(node, ['--max-semi-space-size=8', cli, 'serve', ...process.argv.slice(2)], {
  cwd: root,
  env: environment(),
  stdio: 'inherit',
});

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
  process.on(signal, () => {
    // Ctrl-C reaches the server from the terminal itself; a second one would not be a polite request any more.
    const fromTerminal = signal === 'SIGINT' && process.stdin.isTTY;
    if (!fromTerminal) server.kill(signal);
  });
}

// npm passes signals on, but cannot when it is killed itself; the server must not stay behind without anybody.
const parent = process.ppid;
if (process.env.npm_lifecycle_event) {
  setInterval(() => process.ppid !== parent && server.kill('SIGTERM'), 1000).unref();
}

server.once('error', (error) => {
  console.error(error.message);
  process.exitCode = 1;
});
server.once('exit', (code, signal) => {
  process.exitCode = code ?? (signal === 'SIGINT' || signal === 'SIGTERM' ? 0 : 1);
  for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.removeAllListeners(name);
});
