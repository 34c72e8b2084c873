import { Button, Stack, Text } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { Children, type ReactNode } from 'react';
import { Section } from './section.tsx';

interface AddListProps {
  title: string;
  /** What leads to it: `#anchor`. */
  anchor?: string;
  description: ReactNode;
  /** What the button says; null for those who may add nothing. */
  addLabel: string | null;
  onAdd: () => void;
  empty: string;
  /** The lines, each an `li`. */
  children: ReactNode;
  /** The dialog in which one of them is added or changed. */
  dialog: ReactNode;
}

/** A list of things on a card of its own, to which one more can be added. */
export function AddList({ addLabel, onAdd, empty, children, dialog, ...section }: AddListProps) {
  return (
    <Section
      {...section}
      actions={
        addLabel !== null && (
          <Button size="sm" leftSection={<IconPlus size={17} aria-hidden />} onClick={onAdd}>
            {addLabel}
          </Button>
        )
      }
    >
      {Children.count(children) === 0 ? (
        <Text c="dimmed">{empty}</Text>
      ) : (
        <Stack component="ul" gap={0} m={0} p={0} style={{ listStyle: 'none' }}>
          {children}
        </Stack>
      )}
      {dialog}
    </Section>
  );
}
