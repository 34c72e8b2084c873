import { NativeSelect, SimpleGrid } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { weekdayNames } from '../../../platform/formats/weekdays.ts';
import type { Facets } from '../find-api.ts';
import { CHOICES, type ChoiceName, type FindFilters } from '../find-filters.ts';

interface FindChoicesProps {
  facets: Facets;
  filters: FindFilters;
  onChange: (filters: FindFilters) => void;
}

/** What can be chosen among what was found, each with how many classes it leaves. */
export function FindChoices({ facets, filters, onChange }: FindChoicesProps) {
  const { t, i18n } = useTranslation();
  const choices = choicesOf(facets, weekdayNames(i18n.language, 'long'));
  const shown = CHOICES.filter((name) => filters[name] || choices[name].length > 1);
  if (shown.length === 0) return null;
  return (
    <SimpleGrid cols={{ base: 2, sm: 3, md: 6 }} spacing="sm">
      {shown.map((name) => {
        const chosen = filters[name];
        const missing = chosen && !choices[name].some(({ value }) => value === chosen);
        return (
          <NativeSelect
            key={name}
            label={t(`find.choices.${name}`)}
            value={chosen ?? ''}
            onChange={({ currentTarget }) =>
              onChange({ ...filters, [name]: currentTarget.value || undefined })
            }
            data={[
              { value: '', label: t('classes.filters.any') },
              ...choices[name],
              ...(missing ? [{ value: chosen, label: t('find.noneOfIt') }] : []),
            ]}
          />
        );
      })}
    </SimpleGrid>
  );
}

type Choice = { value: string; label: string };

function choicesOf(facets: Facets, weekdays: readonly string[]): Record<ChoiceName, Choice[]> {
  const named = (all: Facets['levels']) =>
    all.map(({ id, name, count }) => ({ value: id, label: `${name} (${count})` }));
  return {
    ...{ level: named(facets.levels), type: named(facets.class_types) },
    ...{ instructor: named(facets.instructors), club: named(facets.clubs) },
    weekday: facets.weekdays.map(({ weekday, count }) => ({
      value: String(weekday),
      label: `${weekdays[weekday]} (${count})`,
    })),
    hour: facets.hours.map(({ hour, count }) => ({ value: String(hour), label: `${hour}:00 (${count})` })),
  };
}
