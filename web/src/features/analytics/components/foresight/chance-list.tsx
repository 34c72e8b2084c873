import { Group, Stack, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Formats } from '../../../../platform/formats/formats.ts';
import { AnchorLink } from '../../../../ui/link.tsx';
import type { Chance } from '../../foresight-api.ts';

interface ChanceListProps {
  chances: readonly Chance[];
  formats: Formats;
  label: string;
}

/** Of whom something is most likely, and why. */
export function ChanceList({ chances, formats, label }: ChanceListProps) {
  const { t } = useTranslation();
  return (
    <Stack component="ul" gap="sm" m={0} p={0} style={{ listStyle: 'none' }} aria-label={label}>
      {chances.map((one) => (
        <li key={one.enrollment_id ?? one.student_id}>
          <Group justify="space-between" wrap="nowrap" gap="xs" align="baseline">
            <AnchorLink to="/admin/clients/$clientId" params={{ clientId: one.student_id }}>
              {one.person}
            </AnchorLink>
            <Text fw={650} style={{ whiteSpace: 'nowrap' }}>
              {formats.percent(one.chance)}
            </Text>
          </Group>
          <Text size="sm" c="dimmed">
            {[
              one.class_name,
              one.local_date && `${formats.dateShort(one.local_date)} ${one.local_time ?? ''}`.trim(),
              one.reasons.length > 0 &&
                t('foresight.because', {
                  reasons: one.reasons
                    .map(({ feature, odds }) =>
                      t(odds > 1 ? 'foresight.up' : 'foresight.down', {
                        name: t(`foresight.features.${feature}`),
                      }),
                    )
                    .join(', '),
                }),
            ]
              .filter(Boolean)
              .join(' · ')}
          </Text>
        </li>
      ))}
    </Stack>
  );
}
