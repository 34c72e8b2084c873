import { EmptyState } from '@mantine/core';
import type { ReactNode } from 'react';

interface NothingHereProps {
  icon: ReactNode;
  title: string;
  description?: ReactNode;
  action?: ReactNode;
}

/** The friendly face of an empty list: says why it is empty and what to do. */
export function NothingHere({ icon, title, description, action }: NothingHereProps) {
  return (
    <EmptyState variant="light" size="md" icon={icon} title={title} description={description} py={48} px="md">
      {action && <EmptyState.Actions>{action}</EmptyState.Actions>}
    </EmptyState>
  );
}
