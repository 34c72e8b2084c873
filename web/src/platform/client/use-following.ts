import { useEffect, useEffectEvent, useState } from 'react';

/**
 * What a form was made of. As long as nothing was typed, it follows what others save meanwhile: `take` shows that and says
 * so. A form in which something was typed stays as it was made, and its save is compared with what is there by then.
 */
export function useFollowing<Row>(row: Row, take: (row: Row) => boolean): [Row, (row: Row) => void] {
  const [base, setBase] = useState(row);
  const follow = useEffectEvent((now: Row) => {
    if (now !== base && take(now)) setBase(now);
  });
  useEffect(() => follow(row), [row]);
  return [base, setBase];
}

interface FormLike<Values> {
  isDirty: () => boolean;
  setValues: (values: Values) => void;
  resetDirty: (values: Values) => void;
}

/** For `useFollowing`: takes it into a form, unless something was typed there. */
export function taken<Values>(form: FormLike<Values>, values: Values): boolean {
  if (form.isDirty()) return false;
  form.setValues(values);
  form.resetDirty(values);
  return true;
}
