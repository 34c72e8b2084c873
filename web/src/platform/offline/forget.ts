/**
 * Takes from this device what it keeps of the API's answers: nobody is signed in any more. Where that fails, the mark that
 * something is kept stays, and it is tried with the next start.
 */
export const forgetKept = (): Promise<void> =>
  import('./answers.ts').then(({ forgetAnswers }) => forgetAnswers()).catch(() => {});
