import { Button } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconChevronDown, IconChevronUp } from '@tabler/icons-react';
import type { ReactNode } from 'react';

interface UnfoldProps {
  action: string;
  /** The action with what it is about, for whoever does not see where it stands. */
  label: string;
  /** Made when it is unfolded, not before. */
  children: () => ReactNode;
}

/** A quiet button that shows more below it. */
export function Unfold({ action, label, children }: UnfoldProps) {
  const [opened, { toggle }] = useDisclosure(false);
  const Chevron = opened ? IconChevronUp : IconChevronDown;
  return (
    <div>
      <Button
        variant="subtle"
        size="compact-sm"
        h={40}
        px={6}
        ml={-6}
        aria-expanded={opened}
        aria-label={label}
        rightSection={<Chevron size={17} aria-hidden />}
        onClick={toggle}
      >
        {action}
      </Button>
      {opened && children()}
    </div>
  );
}
