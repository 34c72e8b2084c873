import { Checkbox, Group, Paper, Stack, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Formats } from '../../../platform/formats/formats.ts';
import type { ClassBack } from '../return-api.ts';

interface ClassBackProps {
  back: ClassBack;
  chosen: boolean;
  /** Absent where there is nothing to choose: one class. */
  onChoose?: ((chosen: boolean) => void) | undefined;
  formats: Formats;
}

/** One class that could take place again: who would be in it, who not and why, and what is against it. */
export function ClassBackLine({ back, chosen, onChoose, formats }: ClassBackProps) {
  const { t } = useTranslation();
  const when = `${formats.dayShort(back.local_date)}, ${back.local_time.slice(0, 5)}`;
  const where = [back.court?.name, back.instructor?.display_name].filter(Boolean).join(' · ');
  const people = [
    t('changes.class.enrolled', { count: back.returning }),
    ...(back.waiting > 0 ? [t('changes.class.waiting', { count: back.waiting })] : []),
  ].join(' · ');
  const name = `${back.name}, ${when}`;
  return (
    <Paper withBorder p="sm" component="li" aria-label={name}>
      <Stack gap={6}>
        <Group gap="sm" wrap="nowrap" align="flex-start">
          {onChoose && (
            <Checkbox
              mt={3}
              aria-label={t(`changes.back.choose.${back.action}`, { what: name })}
              checked={chosen}
              disabled={!back.possible}
              onChange={(event) => onChoose(event.currentTarget.checked)}
            />
          )}
          <div>
            <Text fw={650}>{back.name}</Text>
            <Text size="sm">{when}</Text>
            <Text size="sm" c="dimmed">
              {[where, people].filter(Boolean).join(' · ')}
            </Text>
            {back.action === 'give_back' && (
              <Text size="sm">
                {t('changes.back.givenBack', { name: back.instructor?.display_name ?? '' })}
              </Text>
            )}
          </div>
        </Group>
        {back.problems.length > 0 && (
          <Text size="sm" c={back.possible ? 'dimmed' : 'var(--mantine-color-error)'}>
            {t(back.possible ? 'changes.back.although' : 'changes.back.impossible', {
              why: back.problems
                .map((one) => t(`changes.back.problems.${one}`, { class: back.busy_with ?? '' }))
                .join(', '),
            })}
          </Text>
        )}
        {back.not_back.length > 0 && (
          <Text size="sm" c="dimmed">
            {t('changes.back.without', {
              who: back.not_back
                .map((one) => `${one.student_name} (${t(`changes.back.reasons.${one.reason}`)})`)
                .join(', '),
            })}
          </Text>
        )}
      </Stack>
    </Paper>
  );
}
