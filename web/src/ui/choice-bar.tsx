import { NativeSelect, SegmentedControl } from '@mantine/core';
import { useIsDesktop } from './use-is-desktop.ts';

interface ChoiceBarProps<T extends string> {
  label: string;
  data: { value: T; label: string }[];
  value: T;
  onChange: (value: T) => void;
}

/** One of a few: side by side where there is room, a menu on phones. */
export function ChoiceBar<T extends string>({ label, data, value, onChange }: ChoiceBarProps<T>) {
  const desktop = useIsDesktop();
  if (desktop) {
    return (
      <SegmentedControl
        aria-label={label}
        data={data}
        value={value}
        onChange={(next) => onChange(next as T)}
      />
    );
  }
  return (
    <NativeSelect
      aria-label={label}
      data={data}
      value={value}
      onChange={({ currentTarget }) => onChange(currentTarget.value as T)}
    />
  );
}
