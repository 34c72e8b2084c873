import { Badge, Button, Group, Stack, Text } from '@mantine/core';
import { IconBulb } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { Help } from '../../plans-api.ts';
import { usePlanWords } from './words.ts';

interface HelpsListProps {
  helps: readonly Help[] | null;
  busy: boolean;
  disabled: boolean;
  onWork: () => void;
}

/** What the director could do, with how many people each brings in: worked out when it is asked for. */
export function HelpsList({ helps, busy, disabled, onWork }: HelpsListProps) {
  const { t } = useTranslation();
  const words = usePlanWords();
  return (
    <Stack gap="sm">
      {helps?.length === 0 && <Text>{t('plans.helps.nothing')}</Text>}
      {helps && helps.length > 0 && (
        <Stack component="ol" gap="sm" p={0} m={0} style={{ listStyle: 'none' }}>
          {helps.map((help) => (
            <Group component="li" key={words.help(help)} gap="sm" wrap="nowrap" align="flex-start">
              <Badge size="lg" variant="default" mt={2} style={{ flexShrink: 0 }} aria-hidden>
                +{help.people.length}
              </Badge>
              <div>
                <Text fw={600}>{words.help(help)}</Text>
                <Text size="sm" c="dimmed">
                  {t('plans.helps.places', {
                    count: help.people.length,
                    waiting: help.waiting,
                    names: words.list(help.people.map(({ name }) => name)),
                  })}
                </Text>
              </div>
            </Group>
          ))}
        </Stack>
      )}
      <Group gap="sm">
        <Button
          variant="default"
          leftSection={<IconBulb size={18} aria-hidden />}
          loading={busy}
          disabled={disabled}
          onClick={onWork}
        >
          {t(helps ? 'plans.helps.again' : 'plans.helps.go')}
        </Button>
        {busy && (
          <Text size="sm" role="status">
            {t('plans.helps.working')}
          </Text>
        )}
      </Group>
    </Stack>
  );
}
