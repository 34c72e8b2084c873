import { Loader, Select } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNumber } from '../../../../platform/formats/use-number.ts';
import { type Client, clientSearchQuery } from '../../api.ts';

interface ClientPickerProps {
  label: string;
  value: string | null;
  onChange: (id: string | null, name: string) => void;
  error?: ReactNode;
  /** Who cannot be meant: the person whose page it is. */
  without?: string;
}

const WAIT = 200;

/**
 * Finds one client by name, e-mail or phone; the server does the searching. Nobody is offered whom an earlier word found:
 * whoever types and presses Enter at once gets whom they typed, or nobody yet, and no list moves away under a finger.
 */
export function ClientPicker({ label, value, onChange, error, without }: ClientPickerProps) {
  const { t } = useTranslation();
  const number = useNumber();
  const optionLabel = ({ display_name, level }: Client) =>
    level === null ? display_name : `${display_name} · ${number(level)}`;
  const [text, setText] = useState('');
  const [chosen, setChosen] = useState<Client | null>(null);
  const typed = chosen && text === optionLabel(chosen) ? '' : text.trim();
  const [settled] = useDebouncedValue(typed, WAIT);
  const { data, isPlaceholderData, isFetching } = useQuery(clientSearchQuery(settled));
  const found = settled === typed && data && !isPlaceholderData ? data : null;
  const offered = found ?? [];
  // Whoever was chosen stays an option: the field takes its text from there.
  const options = chosen && !offered.some(({ id }) => id === chosen.id) ? [chosen, ...offered] : offered;
  return (
    <Select
      label={label}
      placeholder={t('clients.picker.placeholder')}
      data={options
        .filter(({ id }) => id !== without)
        .map((client) => ({ value: client.id, label: optionLabel(client) }))}
      filter={({ options: all }) => all}
      searchable
      comboboxProps={{ withinPortal: false }}
      searchValue={text}
      onSearchChange={setText}
      nothingFoundMessage={t(found ? 'clients.picker.none' : 'clients.picker.searching')}
      rightSection={isFetching || !found ? <Loader size="xs" /> : undefined}
      error={error}
      data-autofocus
      value={value}
      onChange={(id) => {
        const client = options.find((one) => one.id === id) ?? null;
        setChosen(client);
        onChange(id, client?.display_name ?? '');
      }}
    />
  );
}
