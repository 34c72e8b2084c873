import { Button, Group, Stack, Text } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ViewGroup } from '../../plan-view.ts';
import type { Found, PlanGroup } from '../../plans-api.ts';
import { ToGroup } from './group-sheet.tsx';
import { RefusalText } from './refusal-text.tsx';
import type { Refused } from './use-refusal.ts';
import { usePlanWords } from './words.ts';

type Left = Found['left'][number];

interface PeopleLeftProps {
  left: readonly Left[];
  groups: readonly ViewGroup[];
  editable: boolean;
  busy: boolean;
  refused: Refused | null;
  onPut: (person: string, to: string) => void;
  /** The same, against what somebody wishes. */
  onDespite: () => void;
}

/** Who has fewer classes than they wished, why, and what asks for least. */
export function PeopleLeft({ left, refused, onPut, ...rest }: PeopleLeftProps) {
  const { t } = useTranslation();
  return (
    <Some
      all={left}
      none={t('plans.people.nobodyLeft')}
      row={(one) => (
        <OneLeft
          key={one.person.id}
          {...rest}
          one={one}
          refused={refused?.key === one.person.id ? refused : null}
          onPut={(to) => onPut(one.person.id, to)}
        />
      )}
    />
  );
}

interface OneLeftProps extends Omit<PeopleLeftProps, 'left' | 'onPut'> {
  one: Left;
  onPut: (to: string) => void;
}

function OneLeft({ one, groups, editable, busy, refused, onPut, onDespite }: OneLeftProps) {
  const { t } = useTranslation();
  const [putting, setPutting] = useState(false);
  const { person, missing, ways } = one;
  const { display_name: name, level } = person;
  return (
    <li>
      <Group justify="space-between" gap="xs" align="flex-start">
        <div style={{ flex: '1 1 240px', minWidth: 0 }}>
          <Text fw={600}>{name}</Text>
          <Text size="sm" c="dimmed">
            {[
              t('plans.people.missing', { count: missing }),
              level === null ? t('plans.group.noLevel') : t('plans.group.level', { level }),
            ].join(' · ')}
          </Text>
          <Ways ways={ways} name={name} groups={groups.map(({ group }) => group)} />
        </div>
        {editable && groups.length > 0 && (
          <Button
            variant="default"
            size="compact-sm"
            h={40}
            style={{ flexShrink: 0 }}
            aria-expanded={putting}
            aria-label={`${t('plans.group.putIn')}: ${name}`}
            onClick={() => setPutting(!putting)}
          >
            {t('plans.group.putIn')}
          </Button>
        )}
      </Group>
      {putting && <ToGroup {...{ groups, busy, name }} onTo={(to) => to && onPut(to)} />}
      {refused && <RefusalText refused={refused} busy={busy} onDespite={onDespite} />}
    </li>
  );
}

interface WaysProps {
  ways: Left['ways'];
  name: string;
  groups: readonly PlanGroup[];
}

/** The ways in that ask for least: the first, and the others when they are wanted. */
function Ways({ ways, name, groups }: WaysProps) {
  const { t } = useTranslation();
  const words = usePlanWords();
  const [more, setMore] = useState(false);
  const shown = (more ? ways : ways.slice(0, 1)).map((way) => words.way(way, groups));
  const others = ways.length - 1;
  return (
    <>
      <Stack component="ul" gap={2} p={0} mt={4} mb={0} mx={0} style={{ listStyle: 'none' }}>
        {shown.map(({ to, obstacles }, at) => (
          // Two ways may be said in the same words.
          // biome-ignore lint/suspicious/noArrayIndexKey: they stay in their order
          <Text component="li" key={at} size="sm">
            <b>{to}:</b> {obstacles.length > 0 ? obstacles.join('; ') : t('plans.people.free')}
          </Text>
        ))}
      </Stack>
      {others > 0 && !more && (
        <Button
          variant="subtle"
          size="compact-sm"
          h={36}
          px={6}
          ml={-6}
          aria-label={`${t('plans.people.ways', { count: others })}: ${name}`}
          onClick={() => setMore(true)}
        >
          {t('plans.people.ways', { count: others })}
        </Button>
      )}
    </>
  );
}

interface UnmetProps {
  unmet: Found['unmet'];
  groups: readonly PlanGroup[];
  words: ReturnType<typeof usePlanWords>;
}

/** Wishes that the plan does not meet, and what stands in the way of each. */
export function UnmetWishes({ unmet, groups, words }: UnmetProps) {
  const { t } = useTranslation();
  const groupOf = (key: string) => groups.find((group) => group.key === key);
  return (
    <Some
      all={unmet}
      none={t('plans.people.allMet')}
      row={({ person, wish, about, leaves, ways }) => (
        <li key={`${person.id} ${wish} ${about?.id} ${leaves}`}>
          <Text>
            <b>{person.display_name}:</b> {t(`plans.people.wish.${wish}`, { name: about?.name ?? '' })}
          </Text>
          {ways.slice(0, 2).map(({ group: key, obstacles, left_behind }) => {
            const [to, from] = [groupOf(key), groupOf(leaves)];
            if (!to || !from) return null;
            const said = [
              ...(obstacles.length > 0 || !left_behind ? [words.obstacles(obstacles)] : []),
              ...(left_behind ? [t('plans.people.leavesBehind')] : []),
            ].join('; ');
            return (
              <Text key={key} size="sm" c="dimmed">
                {t('plans.people.unmetWay', {
                  to: words.group(to),
                  from: words.group(from),
                  obstacles: said,
                })}
              </Text>
            );
          })}
        </li>
      )}
    />
  );
}

const FEW = 8;

interface SomeProps<T> {
  all: readonly T[];
  none: string;
  row: (one: T) => ReactNode;
}

/** A list that begins short. */
function Some<T>({ all, none, row }: SomeProps<T>) {
  const { t } = useTranslation();
  const [whole, setWhole] = useState(false);
  if (all.length === 0) return <Text c="dimmed">{none}</Text>;
  return (
    <Stack gap="sm">
      <Stack component="ul" gap="md" p={0} m={0} style={{ listStyle: 'none' }}>
        {(whole ? all : all.slice(0, FEW)).map(row)}
      </Stack>
      {!whole && all.length > FEW && (
        <Group>
          <Button variant="default" size="sm" onClick={() => setWhole(true)}>
            {t('plans.people.show', { count: all.length })}
          </Button>
        </Group>
      )}
    </Stack>
  );
}
