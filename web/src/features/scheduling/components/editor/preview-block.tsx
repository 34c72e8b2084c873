import { Title } from '@mantine/core';
import type { ReactNode } from 'react';

/** One part of what a schedule would do. */
export function Block({ title, children }: { title: string; children: ReactNode }) {
  return (
    <div>
      <Title order={3} fz="sm" c="dimmed" mb={6}>
        {title}
      </Title>
      {children}
    </div>
  );
}
