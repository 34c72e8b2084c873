import { Alert, Group, List, Stack, Text } from '@mantine/core';
import { IconAlertTriangle, IconCircleCheck } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Plan } from '../../plans-api.ts';
import { usePlanWords } from './words.ts';

export type MendedAt = 'wishes' | 'names' | 'coaches' | 'courts' | 'coach' | 'schedule';

export interface MissingLinks {
  /** Leads to where it is mended; `id` of the one coach or group. */
  link: (at: MendedAt, text: string, about: string, id?: string) => ReactNode;
}

interface MissingListProps extends MissingLinks {
  summary: Plan['summary'];
}

const FEW = 6;

/** What a plan is made from, and what of it is not there yet, each with the way to where it is mended. */
export function MissingList({ summary, link }: MissingListProps) {
  const { t } = useTranslation();
  const { list } = usePlanWords();
  const { missing, people, classes, courts, instructors, hours, groups, kinds } = summary;
  const few = (names: readonly string[]) =>
    names.length > FEW
      ? t('plans.missing.andMore', { names: names.slice(0, FEW).join(', '), count: names.length - FEW })
      : list(names);
  const rows: { key: string; said: string; names: string; way: ReactNode }[] = [];
  const add = (key: string, said: string, names: string, way: ReactNode) =>
    rows.push({ key, said, names, way });
  const nobody = (['people', 'courts', 'instructors', 'kinds'] as const).filter((one) => summary[one] === 0);
  for (const one of nobody) {
    const said = t(`plans.missing.no.${one}`);
    const at = { people: 'wishes', courts: 'courts', instructors: 'coaches', kinds: null } as const;
    const to = at[one];
    add(one, said, '', to && link(to, t(`plans.missing.to.${to}`), said));
  }
  if (missing.without_hours.length > 0) {
    const said = t('plans.missing.without_hours', { count: missing.without_hours.length });
    add(
      'hours',
      said,
      few(missing.without_hours.map(({ name }) => name)),
      link('wishes', t('plans.missing.to.wishes'), said),
    );
  }
  if (missing.unlinked_names > 0) {
    const said = t('plans.missing.unlinked_names', { count: missing.unlinked_names });
    add('names', said, '', link('names', t('plans.missing.to.names'), said));
  }
  if (missing.without_kind.length > 0)
    add(
      'kind',
      t('plans.missing.without_kind', { count: missing.without_kind.length }),
      few(missing.without_kind.map(({ name }) => name)),
      null,
    );
  for (const { id, display_name } of missing.instructors_without_hours)
    add(
      id,
      t('plans.missing.instructor', { name: display_name }),
      '',
      link('coach', t('plans.missing.to.coach'), display_name, id),
    );
  for (const { schedule_id, name, why } of missing.kept_apart)
    add(
      schedule_id,
      t('plans.missing.kept_apart', { name }),
      t(`plans.missing.apart.${why}`),
      link('schedule', t('plans.missing.to.schedule'), name, schedule_id),
    );
  return (
    <Stack gap="md">
      <Text size="sm">
        {[
          t('plans.summary.people', { count: people }),
          t('plans.summary.classes', { count: classes }),
          t('plans.summary.courts', { count: courts }),
          t('plans.summary.coaches', { count: instructors }),
          t('plans.summary.starts', { count: hours }),
          t('plans.summary.kinds', { count: kinds }),
          groups > 0 && t('plans.summary.groups', { count: groups }),
        ]
          .filter(Boolean)
          .join(' · ')}
      </Text>
      {rows.length === 0 ? (
        <Group gap="xs" wrap="nowrap">
          <IconCircleCheck size={20} aria-hidden color="var(--mantine-color-teal-6)" />
          <Text>{t('plans.missing.nothing')}</Text>
        </Group>
      ) : (
        <Alert
          color={nobody.length > 0 ? 'red' : 'orange'}
          variant="light"
          icon={<IconAlertTriangle size={20} aria-hidden />}
          title={t('plans.missing.title')}
        >
          {nobody.length === 0 && (
            <Text size="sm" mb="xs">
              {t('plans.missing.hint')}
            </Text>
          )}
          <List listStyleType="none" spacing="sm" withPadding={false}>
            {rows.map(({ key, said, names, way }) => (
              <List.Item
                key={key}
                styles={{ itemWrapper: { display: 'block' }, itemLabel: { display: 'block' } }}
              >
                <Group justify="space-between" gap="xs" align="flex-start">
                  <div style={{ flex: '1 1 220px', minWidth: 0 }}>
                    <Text fw={600} size="sm">
                      {said}
                    </Text>
                    {names && <Text size="sm">{names}</Text>}
                  </div>
                  {way}
                </Group>
              </List.Item>
            ))}
          </List>
        </Alert>
      )}
    </Stack>
  );
}
