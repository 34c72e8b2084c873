import { parentPort, workerData } from 'node:worker_threads';
import { answer } from './answer.ts';
import { loadHighs } from './highs.ts';
import type { Message, Task } from './messages.ts';

const { task, stop } = workerData as { task: Task; stop: SharedArrayBuffer };
const flag = new Int32Array(stop);
const post = (message: Message) => parentPort?.postMessage(message);
const cpuSeconds = () => process.threadCpuUsage().user / 1e6;

const highs = await loadHighs();
const end = answer(highs, task, {
  found: (found) => post({ type: 'found', found, cpuSeconds: cpuSeconds() }),
  isStopped: () => Atomics.load(flag, 0) === 1,
});
post({ type: 'end', answer: end, cpuSeconds: cpuSeconds() });
