import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useChange } from '../../../../platform/client/use-change.ts';
import { showProblem, toastProblem } from '../../../../platform/errors/form.ts';
import { ProblemError } from '../../../../platform/errors/problem.ts';
import { toastDone } from '../../../../platform/toast.ts';
import { enrollByDesk, type NewPerson, walkIn } from '../../desk-api.ts';
import type { Override } from '../../places-api.ts';
import type { Means } from '../pay-with.tsx';

/** A client, or somebody who gets a profile with their place. */
type Who = { id: string; name: string } | { person: NewPerson };

interface Wish {
  who: Who;
  means: Pick<Means, 'pay_with' | 'student_package_id'>;
  /** What is overlooked. */
  against: Override[];
}

interface Adding {
  session_id: string;
  /** Where refused fields of somebody new are shown. */
  form: Parameters<typeof showProblem>[1];
  onAdded: () => void;
}

/**
 * Puts somebody in a class. What is refused, and may be decided against by who asks, comes back as a `question`;
 * `anyway` asks again with all that has been agreed to so far.
 */
export function useAdding({ session_id, form, onAdded }: Adding) {
  const { t } = useTranslation();
  const [question, setQuestion] = useState<{ problem: ProblemError; wish: Wish } | null>(null);
  const { busy, run, input } = useChange<Wish>(
    async (send, { who, means, against: overrides }) => {
      const { status, student_name: name } =
        'id' in who
          ? await send(enrollByDesk(session_id), { student_id: who.id, overrides, ...means })
          : await send(walkIn(session_id), { person: who.person, overrides });
      toastDone(t(status === 'waitlisted' ? 'roster.add.waiting' : 'roster.add.done', { name }));
      setQuestion(null);
      onAdded();
    },
    {
      failed: (error) => {
        if (error instanceof ProblemError && error.overrides.length > 0 && input)
          return setQuestion({ problem: error, wish: input });
        setQuestion(null);
        if (input && 'person' in input.who) showProblem(error, form);
        else toastProblem(error);
      },
    },
  );
  return {
    busy,
    question: question?.problem ?? null,
    add: (who: Who, means: Wish['means'] = {}) => run({ who, means, against: [] }),
    anyway: () => {
      if (!question) return;
      const { wish, problem } = question;
      run({ ...wish, against: [...wish.against, ...(problem.overrides as Override[])] });
    },
    forget: () => setQuestion(null),
  };
}
