import { randomUUID } from 'node:crypto';
import { monotonicMs } from '../../server/src/kernel/time/index.ts';
import { insist, once, type Question, type Wire } from './ask.ts';
import type { ClassOp } from './class-model.ts';
import type { Ground } from './ground.ts';
import type { Entry } from './judge.ts';
import type { PlacesOp } from './places-model.ts';
import type { Step } from './plan.ts';

/** What was asked and answered in a round, for each class and each student with fixed places. */
export interface Histories {
  classes: Entry<ClassOp>[][];
  places: Entry<PlacesOp>[][];
}

type ClassStep = Extract<Step, { kind: ClassOp['kind'] }>;
type PlaceStep = Exclude<Step, ClassStep>;

/** Goes through the steps of one client, one after the other. */
export async function play(
  { wire, ground, histories, done }: { wire: Wire; ground: Ground; histories: Histories; done(): void },
  steps: readonly Step[],
): Promise<void> {
  for (const step of steps) {
    if (isClassStep(step)) histories.classes[step.thing]?.push(await askClass(wire, ground, step));
    else histories.places[step.thing]?.push(...(await askPlace(wire, ground, step)));
    done();
  }
}

const classKinds = new Set<string>([
  'book',
  'cancel',
  'resize',
  'call_off',
  'roster',
] satisfies ClassOp['kind'][]);
const isClassStep = (step: Step): step is ClassStep => classKinds.has(step.kind);

async function askClass(wire: Wire, ground: Ground, step: ClassStep): Promise<Entry<ClassOp>> {
  const { question, op } = classQuestion(ground, step);
  const { server, patienceMs } = step;
  if (patienceMs === undefined) return asked(wire, server, question, op);
  const from = monotonicMs();
  const outcome = await once(wire, server, question, patienceMs);
  if (outcome && outcome.status < 500) return { op, from, until: monotonicMs(), outcome };
  return { op, from, until: Number.POSITIVE_INFINITY, outcome: undefined };
}

async function asked<Op>(wire: Wire, server: number, question: Question, op: Op): Promise<Entry<Op>> {
  const { from, outcome } = await insist(wire, server, question);
  return { op, from, until: outcome ? monotonicMs() : Number.POSITIVE_INFINITY, outcome };
}

function classQuestion(ground: Ground, step: ClassStep): { question: Question; op: ClassOp } {
  const path = `/api/classes/sessions/${ground.classes[step.thing]}/`;
  const key = randomUUID();
  switch (step.kind) {
    case 'book':
    case 'cancel': {
      const student = ground.students[step.student] as string;
      const [end, body] = [step.kind === 'book' ? 'enroll/' : 'cancel_enrollment/', { student_id: student }];
      return { question: { method: 'POST', path: path + end, body, key }, op: { kind: step.kind, student } };
    }
    case 'resize': {
      const { kind, places } = step;
      return {
        question: { method: 'PATCH', path, body: { max_participants: places }, key },
        op: { kind, places },
      };
    }
    case 'call_off':
      return { question: { method: 'POST', path: `${path}cancel/`, body: {}, key }, op: { kind: step.kind } };
    case 'roster':
      return { question: { method: 'GET', path: `${path}enrollments/` }, op: { kind: step.kind } };
  }
}

export const rosterStep = (thing: number, server: number): Step => ({ kind: 'roster', thing, server });
export const lookStep = (thing: number, server: number): Step => ({ kind: 'look', thing, server });

/** Looks at what the student holds, and does something about the first of it. */
async function askPlace(wire: Wire, ground: Ground, step: PlaceStep): Promise<Entry<PlacesOp>[]> {
  const student_id = ground.holders[step.thing] as string;
  const look: Question = { method: 'GET', path: `/api/classes/places/?student_id=${student_id}` };
  if (step.kind === 'give') {
    const group = ground.groups[step.group] as string;
    const body = { student_id, starts_on: ground.startsOn };
    const path = `/api/classes/schedules/${group}/places/`;
    return [
      await asked(
        wire,
        step.server,
        { method: 'POST', path, body, key: randomUUID() },
        { kind: 'give', group },
      ),
    ];
  }
  const seen = await asked<PlacesOp>(wire, step.server, look, { kind: 'look' });
  const [place] = seen.outcome?.body.results ?? [];
  const next = place && placeQuestion(ground, step, place);
  return next ? [seen, await asked(wire, step.server + 1, next.question, next.op)] : [seen];
}

function placeQuestion(
  ground: Ground,
  step: Exclude<PlaceStep, { kind: 'give' }>,
  place: { id: string; pauses: { id: string }[] },
): { question: Question; op: PlacesOp } | undefined {
  const path = `/api/classes/places/${place.id}/`;
  const { startsOn: starts_on, dayBefore, endsOn: ends_on } = ground;
  const post = (end: string, body: object) =>
    ({ method: 'POST', path: path + end, body, key: randomUUID() }) as const;
  switch (step.kind) {
    case 'look':
      return undefined;
    case 'move': {
      const group = ground.groups[step.group] as string;
      return {
        question: post('move/', { schedule_id: group, starts_on }),
        op: { kind: 'move', place: place.id, group },
      };
    }
    case 'leave':
      return { question: post('leave/', { ends_on: dayBefore }), op: { kind: 'leave', place: place.id } };
    case 'pause':
      return { question: post('pause/', { starts_on, ends_on }), op: { kind: 'pause', place: place.id } };
    case 'resume': {
      const [pause] = place.pauses;
      if (!pause) return undefined;
      const question: Question = { method: 'DELETE', path: `${path}pauses/${pause.id}/`, key: randomUUID() };
      return { question, op: { kind: 'resume', place: place.id, pause: pause.id } };
    }
  }
}
