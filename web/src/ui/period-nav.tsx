import { ActionIcon, Button, Group, Text } from '@mantine/core';
import { IconChevronLeft, IconChevronRight } from '@tabler/icons-react';

interface PeriodNavProps {
  /** The period on screen, in words. */
  label: string;
  /** The same for a narrow screen. */
  shortLabel?: string;
  previousLabel: string;
  nextLabel: string;
  todayLabel: string;
  onPrevious: () => void;
  onNext: () => void;
  /** Absent when the period on screen is the present one. */
  onToday?: (() => void) | undefined;
}

/** Steps through weeks or days, and back to now. */
export function PeriodNav(props: PeriodNavProps) {
  const { label, shortLabel, previousLabel, nextLabel, todayLabel, onPrevious, onNext, onToday } = props;
  return (
    <Group gap={6} wrap="nowrap">
      <ActionIcon variant="default" size={44} aria-label={previousLabel} onClick={onPrevious}>
        <IconChevronLeft size={20} aria-hidden />
      </ActionIcon>
      <ActionIcon variant="default" size={44} aria-label={nextLabel} onClick={onNext}>
        <IconChevronRight size={20} aria-hidden />
      </ActionIcon>
      <Text fw={650} px={6} lh={1.3} aria-live="polite">
        {shortLabel === undefined ? (
          label
        ) : (
          <>
            <Text span inherit visibleFrom="md">
              {label}
            </Text>
            <Text span inherit hiddenFrom="md">
              {shortLabel}
            </Text>
          </>
        )}
      </Text>
      {onToday && (
        <Button variant="subtle" size="sm" px="sm" h={44} onClick={onToday} style={{ flexShrink: 0 }}>
          {todayLabel}
        </Button>
      )}
    </Group>
  );
}
