import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { cpus, totalmem } from 'node:os';
import { createBaselines } from './baselines/index.ts';
import { chooseGenerator } from './load.ts';
import { type Options, readOptions, usage } from './options.ts';
import { type About, joined, judge, type Report, type Result } from './result.ts';
import type { Bench, Row } from './row.ts';
import { rows } from './rows/index.ts';
import { openStage, type Stage } from './stage.ts';
import { logStatements } from './statements.ts';
import { markdownTable, valueText } from './table.ts';

/* npm run bench: docs/performance.md tells what each row means. */
if (process.argv.includes('--help')) console.log(usage);
else
  await main(
    readOptions(
      process.argv.slice(2),
      rows.map(({ name }) => name),
    ),
  );

async function main(options: Options): Promise<void> {
  const generator = chooseGenerator(options.generator);
  const about = aboutOf(options, generator);
  console.log(
    `${about.machine}\n${generator}, ${options.connections} connections, ${options.seconds} s each`,
  );
  const stage = await openStage(options, console.log);
  for (const signal of ['SIGINT', 'SIGTERM'] as const)
    process.once(signal, () => {
      process.exitCode = 1;
      stage.interrupted = true;
    });
  try {
    const report = { about, rows: await measureAll(options, stage, { ...options, generator }) };
    write(options, report);
  } finally {
    await stage.close();
  }
}

async function measureAll(options: Options, stage: Stage, load: Bench['load']): Promise<Result[]> {
  const bench: Bench = {
    stage,
    load,
    baseline: createBaselines(stage, load),
    now: Date.now(),
    plans: options.plans,
  };
  const statements = options.statements ? await logStatements(stage) : undefined;
  const results: Result[] = [];
  for (const row of rows.filter(({ name }) => options.rows.length === 0 || options.rows.includes(name))) {
    if (stage.interrupted) break;
    await statements?.reset();
    const result = await measureRow(bench, row).catch((error: Error) => failed(row, error));
    if (result === undefined) continue;
    console.log(lineOf(result));
    for (const line of (await statements?.lines()) ?? []) console.log(line);
    results.push(result);
  }
  return results;
}

async function measureRow(bench: Bench, row: Row): Promise<Result> {
  bench.stage.server.forgetPeak();
  const result = judge(row, await row.measure(bench));
  const memory = bench.stage.server.peakMemory();
  return { ...result, ...(memory !== undefined && { memory }) };
}

/** One row that cannot be measured does not lose the others. */
function failed({ name }: Row, error: Error): undefined {
  console.error(`${name.padEnd(16)} could not be measured: ${error.message}`);
  process.exitCode = 1;
}

function lineOf({
  name,
  p50,
  p99,
  cpu,
  ratio,
  baseline,
  unit,
  goal,
  ok,
  drain,
  memory,
  note,
  value,
}: Result): string {
  const parts = [
    p50 !== undefined && `p50 ${p50.toFixed(1)} ms, p99 ${p99?.toFixed(1)} ms`,
    cpu && `CPU ${cpu.server.toFixed(0)} + ${cpu.database.toFixed(0)} µs`,
    ratio !== undefined && `${ratio.toFixed(2)} × ${valueText({ value: baseline as number, unit })}`,
    goal !== undefined && `goal ${goal}: ${ok ? 'reached' : 'MISSED'}`,
    drain !== undefined && `drained after ${drain.toFixed(0)} ms`,
    memory !== undefined && `${memory.toFixed(0)} MB`,
    note,
  ].filter((part) => typeof part === 'string');
  return `${name.padEnd(16)} ${valueText({ value, unit }).padStart(12)}  ${parts.join('; ')}`;
}

function write({ json, markdown }: Options, report: Report): void {
  const all = json !== undefined && existsSync(json) ? joined(readReport(json), report) : report;
  if (json !== undefined) writeFileSync(json, `${JSON.stringify(all, null, 2)}\n`);
  if (markdown !== undefined) writeFileSync(markdown, `${markdownTable(all)}\n`);
}

function readReport(file: string): Report {
  return JSON.parse(readFileSync(file, 'utf8'));
}

function aboutOf({ history, plans, connections, seconds }: Options, generator: string): About {
  const machine = `${cpus().length} × ${cpus()[0]?.model}, ${Math.round(totalmem() / 2 ** 30)} GiB, Node ${process.version}`;
  return {
    date: new Date().toISOString(),
    machine,
    commit: commit(),
    history,
    plans,
    connections,
    seconds,
    generator,
  };
}

function commit(): string {
  try {
    return execFileSync('git', ['rev-parse', '--short', 'HEAD'], { encoding: 'utf8' }).trim();
  } catch {
    return '';
  }
}
