import { NativeSelect, Stack, Table, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Formats } from '../../../../platform/formats/formats.ts';
import { Loaded } from '../../../../platform/loaded.tsx';
import { Section } from '../../../../ui/section.tsx';
import { differencesQuery, type Plan, type PlanDifferences, type PlanRow } from '../../plans-api.ts';
import classes from './plan-compare.module.css';
import { usePlanWords } from './words.ts';

interface PlanCompareProps {
  plan: Plan;
  /** The other plans of its terms that have groups. */
  others: readonly PlanRow[];
  formats: Formats;
}

/** Two plans side by side: what they are worth, and what differs. */
export function PlanCompare({ plan, others, formats }: PlanCompareProps) {
  const { t } = useTranslation();
  const [chosen, choose] = useState<string | null>(null);
  const other = others.find(({ id }) => id === chosen) ?? others[0];
  if (!other) return <Text c="dimmed">{t('plans.compare.none')}</Text>;
  return (
    <Stack gap="lg">
      <NativeSelect
        label={t('plans.compare.with')}
        value={other.id}
        onChange={({ currentTarget }) => choose(currentTarget.value)}
        data={others.map(({ id, name }) => ({ value: id, label: name }))}
      />
      <Compared key={other.id} id={plan.id} other={other.id} formats={formats} />
    </Stack>
  );
}

function Compared({ id, other, formats }: { id: string; other: string; formats: Formats }) {
  const { t } = useTranslation();
  const query = useQuery(differencesQuery(id, other));
  return (
    <Loaded query={query}>
      {(differences) => (
        <>
          <Section title={t('plans.compare.numbers')}>
            <Numbers differences={differences} formats={formats} />
          </Section>
          <Section
            title={t('plans.compare.groups')}
            description={t('plans.compare.sameGroups', { count: differences.same_groups })}
          >
            <Groups differences={differences} />
          </Section>
          <Section title={t('plans.compare.people')}>
            <People differences={differences} />
          </Section>
        </>
      )}
    </Loaded>
  );
}

type DifferencesProps = { differences: PlanDifferences };

const NUMBERS = ['people_placed', 'classes_placed', 'groups', 'loved', 'friends'] as const;
const PARTS = [
  ...(['placed', 'loved', 'friends', 'level', 'coach', 'gaps', 'prime', 'changes'] as const),
  'revenue' as const,
];

function Numbers({ differences, formats }: DifferencesProps & { formats: Formats }) {
  const { t } = useTranslation();
  const [one, other] = differences.plans;
  if (!one || !other) return null;
  const points = (value: number) => formats.number(Math.round(value * 10) / 10);
  const row = (label: string, a: number, b: number) => (
    <Table.Tr key={label}>
      <Table.Th scope="row" className={classes.label}>
        {label}
      </Table.Th>
      <Table.Td className={classes.number} data-better={a > b || undefined}>
        {points(a)}
      </Table.Td>
      <Table.Td className={classes.number} data-better={b > a || undefined}>
        {points(b)}
      </Table.Td>
    </Table.Tr>
  );
  return (
    <Table className={classes.table}>
      <Table.Thead>
        <Table.Tr>
          <Table.Th scope="col">{t('plans.compare.measure')}</Table.Th>
          <Table.Th scope="col" className={classes.number}>
            {one.name}
          </Table.Th>
          <Table.Th scope="col" className={classes.number}>
            {other.name}
          </Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {NUMBERS.map((name) => row(t(`plans.compare.of.${name}`), one.numbers[name], other.numbers[name]))}
        {row(t('plans.compare.of.value'), one.value, other.value)}
        {PARTS.filter((part) => one.parts[part] !== 0 || other.parts[part] !== 0).map((part) =>
          row(
            t('plans.compare.points', {
              part: t(part === 'placed' ? 'plans.compare.of.placed' : `plans.weights.${part}.label`),
            }),
            one.parts[part],
            other.parts[part],
          ),
        )}
      </Table.Tbody>
    </Table>
  );
}

function Groups({ differences: { groups, plans } }: DifferencesProps) {
  const { t } = useTranslation();
  const words = usePlanWords();
  if (groups.length === 0) return <Text c="dimmed">{t('plans.compare.same')}</Text>;
  return (
    <ul className={classes.pairs}>
      {groups.map(({ one, other }) => (
        <li key={`${one?.key} ${other?.key}`} className={classes.pair}>
          {[one, other].map((side, at) => (
            <div key={plans[at]?.id ?? at} className={classes.side}>
              <Text size="xs" c="dimmed">
                {plans[at]?.name}
              </Text>
              {side ? (
                <>
                  <Text size="sm" fw={600}>
                    {words.group(side)}
                  </Text>
                  <Text size="sm">{words.list(side.members.map(({ name }) => name))}</Text>
                </>
              ) : (
                <Text size="sm" c="dimmed">
                  {t('plans.compare.noGroup')}
                </Text>
              )}
            </div>
          ))}
        </li>
      ))}
    </ul>
  );
}

function People({ differences: { people, plans } }: DifferencesProps) {
  const { t } = useTranslation();
  const words = usePlanWords();
  if (people.length === 0) return <Text c="dimmed">{t('plans.compare.samePeople')}</Text>;
  return (
    <ul className={classes.pairs}>
      {people.map(({ person, one, other }) => (
        <li key={person.id}>
          <Text fw={600}>{person.display_name}</Text>
          <div className={classes.pair}>
            {[one, other].map((slots, at) => (
              <div key={plans[at]?.id ?? at} className={classes.side}>
                <Text size="xs" c="dimmed">
                  {plans[at]?.name}
                </Text>
                <Text size="sm">
                  {slots.length > 0 ? slots.map(words.when).join(', ') : t('plans.compare.nowhere')}
                </Text>
              </div>
            ))}
          </div>
        </li>
      ))}
    </ul>
  );
}
