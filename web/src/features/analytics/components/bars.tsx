import { Group, Progress, Stack, Text } from '@mantine/core';

export interface Bar {
  key: string;
  label: string;
  /** Of the largest. */
  value: number;
  /** What it says: the number, and whatever stands beside it. */
  text: string;
}

/** Numbers side by side; each is said in words, so the bars are for the eye alone. */
export function Bars({ title, bars }: { title: string; bars: readonly Bar[] }) {
  const most = Math.max(...bars.map(({ value }) => value), 1);
  return (
    <div>
      <Text fw={600} mb={6}>
        {title}
      </Text>
      <Stack component="ul" gap={6} m={0} p={0} style={{ listStyle: 'none' }}>
        {bars.map(({ key, label, value, text }) => (
          <li key={key}>
            <Group justify="space-between" wrap="nowrap" gap="sm">
              <Text size="sm" truncate>
                {label}
              </Text>
              <Text size="sm" ta="right" style={{ whiteSpace: 'nowrap' }}>
                {text}
              </Text>
            </Group>
            <Progress value={(100 * value) / most} size="sm" aria-hidden />
          </li>
        ))}
      </Stack>
    </div>
  );
}
