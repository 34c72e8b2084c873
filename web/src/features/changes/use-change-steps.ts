import { useState } from 'react';
import type { Send } from '../../platform/client/change.ts';
import { type Clash, ProblemError } from '../../platform/errors/problem.ts';
import type { ChangeEffect, ChangePreview, ClassChange } from './api.ts';
import { type Choices, carriedOver, proposed } from './choices.ts';

/** Where somebody stands who makes a change: it is asked for, decided about, or done. */
export type Step =
  | { at: 'asking' }
  | { at: 'deciding'; preview: ChangePreview; choices: Choices; changed: boolean; clashes: readonly Clash[] }
  | { at: 'done'; effect: ChangeEffect };

/**
 * Looks before a change is made: without classes that it concerns it is made at once (`onDone`), else the classes are
 * decided about first. Somebody who changed a class meanwhile brings the decision back.
 */
export function useChangeSteps<Input>(it: ClassChange<Input>, onDone: () => void) {
  const [step, setStep] = useState<Step>({ at: 'asking' });
  const [input, setInput] = useState<Input>();

  const look = async (send: Send, asked: Input, before?: Choices): Promise<void> => {
    const preview = await it.preview(asked);
    setInput(asked);
    const { classes, assisting, reservations } = preview;
    const seen = before !== undefined || assisting.length + reservations.length === 0;
    if (classes.length === 0 && seen) return make(send, asked, new Map());
    const choices = before ? carriedOver(before, classes) : proposed(classes);
    setStep({ at: 'deciding', preview, choices, changed: before !== undefined, clashes: [] });
  };
  const make = async (send: Send, asked: Input, choices: Choices, keep_overlaps = false): Promise<void> => {
    const classes = choices.size > 0 ? { classes: [...choices.values()] } : {};
    const { effect } = await send(it.apply, {
      ...{ ...asked, ...classes },
      ...(keep_overlaps && { keep_overlaps }),
    });
    if (effect) setStep({ at: 'done', effect });
    else onDone();
  };
  const decide = async (send: Send, choices: Choices, keep_overlaps = false): Promise<void> => {
    if (input === undefined) return;
    try {
      await make(send, input, choices, keep_overlaps);
    } catch (error) {
      if (!(error instanceof ProblemError)) throw error;
      if (isOutdated(error)) return look(send, input, choices);
      if (error.code !== 'scheduling.students_busy') throw error;
      setStep((now) => (now.at === 'deciding' ? { ...now, clashes: error.clashes } : now));
    }
  };
  const setChoices = (choices: Choices) =>
    setStep((now) => (now.at === 'deciding' ? { ...now, choices, clashes: [] } : now));
  const back = () => setStep({ at: 'asking' });
  /** What `ChangeDialog` is shown with, from the moment that there is something to decide. */
  const dialog =
    step.at === 'asking' ? undefined : { step, onChoices: setChoices, onDecide: decide, onBack: back };
  return { step, look, dialog };
}

const isOutdated = ({ code }: ProblemError): boolean =>
  code === 'changes.outdated' || code === 'changes.undecided';
