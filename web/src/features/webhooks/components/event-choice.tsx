import { Checkbox, Fieldset, SimpleGrid, Stack, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { EventName } from '../api.ts';
import { grouped } from '../events.ts';

interface EventChoiceProps {
  events: readonly EventName[];
  value: EventName[];
  error?: string | undefined;
  onChange: (value: EventName[]) => void;
}

/** What a program wants to hear of, by what it is about. */
export function EventChoice({ events, value, error, onChange }: EventChoiceProps) {
  const { t } = useTranslation();
  const all = value.length === events.length;
  return (
    <Fieldset legend={t('webhooks.events')}>
      <Stack gap="md">
        <Checkbox
          label={t('webhooks.allEvents')}
          checked={all}
          indeterminate={!all && value.length > 0}
          onChange={() => onChange(all ? [] : [...events])}
        />
        <SimpleGrid cols={{ base: 1, xs: 2 }}>
          {grouped(events).map(([group, names]) => (
            <Stack key={group} gap={6}>
              {names.map((name) => (
                <Checkbox
                  key={name}
                  label={t(`webhooks.event.${name.replace('.', '_')}` as 'webhooks.event.enrollment_created')}
                  description={name}
                  checked={value.includes(name)}
                  onChange={({ currentTarget }) =>
                    onChange(
                      currentTarget.checked ? [...value, name] : value.filter((other) => other !== name),
                    )
                  }
                />
              ))}
            </Stack>
          ))}
        </SimpleGrid>
        {error && (
          <Text size="sm" c="var(--mantine-color-error)" role="alert">
            {error}
          </Text>
        )}
      </Stack>
    </Fieldset>
  );
}
