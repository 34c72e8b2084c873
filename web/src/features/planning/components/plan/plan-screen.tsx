import { Alert, Button, Card, Group, List, Stack, Tabs, Text } from '@mantine/core';
import { IconPlayerPlay } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useChange } from '../../../../platform/client/use-change.ts';
import type { Formats } from '../../../../platform/formats/formats.ts';
import type { LaneKind } from '../../plan-board.ts';
import { comparableTo } from '../../plan-view.ts';
import { type Plan, plansQuery, solvePlan, stopSolving } from '../../plans-api.ts';
import type { KindChoices } from './kind-form.tsx';
import type { MissingLinks } from './missing-list.tsx';
import { PlanCompare } from './plan-compare.tsx';
import { StatusBadge } from './plan-list.tsx';
import { PlanPeopleTab } from './plan-people-tab.tsx';
import { PlanSettings } from './plan-settings.tsx';
import { type PlanLanes, PlanWeekTab } from './plan-week-tab.tsx';
import { Proven, Solving } from './solve-panel.tsx';
import { usePlanWords } from './words.ts';

export const PLAN_TABS = ['setup', 'week', 'people', 'compare'] as const;
export type PlanTab = (typeof PLAN_TABS)[number];

interface PlanScreenProps extends MissingLinks {
  plan: Plan;
  lanes: PlanLanes;
  choices: KindChoices & { coaches: readonly { value: string; label: string }[] };
  formats: Formats;
  tab: PlanTab | null;
  by: LaneKind;
  onTab: (tab: PlanTab) => void;
  onBy: (by: LaneKind) => void;
}

/** One plan: how good it is, and everything that is done with it. */
export function PlanScreen({ plan, lanes, choices, formats, link, tab, by, onTab, onBy }: PlanScreenProps) {
  const { t } = useTranslation();
  const { found } = plan;
  const { data: all = [] } = useQuery(plansQuery(plan.terms[0]!.id));
  const others = comparableTo(plan, all);
  const shown = tab && (tab === 'setup' || found) ? tab : found ? 'week' : 'setup';
  return (
    <Stack gap="lg">
      <PlanState plan={plan} />
      <Tabs value={shown} onChange={(next) => onTab((next ?? 'setup') as PlanTab)} keepMounted={false}>
        <Tabs.List mb="lg" style={{ flexWrap: 'nowrap', overflowX: 'auto' }}>
          {PLAN_TABS.map((one) => (
            <Tabs.Tab key={one} value={one} disabled={one !== 'setup' && !found}>
              {t(`plans.tabs.${one}`)}
              {one === 'people' && found && found.left.length > 0 && ` (${found.left.length})`}
            </Tabs.Tab>
          ))}
        </Tabs.List>
        <Tabs.Panel value="setup">
          <PlanSettings key={plan.id} {...{ plan, choices, formats, link }} />
        </Tabs.Panel>
        <Tabs.Panel value="week">{found && <PlanWeekTab {...{ plan, lanes, by, onBy }} />}</Tabs.Panel>
        <Tabs.Panel value="people">{found && <PlanPeopleTab {...{ plan, found }} />}</Tabs.Panel>
        <Tabs.Panel value="compare">{found && <PlanCompare {...{ plan, others, formats }} />}</Tabs.Panel>
      </Tabs>
    </Stack>
  );
}

/** What became of it, and what can be done about that: solve, stop, solve again. */
function PlanState({ plan }: { plan: Plan }) {
  const { t } = useTranslation();
  const words = usePlanWords();
  const solving = useChange((send) => send(solvePlan, plan.id));
  const stopping = useChange((send) => send(stopSolving, plan.id));
  const { found, abilities, conflicts, failure, stale } = plan;
  return (
    <Card>
      <Stack gap="sm">
        <Group justify="space-between" align="flex-start" gap="sm">
          <Stack gap={6} style={{ flex: '1 1 300px', minWidth: 0 }}>
            <Group gap="xs">
              <StatusBadge status={plan.status} />
              <Text size="sm" c="dimmed">
                {plan.terms.map(({ name, club }) => `${name}, ${club.name}`).join(' · ')}
              </Text>
            </Group>
            {found ? <Proven found={found} /> : <Text>{t('plans.solve.notYet')}</Text>}
          </Stack>
          {abilities.solve && (
            <Button
              leftSection={<IconPlayerPlay size={18} aria-hidden />}
              variant={found ? 'default' : 'filled'}
              loading={solving.busy}
              onClick={() => solving.run()}
            >
              {t(found ? 'plans.solve.again' : 'plans.solve.go')}
            </Button>
          )}
        </Group>
        {plan.solving && (
          <Solving solving={plan.solving} busy={stopping.busy} onStop={() => stopping.run()} />
        )}
        {!plan.solving && conflicts.length > 0 && (
          <Alert color="red" variant="light" title={t('plans.solve.conflict')}>
            <List size="sm">
              {conflicts.map((one) => (
                <List.Item key={JSON.stringify(one)}>{words.conflict(one)}</List.Item>
              ))}
            </List>
          </Alert>
        )}
        {!plan.solving && failure && (
          <Alert color="red" variant="light">
            {t(`plans.solve.failures.${failure}`)}
          </Alert>
        )}
        {found && stale && !plan.solving && (
          <Alert color="orange" variant="light">
            {t('plans.solve.stale')}
          </Alert>
        )}
        {found && found.broken.length > 0 && (
          <Alert color="orange" variant="light" title={t('plans.solve.broken')}>
            <List size="sm">
              {found.broken.map((one) => (
                <List.Item key={JSON.stringify(one)}>{words.conflict(one)}</List.Item>
              ))}
            </List>
          </Alert>
        )}
      </Stack>
    </Card>
  );
}
