import { Button, Select, Stack, Switch } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconAdjustmentsHorizontal, IconX } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { Sheet } from '../../../ui/sheet.tsx';
import type { FoundSession } from '../api.ts';
import {
  type ClassFilters,
  FACETS,
  type Facet,
  facetChoices,
  filterCount,
  withoutFilters,
} from '../filters.ts';
import classes from './class-search.module.css';

interface ClassSearchProps {
  /** The classes of the week, before filtering: what they have is what can be chosen. */
  sessions: readonly FoundSession[];
  filters: ClassFilters;
  onChange: (filters: ClassFilters) => void;
}

/** The filters of the classes: in a row on desktops, behind a button on phones. */
export function ClassSearch(props: ClassSearchProps) {
  const { t } = useTranslation();
  const [open, { open: show, close }] = useDisclosure(false);
  const count = filterCount(props.filters);
  return (
    <>
      <search className={classes.row} aria-label={t('classes.filters.label')}>
        <Fields {...props} />
        <ClearButton {...props} />
      </search>
      <div className={classes.compact}>
        <Button
          variant={count > 0 ? 'light' : 'default'}
          h={44}
          size="sm"
          leftSection={<IconAdjustmentsHorizontal size={18} aria-hidden />}
          onClick={show}
        >
          {count > 0 ? t('classes.filters.openCount', { count }) : t('classes.filters.label')}
        </Button>
      </div>
      <Sheet
        opened={open}
        onClose={close}
        title={t('classes.filters.label')}
        closeLabel={t('common.close')}
        height="auto"
      >
        <Stack pb="md">
          <Fields {...props} labelled />
          <Button onClick={close}>{t('classes.filters.show')}</Button>
          <ClearButton {...props} />
        </Stack>
      </Sheet>
    </>
  );
}

function Fields({
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

function ClearButton({ filters, onChange }: ClassSearchProps) {
  const { t } = useTranslation();
  if (filterCount(filters) === 0) return null;
  return (
    <Button
      variant="subtle"
      size="sm"
      leftSection={<IconX size={16} aria-hidden />}
      onClick={() => onChange(withoutFilters(filters))}
    >
      {t('classes.filters.clear')}
    </Button>
  );
}
