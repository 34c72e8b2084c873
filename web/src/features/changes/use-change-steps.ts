import { useState } from 'react';
import type { Send } from '../../platform/client/change.ts';
import { ProblemError } from '../../platform/errors/problem.ts';
import type { ChangeEffect, ChangePreview, ClassChange } from './api.ts';
import { type Choices, carriedOver, proposed } from './choices.ts';

/** Where somebody stands who makes a change: it is asked for, decided about, or done. */
export type Step =
  | { at: 'asking' }
  | { at: 'deciding'; preview: ChangePreview; choices: Choices; changed: boolean }
  | { at: 'done'; effect: ChangeEffect };

/**
 * Looks before a change is made: without classes in the way it is made at once (`onDone`), else the classes are
 * decided about first. Somebody who changed a class meanwhile brings the decision back.
 */
export function useChangeSteps<Input>(it: ClassChange<Input>, onDone: () => void) {
  const [step, setStep] = useState<Step>({ at: 'asking' });
  const [input, setInput] = useState<Input>();

  const look = async (send: Send, asked: Input, before?: Choices): Promise<void> => {
    const preview = await it.preview(asked);
    setInput(asked);
    const { classes } = preview;
    if (classes.length === 0) return make(send, asked, new Map());
    const choices = before ? carriedOver(before, classes) : proposed(classes);
    setStep({ at: 'deciding', preview, choices, changed: before !== undefined });
  };
  const make = async (send: Send, asked: Input, choices: Choices): Promise<void> => {
    const classes = choices.size > 0 ? { classes: [...choices.values()] } : {};
    const { effect } = await send(it.apply, { ...asked, ...classes });
    if (effect) setStep({ at: 'done', effect });
    else onDone();
  };
  const decide = async (send: Send, choices: Choices): Promise<void> => {
    if (input === undefined) return;
    try {
      await make(send, input, choices);
    } catch (error) {
      if (!(error instanceof ProblemError && isOutdated(error))) throw error;
      await look(send, input, choices);
    }
  };
  const setChoices = (choices: Choices) =>
    setStep((now) => (now.at === 'deciding' ? { ...now, choices } : now));
  return { step, look, decide, setChoices, back: () => setStep({ at: 'asking' }) };
}

const isOutdated = ({ code }: ProblemError): boolean =>
  code === 'changes.outdated' || code === 'changes.undecided';
