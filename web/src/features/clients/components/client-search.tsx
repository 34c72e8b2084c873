import { Loader, Stack, Text, TextInput, UnstyledButton } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { IconPlus, IconSearch } from '@tabler/icons-react';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { errorMessage } from '../../../platform/errors/message.ts';
import { type Client, clientSearchQuery } from '../api.ts';
import classes from './client-search.module.css';

interface ClientSearchProps {
  /** Not offered: they are in already. */
  exclude: ReadonlySet<string>;
  disabled: boolean;
  onPick: (client: Client) => void;
}

/** Finds a client by a part of the name, the e-mail or the phone. */
export function ClientSearch({ exclude, disabled, onPick }: ClientSearchProps) {
  const { t } = useTranslation();
  const [text, setText] = useState('');
  const [q] = useDebouncedValue(text.trim(), 250);
  const found = useQuery({
    ...clientSearchQuery(q),
    enabled: q.length > 1,
    placeholderData: keepPreviousData,
  });
  const choices = q.length > 1 ? (found.data ?? []).filter(({ id }) => !exclude.has(id)) : [];
  return (
    <Stack gap="sm">
      <TextInput
        label={t('people.search.label')}
        placeholder={t('people.search.placeholder')}
        value={text}
        onChange={({ currentTarget }) => setText(currentTarget.value)}
        leftSection={<IconSearch size={18} aria-hidden />}
        rightSection={found.isFetching ? <Loader size="xs" /> : null}
        autoComplete="off"
        data-autofocus
      />
      <div aria-live="polite">
        {found.isError && <Text c="red">{errorMessage(found.error)}</Text>}
        {q.length > 1 && found.isSuccess && choices.length === 0 && (
          <Text c="dimmed">{t('people.search.nobody')}</Text>
        )}
      </div>
      <ul className={classes.list}>
        {choices.map((client) => (
          <li key={client.id}>
            <UnstyledButton className={classes.choice} disabled={disabled} onClick={() => onPick(client)}>
              <span className={classes.name}>
                {client.display_name}
                <span className={classes.level}>
                  {client.level === null ? t('people.noLevel') : t('people.level', { level: client.level })}
                </span>
              </span>
              <IconPlus size={20} aria-hidden />
            </UnstyledButton>
          </li>
        ))}
      </ul>
    </Stack>
  );
}
