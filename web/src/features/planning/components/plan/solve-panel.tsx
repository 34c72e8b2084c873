import { Alert, Button, Group, Loader, Progress, Stack, Text } from '@mantine/core';
import { IconPlayerStop } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { Found, PlanRow } from '../../plans-api.ts';
import { percentOf } from './percent.ts';

interface SolvingProps {
  solving: NonNullable<PlanRow['solving']>;
  busy: boolean;
  onStop: () => void;
}

/** A plan while it is solved: how good the best is, and how much better any other could be. */
export function Solving({ solving, busy, onStop }: SolvingProps) {
  const { t } = useTranslation();
  const { task, state, seconds, of_seconds } = solving;
  return (
    <Alert
      color="indigo"
      variant="light"
      icon={<Loader size={20} aria-hidden />}
      title={t(`plans.solve.tasks.${task}`)}
    >
      <Stack gap="xs">
        <Best solving={solving} />
        <Progress
          value={Math.min(100, (seconds / of_seconds) * 100)}
          aria-label={t('plans.solve.time')}
          animated={state === 'running'}
        />
        <Group justify="space-between" gap="xs">
          <Text size="sm" style={{ flex: '1 1 240px' }}>
            {t('plans.solve.clock', { seconds: Math.round(seconds), most: of_seconds })}{' '}
            {t('plans.solve.started')}
          </Text>
          {task !== 'helps' && (
            <Button
              variant="default"
              leftSection={<IconPlayerStop size={18} aria-hidden />}
              loading={busy || state === 'stopping'}
              onClick={onStop}
            >
              {t('plans.solve.stop')}
            </Button>
          )}
        </Group>
      </Stack>
    </Alert>
  );
}

/** How good the best plan so far is, and how much better another could be. */
function Best({ solving: { task, state, classes_placed: placed, gap } }: Pick<SolvingProps, 'solving'>) {
  const { t } = useTranslation();
  if (state === 'waiting') return <Text>{t('plans.solve.waiting')}</Text>;
  if (task === 'helps') return <Text>{t('plans.helps.working')}</Text>;
  if (placed === null) return <Text>{t('plans.solve.searching')}</Text>;
  return (
    <div>
      <Text fw={600}>{t('plans.solve.best', { count: placed })}</Text>
      <Text>
        {gap === null ? t('plans.solve.boundUnknown') : t('plans.solve.bound', { gap: percentOf(gap) })}
      </Text>
    </div>
  );
}

/** What a plan is worth, in words that are true of it. */
export function Proven({ found }: { found: Found }) {
  const { t } = useTranslation();
  const { status, gap, numbers, changes } = found;
  return (
    <Stack gap={4}>
      <Text fw={600}>
        {t('plans.solve.placed', {
          placed: numbers.people_placed,
          people: numbers.people,
          classes: numbers.classes_placed,
          wished: numbers.classes_wished,
        })}
      </Text>
      <Text size="sm">{t(`plans.solve.${status}`, { gap: percentOf(gap ?? 0) })}</Text>
      {changes && (
        <Text size="sm">
          {t(changes.fewest_proven ? 'plans.solve.fewest' : 'plans.solve.few', {
            ...{ lost: changes.lost, moved: changes.moved, coach: changes.coach },
          })}
        </Text>
      )}
    </Stack>
  );
}
