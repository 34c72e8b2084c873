import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { toastProblem } from '../../../../platform/errors/form.ts';
import { errorMessage } from '../../../../platform/errors/message.ts';
import { ProblemError } from '../../../../platform/errors/problem.ts';
import type { Broken } from '../../plans-api.ts';
import { usePlanWords } from './words.ts';

export interface Refused {
  /** The group, or the person, beside whom it is said. */
  key: string;
  said: string;
  /** Only what somebody wishes stands against it. */
  mayBreak: boolean;
}

/** Why something could not be, said beside what it was about; what is no refusal becomes a toast. */
export function useRefusal() {
  const { t } = useTranslation();
  const words = usePlanWords();
  const [refused, set] = useState<Refused | null>(null);
  return {
    refused,
    clear: () => set(null),
    refuse: (error: unknown, input: { key: string } | undefined) => {
      if (!input || !(error instanceof ProblemError) || error.status >= 500 || error.status === 0)
        return toastProblem(error);
      const broken = error.broken as readonly Broken[];
      const rules = [...new Set(broken.map(words.broken))];
      set({
        key: input.key,
        said: rules.length > 0 ? `${t('plans.rules.title')} ${rules.join('; ')}` : errorMessage(error),
        mayBreak: broken.length > 0 && broken.every(({ may_break }) => may_break),
      });
    },
  };
}
