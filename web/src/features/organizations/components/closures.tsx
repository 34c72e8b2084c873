import { ActionIcon, Button, Group, Stack, Text } from '@mantine/core';
import { IconCalendarHeart, IconPlus, IconX } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Formats } from '../../../platform/formats/formats.ts';
import type { LocalDate } from '../../../platform/formats/local-date.ts';
import { Loaded } from '../../../platform/loaded.tsx';
import { Section } from '../../../ui/section.tsx';
import { type ClubRecord, closuresQuery } from '../api.ts';

interface ClosuresProps {
  club: ClubRecord;
  today: LocalDate;
  formats: Formats;
  /** What adds one, with the way to close it. */
  addDialog: (close: () => void) => ReactNode;
  /** The holidays of the country, with the way to close them. */
  holidaysDialog: (close: () => void) => ReactNode;
  /** What takes one away, with the way to close it. */
  removeDialog: (closure: { id: string; name: string }, close: () => void) => ReactNode;
}

/** The days on which the club is closed, from today on. */
export function Closures({ club, today, formats, addDialog, holidaysDialog, removeDialog }: ClosuresProps) {
  const { t } = useTranslation();
  const query = useQuery(closuresQuery(club.id, { from: today }));
  const [removing, setRemoving] = useState<{ id: string; name: string }>();
  const [adding, setAdding] = useState<'closure' | 'holidays' | null>(null);
  const close = () => setAdding(null);
  const { change } = club.abilities;
  return (
    <Section
      anchor="closures"
      title={t('club.closures.title')}
      description={t('club.closures.text')}
      actions={
        change && (
          <Group gap="xs">
            <Button
              variant="light"
              size="sm"
              leftSection={<IconCalendarHeart size={17} aria-hidden />}
              onClick={() => setAdding('holidays')}
            >
              {t('club.holidays.add')}
            </Button>
            <Button
              variant="light"
              size="sm"
              leftSection={<IconPlus size={17} aria-hidden />}
              onClick={() => setAdding('closure')}
            >
              {t('club.closures.add')}
            </Button>
          </Group>
        )
      }
    >
      <Loaded query={query}>
        {(closures) =>
          closures.length === 0 ? (
            <Text c="dimmed">{t('club.closures.none')}</Text>
          ) : (
            <Stack gap={4}>
              {closures.map(({ id, name, starts_on, ends_on }) => (
                <Group key={id} justify="space-between" wrap="nowrap">
                  <div>
                    <Text fw={600}>{name}</Text>
                    <Text size="sm" c="dimmed">
                      {formats.days(starts_on, ends_on)}
                    </Text>
                  </div>
                  {change && (
                    <ActionIcon
                      color="gray"
                      aria-label={t('club.closures.remove', { name })}
                      onClick={() => setRemoving({ id, name })}
                    >
                      <IconX size={18} aria-hidden />
                    </ActionIcon>
                  )}
                </Group>
              ))}
            </Stack>
          )
        }
      </Loaded>
      {adding === 'closure' && addDialog(close)}
      {adding === 'holidays' && holidaysDialog(close)}
      {removing && removeDialog(removing, () => setRemoving(undefined))}
    </Section>
  );
}
