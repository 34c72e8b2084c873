import { Checkbox } from '@mantine/core';
import classes from './class-card.module.css';

interface ClassChoiceProps {
  checked: boolean;
  onChange: () => void;
  label: string;
}

export function ClassChoice({ checked, onChange, label }: ClassChoiceProps) {
  return (
    <Checkbox
      className={classes.check ?? ''}
      classNames={{ input: classes.checkInput ?? '' }}
      size="md"
      checked={checked}
      onChange={onChange}
      aria-label={label}
    />
  );
}
