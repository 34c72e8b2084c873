import { MultiSelect, Select, SimpleGrid, Switch } from '@mantine/core';
import type { UseFormReturnType } from '@mantine/form';
import { useTranslation } from 'react-i18next';
import { DateField } from '../../../../platform/fields/date-field.tsx';
import type { PackageValues } from '../../form-values.ts';
import type { Named } from '../../words.ts';

/** Where a package can be sold; the first is what is chosen unless told. */
export interface ClubChoice {
  /** Whether it can be one of every club. */
  everywhere: boolean;
  clubs: readonly Named[];
}

interface PartProps {
  form: Pick<UseFormReturnType<PackageValues>, 'getInputProps'>;
  isNew: boolean;
}

interface UseProps extends PartProps {
  types: readonly Named[];
  clubChoice: ClubChoice;
}

/** For which classes, of which club; the club of what was sold stays. */
export function PackageUse({ form, types, clubChoice, isNew }: UseProps) {
  const { t } = useTranslation();
  const { everywhere, clubs } = clubChoice;
  const { value, onChange, ...club } = form.getInputProps('club_id');
  const all = everywhere ? [{ value: '', label: t('catalog.packages.allClubs') }] : [];
  return (
    <>
      <MultiSelect
        label={t('catalog.packages.types')}
        description={t('catalog.packages.typesHint')}
        data={types.map(({ id, name }) => ({ value: id, label: name }))}
        {...form.getInputProps('class_types')}
      />
      {isNew && clubs.length > 1 && (
        <Select
          size="md"
          label={t('catalog.packages.club')}
          allowDeselect={false}
          data={[...all, ...clubs.map(({ id, name }) => ({ value: id, label: name }))]}
          value={value ?? ''}
          onChange={(id) => onChange(id || null)}
          {...club}
        />
      )}
    </>
  );
}

/** When it is on sale, and to whom. */
export function PackageTerms({ form, isNew }: PartProps) {
  const { t } = useTranslation();
  const check = (name: 'transferable' | 'once_per_person' | 'is_active') =>
    form.getInputProps(name, { type: 'checkbox' });
  return (
    <>
      <SimpleGrid cols={{ base: 1, xs: 2 }}>
        <DateField label={t('catalog.packages.from')} clearable {...form.getInputProps('sold_from')} />
        <DateField label={t('catalog.packages.until')} clearable {...form.getInputProps('sold_until')} />
      </SimpleGrid>
      <Switch size="md" label={t('catalog.packages.once')} {...check('once_per_person')} />
      <Switch size="md" label={t('catalog.packages.transferable')} {...check('transferable')} />
      {!isNew && (
        <Switch
          size="md"
          label={t('catalog.packages.active')}
          description={t('catalog.packages.activeHint')}
          {...check('is_active')}
        />
      )}
    </>
  );
}
