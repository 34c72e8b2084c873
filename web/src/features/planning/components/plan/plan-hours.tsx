import { ActionIcon, Button, Group, NativeSelect, Radio, Stack, Text, TextInput } from '@mantine/core';
import { IconPlus, IconTrash } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { weekdayNames } from '../../../../platform/formats/weekdays.ts';
import { WORKDAYS } from '../../hours.ts';
import type { Plan, PlanOptions } from '../../plans-api.ts';

type Hour = NonNullable<PlanOptions['hours']>[number];

interface PlanHoursProps {
  plan: Plan;
  hours: PlanOptions['hours'];
  errors: Record<string, string | undefined>;
  disabled: boolean;
  onChange: (hours: PlanOptions['hours']) => void;
}

/** When groups may be: while the clubs are open, or at hours that are named. */
export function PlanHours({ plan, hours, errors, disabled, onChange }: PlanHoursProps) {
  const { t } = useTranslation();
  const evenings = () =>
    plan.terms.flatMap(({ club }) =>
      WORKDAYS.map((weekday) => ({ club_id: club.id, weekday, starts_at: '17:00', ends_at: '22:00' })),
    );
  return (
    <Stack gap="sm">
      <Radio.Group
        label={t('plans.hours.label')}
        value={hours === null ? 'open' : 'named'}
        onChange={(next) => onChange(next === 'open' ? null : evenings())}
      >
        <Stack gap="xs" mt="xs">
          <Radio value="open" label={t('plans.hours.open')} disabled={disabled} />
          <Radio value="named" label={t('plans.hours.named')} disabled={disabled} />
        </Stack>
      </Radio.Group>
      {hours && <HourRows {...{ plan, hours, errors, disabled, onChange }} />}
    </Stack>
  );
}

function HourRows({ plan, hours, errors, disabled, onChange }: PlanHoursProps & { hours: Hour[] }) {
  const { t, i18n } = useTranslation();
  const days = weekdayNames(i18n.language, 'long');
  const put = (at: number, change: Partial<Hour>) =>
    onChange(hours.map((one, index) => (index === at ? { ...one, ...change } : one)));
  const last = hours.at(-1);
  return (
    <Stack gap="sm">
      <Stack component="ul" gap="sm" p={0} m={0} style={{ listStyle: 'none' }}>
        {hours.map((one, at) => (
          // Two may be the same while they are typed.
          // biome-ignore lint/suspicious/noArrayIndexKey: what is typed stays where it is
          <li key={at}>
            <Group gap="xs" align="flex-end">
              {plan.terms.length > 1 && (
                <NativeSelect
                  label={t('plans.hours.club')}
                  value={one.club_id}
                  onChange={({ currentTarget }) => put(at, { club_id: currentTarget.value })}
                  data={plan.terms.map(({ club }) => ({ value: club.id, label: club.name }))}
                  disabled={disabled}
                />
              )}
              <NativeSelect
                label={t('plans.group.day')}
                value={String(one.weekday)}
                onChange={({ currentTarget }) => put(at, { weekday: Number(currentTarget.value) })}
                data={days.map((label, weekday) => ({ value: String(weekday), label }))}
                disabled={disabled}
              />
              <TextInput
                type="time"
                label={t('wishes.hours.from')}
                value={one.starts_at.slice(0, 5)}
                onChange={({ currentTarget }) => put(at, { starts_at: currentTarget.value })}
                disabled={disabled}
              />
              <TextInput
                type="time"
                label={t('wishes.hours.until')}
                value={one.ends_at.slice(0, 5)}
                onChange={({ currentTarget }) => put(at, { ends_at: currentTarget.value })}
                disabled={disabled}
              />
              {!disabled && (
                <ActionIcon
                  variant="default"
                  size={44}
                  aria-label={`${t('plans.kinds.remove')}: ${days[one.weekday]} ${one.starts_at.slice(0, 5)}`}
                  onClick={() => onChange(hours.filter((_, index) => index !== at))}
                >
                  <IconTrash size={18} aria-hidden />
                </ActionIcon>
              )}
            </Group>
            {errors[`hours/${at}`] && (
              <Text size="sm" c="red" role="alert">
                {errors[`hours/${at}`]}
              </Text>
            )}
          </li>
        ))}
      </Stack>
      {!disabled && (
        <Group>
          <Button
            variant="default"
            size="sm"
            leftSection={<IconPlus size={17} aria-hidden />}
            onClick={() =>
              onChange([
                ...hours,
                {
                  ...(last ?? { club_id: plan.terms[0]!.club.id, starts_at: '17:00', ends_at: '22:00' }),
                  weekday: last ? (last.weekday + 1) % 7 : 0,
                },
              ])
            }
          >
            {t('wishes.hours.add')}
          </Button>
        </Group>
      )}
    </Stack>
  );
}
