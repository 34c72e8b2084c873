import { Select, SimpleGrid, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Section } from '../../../ui/section.tsx';

export type ChosenColumns = Record<string, string | null>;

interface HeadingsProps {
  headings: readonly { name: string; column: string | null }[];
  columns: readonly string[];
  labelOf: (column: string) => string;
  onChange: (chosen: ChosenColumns) => void;
}

/** Which column of the file is which of ours; whatever is changed is read anew. */
export function Headings({ headings, columns, labelOf, onChange }: HeadingsProps) {
  const { t } = useTranslation();
  const known = (column: string | null) => (column !== null && columns.includes(column) ? column : null);
  const change = (name: string, column: string | null) =>
    onChange(
      Object.fromEntries(headings.map((one) => [one.name, one.name === name ? column : known(one.column)])),
    );
  if (headings.length === 0) return null;
  return (
    <Section title={t('importing.headings.title')}>
      <Text size="sm" c="dimmed" mb="sm">
        {t('importing.headings.hint')}
      </Text>
      <SimpleGrid cols={{ base: 1, xs: 2, md: 4 }}>
        {headings.map(({ name, column }, at) => (
          <Select
            // biome-ignore lint/suspicious/noArrayIndexKey: the columns of a file stay where they are
            key={at}
            label={name || t('importing.headings.unnamed', { at: at + 1 })}
            placeholder={t('importing.headings.leftOut')}
            clearable
            searchable
            value={known(column)}
            data={columns.map((one) => ({ value: one, label: labelOf(one) }))}
            onChange={(chosen) => change(name, chosen)}
          />
        ))}
      </SimpleGrid>
    </Section>
  );
}
