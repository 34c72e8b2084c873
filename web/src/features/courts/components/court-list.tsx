import { ActionIcon, Badge, Group, Text } from '@mantine/core';
import { IconEdit } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { Court } from '../api.ts';

/** The courts themselves, to change. */
export function CourtList({ courts, onEdit }: { courts: readonly Court[]; onEdit: (court: Court) => void }) {
  const { t } = useTranslation();
  return (
    <ul style={{ margin: 0, padding: 0, listStyle: 'none' }}>
      {courts.map((court) => (
        <Group key={court.id} component="li" justify="space-between" wrap="nowrap" py={8}>
          <div>
            <Group gap={8}>
              <Text fw={600}>{court.name}</Text>
              {!court.is_active && <Badge variant="default">{t('courts.inactive')}</Badge>}
            </Group>
            <Text size="sm" c="dimmed">
              {[t(court.is_indoor ? 'courts.indoor' : 'courts.outdoor'), court.surface]
                .filter(Boolean)
                .join(' · ')}
            </Text>
          </div>
          {court.abilities.change && (
            <ActionIcon
              aria-label={t('courts.court.edit', { name: court.name })}
              onClick={() => onEdit(court)}
            >
              <IconEdit size={20} aria-hidden />
            </ActionIcon>
          )}
        </Group>
      ))}
    </ul>
  );
}
