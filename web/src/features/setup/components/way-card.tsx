import { Loader, Text, ThemeIcon, UnstyledButton } from '@mantine/core';
import type { ReactNode } from 'react';
import classes from './way-card.module.css';

interface WayCardProps {
  icon: ReactNode;
  color: string;
  title: string;
  text: string;
  busy?: boolean;
  disabled?: boolean;
  onClick: () => void;
}

/** One of the ways to start, as a large button. */
export function WayCard({ icon, color, title, text, busy = false, disabled = false, onClick }: WayCardProps) {
  return (
    <UnstyledButton className={classes.card} onClick={onClick} disabled={disabled || busy} aria-busy={busy}>
      <ThemeIcon size={48} radius="md" color={color} variant="filled">
        {busy ? <Loader size={22} color="currentColor" /> : icon}
      </ThemeIcon>
      <span>
        <Text component="span" display="block" fw={650} fz="lg" lh={1.3}>
          {title}
        </Text>
        <Text component="span" display="block" c="dimmed" size="sm" mt={4}>
          {text}
        </Text>
      </span>
    </UnstyledButton>
  );
}
