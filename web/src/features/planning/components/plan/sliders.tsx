import { Group, Slider, Stack, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';

import type { PlanOptions } from '../../plans-api.ts';

type Weights = PlanOptions['weights'];
const PARTS = ['loved', 'friends', 'level', 'coach', 'gaps', 'prime', 'changes', 'revenue'] as const;

/** What a club would choose that has not thought about it: `usualWeights` of the server. */
export const usualWeights: Weights = {
  ...{ loved: 6, friends: 6, level: 5, coach: 3, gaps: 3, prime: 1, changes: 5, revenue: 0 },
};

interface SlidersProps {
  value: Weights;
  onChange: (weights: Weights) => void;
  disabled?: boolean;
}

/** How much in words. */
const degreeOf = (weight: number) =>
  weight === 0 ? 'none' : weight <= 3 ? 'little' : weight <= 6 ? 'some' : weight <= 9 ? 'much' : 'most';

/** What counts beside that as many people as possible have a class, each said in words. */
export function Sliders({ value, onChange, disabled = false }: SlidersProps) {
  const { t } = useTranslation();
  return (
    <Stack gap="lg">
      {PARTS.map((part) => {
        const said = (weight: number) => t(`plans.degrees.${degreeOf(weight)}`);
        return (
          <div key={part}>
            <Group justify="space-between" gap="xs" wrap="nowrap" align="baseline">
              <Text fw={600}>{t(`plans.weights.${part}.label`)}</Text>
              <Text size="sm" fw={600} aria-hidden style={{ whiteSpace: 'nowrap' }}>
                {said(value[part])} · {value[part]}
              </Text>
            </Group>
            <Text size="sm" c="dimmed" mb={6}>
              {t(`plans.weights.${part}.text`)}
            </Text>
            <Slider
              min={0}
              max={10}
              label={null}
              thumbSize={24}
              thumbLabel={t(`plans.weights.${part}.label`)}
              thumbValueText={(weight: number) => `${weight}, ${said(weight)}`}
              marks={[{ value: usualWeights[part] }]}
              value={value[part]}
              onChange={(weight) => onChange({ ...value, [part]: weight })}
              disabled={disabled}
            />
          </div>
        );
      })}
    </Stack>
  );
}
