/** Work of one kind that arrives together is done together; each caller gets its own answer or its own error. */
export interface Lane<Request, Answer> {
  submit(key: string, request: Request): Promise<Answer>;
}

export type Settled<Answer> = { answer: Answer } | { error: unknown };

interface Waiting<Request, Answer> {
  request: Request;
  resolve: (answer: Answer) => void;
  reject: (error: unknown) => void;
}

/**
 * One lane per key. While a batch of a key is being worked on, what arrives for it waits and becomes the next
 * batch, of at most `most`. A batch that fails as a whole is done again one by one, so that one failing request
 * never fails its neighbours.
 */
export function createLane<Request, Answer>(
  most: number,
  work: (key: string, batch: Request[]) => Promise<Settled<Answer>[]>,
): Lane<Request, Answer> {
  const lanes = new Map<string, Waiting<Request, Answer>[]>();

  const settle = ({ resolve, reject }: Waiting<Request, Answer>, settled: Settled<Answer> | undefined) => {
    if (settled && 'answer' in settled) resolve(settled.answer);
    else reject(settled ? settled.error : new Error('a lane answered too few requests'));
  };
  const alone = async (key: string, one: Waiting<Request, Answer>) => {
    try {
      settle(one, (await work(key, [one.request]))[0]);
    } catch (error) {
      one.reject(error);
    }
  };
  const together = async (key: string, batch: Waiting<Request, Answer>[]) => {
    try {
      const settled = await work(
        key,
        batch.map((one) => one.request),
      );
      for (const [i, one] of batch.entries()) settle(one, settled[i]);
    } catch (error) {
      if (batch.length === 1) return batch[0]?.reject(error);
      for (const one of batch) await alone(key, one);
    }
  };
  const drain = async (key: string, queue: Waiting<Request, Answer>[]) => {
    while (queue.length > 0) await together(key, queue.splice(0, most));
    lanes.delete(key);
  };

  return {
    submit(key, request) {
      return new Promise((resolve, reject) => {
        const waiting = { request, resolve, reject };
        const queue = lanes.get(key);
        if (queue) return void queue.push(waiting);
        const fresh = [waiting];
        lanes.set(key, fresh);
        // Requests that arrived in the same turn of the event loop are taken along.
        setImmediate(() => void drain(key, fresh));
      });
    },
  };
}
