import { Card, Group, Text, Title } from '@mantine/core';
import { type ReactNode, useId } from 'react';
import classes from './section.module.css';
import { useArrival } from './use-arrival.ts';

interface SectionProps {
  title: string;
  /** What leads to it: `#anchor`. */
  anchor?: string;
  description?: ReactNode;
  actions?: ReactNode;
  children: ReactNode;
}

/** A titled part of a page, on a card of its own. */
export function Section({ title, anchor, description, actions, children }: SectionProps) {
  const id = useId();
  const arrival = useArrival<HTMLElement>(anchor);
  return (
    <Card
      component="section"
      aria-labelledby={id}
      ref={arrival}
      {...(anchor && { id: anchor, className: classes.led ?? '' })}
    >
      <Group justify="space-between" align="flex-start" mb="md" gap="xs">
        <div style={{ flex: '1 1 220px' }}>
          <Title order={2} id={id} fz="h3">
            {title}
          </Title>
          {description && (
            <Text size="sm" c="dimmed" mt={2} maw="64ch">
              {description}
            </Text>
          )}
        </div>
        {actions}
      </Group>
      {children}
    </Card>
  );
}
