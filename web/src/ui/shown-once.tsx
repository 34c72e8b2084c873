import { Alert, Button, Stack, TextInput } from '@mantine/core';
import { CopyText } from './copy-text.tsx';
import { DialogFooter } from './dialog-footer.tsx';

interface ShownOnceProps {
  value: string;
  /** That it is told this once. */
  hint: string;
  label: string;
  copyLabel: string;
  keptLabel: string;
  onClose: () => void;
}

/** A secret that is told once, to be copied. */
export function ShownOnce({ value, hint, label, copyLabel, keptLabel, onClose }: ShownOnceProps) {
  return (
    <Stack>
      <Alert color="yellow">{hint}</Alert>
      <TextInput
        readOnly
        label={label}
        value={value}
        ff="monospace"
        onFocus={({ currentTarget }) => currentTarget.select()}
      />
      <DialogFooter>
        <CopyText text={value} label={copyLabel} />
        <Button onClick={onClose}>{keptLabel}</Button>
      </DialogFooter>
    </Stack>
  );
}
