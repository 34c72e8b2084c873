import { useState } from 'react';

/** Runs one submission at a time: `busy` while it runs, `onFail` with what it threw. */
export function useSubmit<T>(action: (values: T) => Promise<void>, onFail: (error: unknown) => void) {
  const [busy, setBusy] = useState(false);
  const submit = async (values: T) => {
    if (busy) return;
    setBusy(true);
    try {
      await action(values);
    } catch (error) {
      onFail(error);
    } finally {
      setBusy(false);
    }
  };
  return { busy, submit };
}
