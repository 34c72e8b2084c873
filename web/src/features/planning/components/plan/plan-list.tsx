import { Badge, Button, Card, Group, Stack, Text } from '@mantine/core';
import { IconPuzzle } from '@tabler/icons-react';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useChange } from '../../../../platform/client/use-change.ts';
import type { Formats } from '../../../../platform/formats/formats.ts';
import { Confirm } from '../../../../ui/confirm.tsx';
import { NothingHere } from '../../../../ui/nothing-here.tsx';
import { discardPlan, type PlanRow } from '../../plans-api.ts';
import { percentOf } from './percent.ts';

interface PlanListProps {
  plans: readonly PlanRow[];
  formats: Formats;
  link: (plan: PlanRow) => ReactNode;
  /** What begins one. */
  action: ReactNode;
}

/** The plans of a term beside each other: what became of each. */
export function PlanList({ plans, formats, link, action }: PlanListProps) {
  const { t } = useTranslation();
  if (plans.length === 0)
    return (
      <Card>
        <NothingHere
          icon={<IconPuzzle aria-hidden />}
          title={t('plans.none.title')}
          description={t('plans.none.text')}
          action={action}
        />
      </Card>
    );
  return (
    <Stack component="ul" gap="sm" p={0} m={0} style={{ listStyle: 'none' }}>
      {plans.map((plan) => (
        <OnePlan key={plan.id} {...{ plan, formats, link }} />
      ))}
    </Stack>
  );
}

function OnePlan({ plan, formats, link }: Pick<PlanListProps, 'formats' | 'link'> & { plan: PlanRow }) {
  const { t } = useTranslation();
  const [asking, ask] = useState(false);
  const discarding = useChange(
    async (send) => {
      await send(discardPlan, plan.id);
      ask(false);
    },
    { done: t('plans.discarded') },
  );
  return (
    <Card component="li" padding="md">
      <Group justify="space-between" align="flex-start" gap="xs">
        <Stack gap={4} style={{ flex: '1 1 260px', minWidth: 0 }}>
          <Group gap={8}>
            <Text fw={600} span style={{ overflowWrap: 'anywhere' }}>
              {link(plan)}
            </Text>
            <StatusBadge status={plan.status} />
          </Group>
          {plan.numbers && (
            <Text size="sm">
              {[
                t('plans.solve.placedShort', {
                  placed: plan.numbers.people_placed,
                  people: plan.numbers.people,
                }),
                t('plans.week.groups', { count: plan.numbers.groups }),
                plan.gap !== null &&
                  (plan.gap === 0
                    ? t('plans.solve.optimalShort')
                    : t('plans.solve.gapShort', { gap: percentOf(plan.gap) })),
              ]
                .filter(Boolean)
                .join(' · ')}
            </Text>
          )}
          <Text size="xs" c="dimmed">
            {formats.dateTime(plan.solved_at ?? plan.created_at)}
            {plan.terms.length > 1 && ` · ${plan.terms.map(({ club }) => club.name).join(', ')}`}
          </Text>
        </Stack>
        {plan.abilities.discard && (
          <Button
            variant="default"
            size="compact-sm"
            h={40}
            aria-label={`${t('plans.discard')}: ${plan.name}`}
            onClick={() => ask(true)}
          >
            {t('plans.discard')}
          </Button>
        )}
      </Group>
      <Confirm
        opened={asking}
        onClose={() => ask(false)}
        title={`${t('plans.discard')}: ${plan.name}`}
        confirmLabel={t('plans.discard')}
        cancelLabel={t('plans.cancel')}
        tone="danger"
        busy={discarding.busy}
        onConfirm={() => discarding.run()}
      >
        <Text>{t('plans.discardText')}</Text>
      </Confirm>
    </Card>
  );
}

const LOOKS = {
  draft: { variant: 'default' },
  solving: { variant: 'light', color: 'indigo', c: 'var(--mantine-color-text)' },
  solved: { variant: 'light', color: 'teal', c: 'var(--mantine-color-text)' },
  conflict: { variant: 'light', color: 'red', c: 'var(--app-on-red, var(--mantine-color-text))' },
  failed: { variant: 'light', color: 'red', c: 'var(--app-on-red, var(--mantine-color-text))' },
  applied: { variant: 'outline', color: 'teal', c: 'var(--mantine-color-text)' },
} as const;

export function StatusBadge({ status }: Pick<PlanRow, 'status'>) {
  const { t } = useTranslation();
  return <Badge {...LOOKS[status]}>{t(`plans.status.${status}`)}</Badge>;
}
