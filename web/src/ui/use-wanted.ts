import { useState } from 'react';

/** Whether something has been opened yet: until then it need not be loaded, afterwards it may close in its own way. */
export function useWanted(opened: boolean): boolean {
  const [wanted, want] = useState(opened);
  if (opened && !wanted) want(true);
  return wanted || opened;
}
