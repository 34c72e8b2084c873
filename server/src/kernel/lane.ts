/** Work of one kind that arrives together is done together; each caller gets its own answer or its own error. */
export interface Lane<Request, Answer> {
  submit(key: string, request: Request): Promise<Answer>;
  /** Requests whose turn has not come. */
  waiting(): number;
}

export type Settled<Answer> = { answer: Answer } | { error: unknown };

export interface LaneOptions<Request, Answer> {
  /** Requests in one batch, at most. */
  most: number;
  /** Batches of one key under way at a time. */
  parallel: number;
  /** What a request is about. Two requests about the same thing are never under way in two batches. */
  about: (request: Request) => readonly string[];
  /** Why a request that has its turn is not worth doing any more, if it is not. */
  givenUp?: (request: Request) => Error | undefined;
  /** True for a failure that trying one by one cannot mend, and that may have come after the work was done. */
  final: (error: unknown) => boolean;
  /** Answers each request of a batch, in their order. Throws when the batch as a whole failed. */
  work: (key: string, batch: Request[]) => Promise<Settled<Answer>[]>;
}

interface Waiting<Request, Answer> {
  request: Request;
  about: readonly string[];
  resolve: (answer: Answer) => void;
  reject: (error: unknown) => void;
}

interface Queue<Request, Answer> {
  waiting: Waiting<Request, Answer>[];
  running: number;
  busy: Set<string>;
  scheduled: boolean;
}

/**
 * While batches of a key are being worked on, what arrives for it waits and becomes the next batch; requests about
 * the same thing keep their order of arrival. A batch that fails as a whole is done again one by one, so that one
 * failing request never fails its neighbours; unless its failure is final. What is given up while it waits is not done.
 */
export function createLane<Request, Answer>(options: LaneOptions<Request, Answer>): Lane<Request, Answer> {
  const queues = new Map<string, Queue<Request, Answer>>();

  const run = (key: string, queue: Queue<Request, Answer>) => {
    queue.scheduled = false;
    while (queue.running < options.parallel) {
      const batch = takeBatch(queue, options);
      if (batch.length === 0) break;
      queue.running++;
      void together(options, key, batch).finally(() => {
        queue.running--;
        for (const one of batch) for (const thing of one.about) queue.busy.delete(thing);
        run(key, queue);
      });
    }
    if (queue.running === 0 && queue.waiting.length === 0) queues.delete(key);
  };
  return {
    submit(key, request) {
      return new Promise((resolve, reject) => {
        const queue = queues.get(key) ?? { waiting: [], running: 0, busy: new Set(), scheduled: false };
        queues.set(key, queue);
        queue.waiting.push({ request, about: options.about(request), resolve, reject });
        if (queue.scheduled || queue.running === options.parallel) return;
        queue.scheduled = true;
        // Requests that arrive in the same turn of the event loop are taken along.
        setImmediate(run, key, queue);
      });
    },
    waiting: () => queues.values().reduce((sum, queue) => sum + queue.waiting.length, 0),
  };
}

/** The first requests that are about nothing under way, nor about anything that an earlier one waits for. */
function takeBatch<Request, Answer>(
  queue: Queue<Request, Answer>,
  options: LaneOptions<Request, Answer>,
): Waiting<Request, Answer>[] {
  const batch: Waiting<Request, Answer>[] = [];
  const left: Waiting<Request, Answer>[] = [];
  const held = new Set<string>();
  for (const one of queue.waiting) {
    if (isGivenUp(one, options)) continue;
    const free =
      batch.length < options.most && !one.about.some((thing) => queue.busy.has(thing) || held.has(thing));
    if (free) batch.push(one);
    else {
      left.push(one);
      for (const thing of one.about) held.add(thing);
    }
  }
  queue.waiting = left;
  for (const one of batch) for (const thing of one.about) queue.busy.add(thing);
  return batch;
}

/** Tells so whoever has it given up. */
function isGivenUp<Request, Answer>(
  { request, reject }: Waiting<Request, Answer>,
  { givenUp }: LaneOptions<Request, Answer>,
): boolean {
  const why = givenUp?.(request);
  if (why) reject(why);
  return why !== undefined;
}

async function together<Request, Answer>(
  options: LaneOptions<Request, Answer>,
  key: string,
  batch: Waiting<Request, Answer>[],
): Promise<void> {
  try {
    const settled = await options.work(
      key,
      batch.map((one) => one.request),
    );
    for (const [i, one] of batch.entries()) settle(one, settled[i]);
  } catch (error) {
    if (batch.length === 1 || options.final(error)) for (const one of batch) one.reject(error);
    else for (const one of batch) if (!isGivenUp(one, options)) await together(options, key, [one]);
  }
}

function settle<Request, Answer>(one: Waiting<Request, Answer>, settled: Settled<Answer> | undefined): void {
  if (settled && 'answer' in settled) one.resolve(settled.answer);
  else one.reject(settled ? settled.error : new Error('a lane answered too few requests'));
}
