import { Button } from '@mantine/core';
import { IconCloudOff, IconRefresh } from '@tabler/icons-react';
import { NothingHere } from './nothing-here.tsx';

interface ProblemPanelProps {
  title: string;
  heading?: 1 | 2 | 3;
  message: string;
  retryLabel: string;
  onRetry: () => void;
}

/** What stands where something could not be loaded. */
export function ProblemPanel({ title, heading = 2, message, retryLabel, onRetry }: ProblemPanelProps) {
  return (
    <div role="alert">
      <NothingHere
        icon={<IconCloudOff aria-hidden />}
        heading={heading}
        title={title}
        description={message}
        action={
          <Button variant="light" leftSection={<IconRefresh size={18} aria-hidden />} onClick={onRetry}>
            {retryLabel}
          </Button>
        }
      />
    </div>
  );
}
