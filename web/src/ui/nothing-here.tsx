import { EmptyState, Title } from '@mantine/core';
import type { ReactNode } from 'react';

interface NothingHereProps {
  icon: ReactNode;
  title: string;
  /** Level of the title; 1 where this is the whole page. */
  heading?: 1 | 2 | 3;
  description?: ReactNode;
  action?: ReactNode;
}

/** The friendly face of an empty list: says why it is empty and what to do. */
export function NothingHere({ icon, title, heading = 2, description, action }: NothingHereProps) {
  const headline = (
    <Title order={heading} fz={heading === 1 ? 'h2' : 'h3'}>
      {title}
    </Title>
  );
  return (
    <EmptyState variant="light" icon={icon} title={headline} description={description} py={40} px="md">
      {action && <EmptyState.Actions>{action}</EmptyState.Actions>}
    </EmptyState>
  );
}
