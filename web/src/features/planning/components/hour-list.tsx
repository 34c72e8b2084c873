import { ActionIcon, Button, Checkbox, Group, NativeSelect, Stack, Text, TextInput } from '@mantine/core';
import { IconPlus, IconTrash } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { weekdayNames } from '../../../platform/formats/weekdays.ts';
import type { Hours } from '../hours.ts';

interface HourListProps {
  value: readonly Hours[];
  onChange: (hours: Hours[]) => void;
  /** What is wrong with each, by its place in the list. */
  errors: readonly (string | undefined)[];
}

/** The same week as a list, to the minute: for keys and screen readers, and for whoever knows it exactly. */
export function HourList({ value, onChange, errors }: HourListProps) {
  const { t, i18n } = useTranslation();
  const days = weekdayNames(i18n.language, 'long');
  const put = (at: number, change: Partial<Hours>) =>
    onChange(value.map((one, index) => (index === at ? { ...one, ...change } : one)));
  return (
    <Stack gap="xs">
      {value.length === 0 && <Text c="dimmed">{t('wishes.hours.none')}</Text>}
      <Stack component="ul" gap="sm" p={0} m={0} style={{ listStyle: 'none' }}>
        {value.map((one, at) => {
          const said = `${days[one.weekday]} ${one.starts_at}–${one.ends_at}`;
          return (
            // Two may be the same while they are typed.
            // biome-ignore lint/suspicious/noArrayIndexKey: what is typed stays where it is
            <li key={at}>
              <Group gap="xs" align="flex-end">
                <NativeSelect
                  label={t('wishes.hours.day')}
                  value={String(one.weekday)}
                  onChange={({ currentTarget }) => put(at, { weekday: Number(currentTarget.value) })}
                  data={days.map((label, weekday) => ({ value: String(weekday), label }))}
                />
                <TextInput
                  type="time"
                  label={t('wishes.hours.from')}
                  value={one.starts_at}
                  onChange={({ currentTarget }) => put(at, { starts_at: currentTarget.value })}
                />
                <TextInput
                  type="time"
                  label={t('wishes.hours.until')}
                  value={one.ends_at}
                  onChange={({ currentTarget }) => put(at, { ends_at: currentTarget.value })}
                />
                <Checkbox
                  label={t('wishes.hours.states.love')}
                  checked={one.loved}
                  onChange={({ currentTarget }) => put(at, { loved: currentTarget.checked })}
                  pb={10}
                />
                <ActionIcon
                  variant="default"
                  size={44}
                  aria-label={`${t('wishes.remove')}: ${said}`}
                  onClick={() => onChange(value.filter((_, index) => index !== at))}
                >
                  <IconTrash size={18} aria-hidden />
                </ActionIcon>
              </Group>
              {errors[at] && (
                <Text size="sm" c="red" role="alert">
                  {errors[at]}
                </Text>
              )}
            </li>
          );
        })}
      </Stack>
      <Group>
        <Button
          variant="default"
          size="sm"
          leftSection={<IconPlus size={17} aria-hidden />}
          onClick={() =>
            onChange([...value, { weekday: 0, starts_at: '18:00', ends_at: '21:00', loved: false }])
          }
        >
          {t('wishes.hours.add')}
        </Button>
      </Group>
    </Stack>
  );
}
