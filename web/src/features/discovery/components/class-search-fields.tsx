import { Group, NativeSelect, Select, Switch } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { FoundSession } from '../api.ts';
import { type ClassFilters, FACETS, type Facet, facetChoices, HOURS, hoursOf } from '../filters.ts';
import classes from './class-search.module.css';

export interface ClassSearchProps {
  /** The classes of the week, before filtering: what they have is what can be chosen. */
  sessions: readonly FoundSession[];
  filters: ClassFilters;
  onChange: (filters: ClassFilters) => void;
}

export function ClassSearchFields({
  sessions,
  filters,
  onChange,
  labelled = false,
}: ClassSearchProps & { labelled?: boolean }) {
  return (
    <>
      {FACETS.map((facet) => (
        <FacetField key={facet} {...{ facet, sessions, filters, onChange, labelled }} />
      ))}
      <HourFields {...{ sessions, filters, onChange, labelled }} />
      {(filters.mine || sessions.some(({ level_suits }) => level_suits === false)) && (
        <OnlySwitch name="mine" {...{ filters, onChange }} />
      )}
      {filters.make_up && <OnlySwitch name="make_up" {...{ filters, onChange }} />}
      <OnlySwitch name="free" {...{ filters, onChange }} />
    </>
  );
}

interface OnlySwitchProps extends Pick<ClassSearchProps, 'filters' | 'onChange'> {
  name: 'mine' | 'free' | 'make_up';
}

function OnlySwitch({ name, filters, onChange }: OnlySwitchProps) {
  const { t } = useTranslation();
  return (
    <Switch
      size="md"
      label={t(`classes.filters.${name}`)}
      checked={filters[name] === '1'}
      onChange={({ currentTarget }) =>
        onChange({ ...filters, [name]: currentTarget.checked ? '1' : undefined })
      }
    />
  );
}

/** From which hour and until which one a class may begin; only hours at which classes do. */
function HourFields({ sessions, filters, onChange, labelled }: ClassSearchProps & { labelled: boolean }) {
  const { t } = useTranslation();
  const chosen = HOURS.flatMap((edge) => filters[edge] ?? []);
  const hours = [...new Set([...hoursOf(sessions), ...chosen])].sort();
  return (
    <Group gap="xs" wrap="nowrap" grow preventGrowOverflow={false}>
      {HOURS.map((edge) => (
        <NativeSelect
          key={edge}
          {...(labelled
            ? { label: t(`classes.filters.${edge}`) }
            : { 'aria-label': t(`classes.filters.${edge}`) })}
          size={labelled ? 'md' : 'sm'}
          value={filters[edge] ?? ''}
          onChange={({ currentTarget }) => onChange({ ...filters, [edge]: currentTarget.value || undefined })}
          data={[
            { value: '', label: labelled ? t('classes.filters.anyHour') : t(`classes.filters.${edge}`) },
            ...hours.map((hour) => ({ value: hour, label: hour })),
          ]}
        />
      ))}
    </Group>
  );
}

interface FacetFieldProps extends ClassSearchProps {
  facet: Facet;
  labelled: boolean;
}

function FacetField({ facet, sessions, filters, onChange, labelled }: FacetFieldProps) {
  const { t } = useTranslation();
  const choices = facetChoices(sessions, facet);
  const chosen = filters[facet];
  const missing = chosen && !choices.some(({ value }) => value === chosen);
  const name = t(`classes.filters.${facet}`);
  return (
    <Select
      {...(labelled ? { label: name } : { 'aria-label': name })}
      size={labelled ? 'md' : 'sm'}
      className={classes.field}
      placeholder={labelled ? t('classes.filters.any') : name}
      data={missing ? [...choices, { value: chosen, label: t('classes.filters.noneThisWeek') }] : choices}
      value={chosen ?? null}
      onChange={(value) => onChange({ ...filters, [facet]: value ?? undefined })}
      clearable
      clearButtonProps={{ 'aria-label': t('classes.filters.clearOne', { name }) }}
      searchable={choices.length > 8}
      nothingFoundMessage={t('classes.filters.nothingFound')}
      checkIconPosition="right"
      comboboxProps={{ shadow: 'md' }}
    />
  );
}
