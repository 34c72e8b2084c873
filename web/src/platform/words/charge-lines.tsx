import { Group, Stack, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Formats } from '../formats/formats.ts';
import { type ChargeLine, lineWords } from './charge-words.ts';

interface ChargeLinesProps {
  lines: readonly ChargeLine[];
  currency: string;
  formats: Formats;
}

/** Why a charge is what it is, line by line. */
export function ChargeLines({ lines, currency, formats }: ChargeLinesProps) {
  const { t } = useTranslation();
  return (
    <Stack component="ul" gap={0} m={0} p={0} style={{ listStyle: 'none' }}>
      {lines.map((line, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: lines are only ever added at the end
        <Group component="li" key={at} justify="space-between" wrap="nowrap" gap="xs" maw={480}>
          <Text size="xs" c="dimmed">
            {lineWords(t, line, formats)}
          </Text>
          <Text size="xs" c="dimmed" style={{ whiteSpace: 'nowrap' }}>
            {line.amount < 0 && '−'}
            {formats.money(Math.abs(line.amount), currency)}
          </Text>
        </Group>
      ))}
    </Stack>
  );
}
