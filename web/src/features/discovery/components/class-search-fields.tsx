import { Select, Switch } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { FoundSession } from '../api.ts';
import { type ClassFilters, FACETS, type Facet, facetChoices } from '../filters.ts';
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
  const { t } = useTranslation();
  return (
    <>
      {FACETS.map((facet) => (
        <FacetField key={facet} {...{ facet, sessions, filters, onChange, labelled }} />
      ))}
      <Switch
        size="md"
        label={t('classes.filters.free')}
        checked={filters.free === '1'}
        onChange={({ currentTarget }) =>
          onChange({ ...filters, free: currentTarget.checked ? '1' : undefined })
        }
      />
    </>
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
