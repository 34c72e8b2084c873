import { Button, Group, Stack, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';

interface PerformanceRatingProps {
  /** Tells this question from the others of the page. */
  name: string;
  label: string;
  value: number | null;
  disabled: boolean;
  onChange: (value: number | null) => void;
}

const STEPS = [1, 2, 3, 4, 5] as const;

/** One to five; the chosen one again takes it back. */
export function PerformanceRating({ name, label, value, disabled, onChange }: PerformanceRatingProps) {
  const { t } = useTranslation();
  const id = `performance-${name}`;
  return (
    <Stack gap={6} role="group" aria-labelledby={id}>
      <Text size="sm" fw={600} id={id}>
        {label}
        {value !== null && (
          <Text span c="dimmed" fw={400}>
            {' '}
            · {t(`attendance.rating.${value as (typeof STEPS)[number]}`)}
          </Text>
        )}
      </Text>
      <Group gap={8} wrap="nowrap" grow maw={360}>
        {STEPS.map((step) => (
          <Button
            key={step}
            h={48}
            px={0}
            variant={value === step ? 'filled' : 'default'}
            aria-pressed={value === step}
            aria-label={`${step}: ${t(`attendance.rating.${step}`)}`}
            disabled={disabled}
            onClick={() => onChange(value === step ? null : step)}
          >
            {step}
          </Button>
        ))}
      </Group>
    </Stack>
  );
}
