import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync, readFileSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

const script = fileURLToPath(new URL('process.ts', import.meta.url));

/** A server or a worker that runs in a process of its own, and is started again whenever it was ended. */
export class Member {
  readonly name: string;
  readonly #env: Record<string, string>;
  readonly #log: (line: string) => void;
  #child: ChildProcess | undefined;
  #offsetMs = 0;
  #expected = false;
  /** Times that it ended although nobody had ended it. */
  deaths = 0;

  constructor(name: string, env: Record<string, string>, log: (line: string) => void) {
    this.name = name;
    this.#env = env;
    this.#log = log;
  }

  get pid(): number {
    return this.#child?.pid as number;
  }

  /** Throws when it does not come up. */
  async start(): Promise<void> {
    this.#expected = true;
    const env = { ...this.#env, STORM_CLOCK_OFFSET: String(this.#offsetMs) };
    const child = fork(script, { env, stdio: ['ignore', 'ignore', 'pipe', 'ipc'] });
    this.#child = child;
    const said: string[] = [];
    if (child.stderr)
      createInterface(child.stderr).on('line', (line) => said.push(line) > 40 && said.shift());
    child.on('error', () => {}); // shows as its end
    const ended = once(child, 'exit').then(([code, signal]) =>
      this.#onEnd(child, `${code ?? signal}: ${said.join('; ')}`),
    );
    const up = await Promise.race([once(child, 'message').then(() => true), ended]);
    if (up !== true) throw new Error(`${this.name} did not start: ${said.join('\n')}`);
    this.#expected = false;
  }

  #onEnd(child: ChildProcess, how: string): void {
    if (child !== this.#child || this.#expected) return;
    this.deaths++;
    this.#log(`${this.name} ended by itself (${how})`);
  }

  setClock(offsetMs: number): void {
    this.#offsetMs = offsetMs;
    if (this.#child?.connected) this.#child.send({ offsetMs }, () => {});
  }

  freeze(): void {
    this.#child?.kill('SIGSTOP');
  }

  thaw(): void {
    this.#child?.kill('SIGCONT');
  }

  /** Ends it at once, or lets it finish what it does. */
  async end(signal: 'SIGKILL' | 'SIGTERM'): Promise<void> {
    const child = this.#child;
    if (!child || child.exitCode !== null || child.signalCode !== null) return;
    this.#expected = true;
    const ended = once(child, 'exit');
    child.kill(signal);
    await ended;
  }

  /** Open descriptors and resident memory in MB, as the system counts them; none where it has ended by itself. */
  usage(): { descriptors: number; memory: number } {
    if (this.#child?.exitCode !== null || this.#child.signalCode !== null)
      return { descriptors: 0, memory: 0 };
    const folder = `/proc/${this.pid}`;
    const [, kilobytes] = /^VmRSS:\s+(\d+) kB$/m.exec(readFileSync(`${folder}/status`, 'utf8')) ?? [];
    return { descriptors: readdirSync(`${folder}/fd`).length, memory: Number(kilobytes) / 1_024 };
  }
}
