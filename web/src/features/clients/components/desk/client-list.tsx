import { Avatar, Card, Group, Stack, Text, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { IconSearch, IconUserSearch, IconUsers } from '@tabler/icons-react';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNumber } from '../../../../platform/formats/use-number.ts';
import { Loaded } from '../../../../platform/loaded.tsx';
import { More } from '../../../../platform/more.tsx';
import { ChoiceBar } from '../../../../ui/choice-bar.tsx';
import { AnchorLink } from '../../../../ui/link.tsx';
import { NothingHere } from '../../../../ui/nothing-here.tsx';
import { type Client, clientsQuery } from '../../api.ts';
import classes from './client-list.module.css';
import { ClientMarks } from './client-marks.tsx';
import { VIEW_NAMES, viewOf, wantedIn } from './client-views.ts';

const WAIT = 200;

interface ClientListProps {
  q: string;
  view: string;
  onChange: (wish: { q?: string | undefined; view?: string | undefined }) => void;
}

/** Every client, found by name, e-mail or phone. */
export function ClientList({ q, view, onChange }: ClientListProps) {
  const { t } = useTranslation();
  const [text, setText] = useState(q);
  const [words] = useDebouncedValue(text.trim(), WAIT);
  const shown = viewOf(view);
  const query = useInfiniteQuery(clientsQuery(wantedIn(shown, words)));
  return (
    <Stack>
      <search aria-label={t('clients.filters.label')} className={classes.filters}>
        <TextInput
          size="md"
          type="search"
          aria-label={t('clients.search')}
          placeholder={t('clients.search')}
          leftSection={<IconSearch size={18} aria-hidden />}
          value={text}
          onChange={({ currentTarget: { value } }) => {
            setText(value);
            onChange({ q: value || undefined, view: shown === 'all' ? undefined : shown });
          }}
        />
        <ChoiceBar
          label={t('clients.filters.which')}
          data={VIEW_NAMES.map((value) => ({ value, label: t(`clients.filters.${value}`) }))}
          value={shown}
          onChange={(next) => onChange({ q: text || undefined, view: next === 'all' ? undefined : next })}
        />
      </search>
      <Loaded query={query}>
        {({ pages }) => {
          const clients = pages.flatMap(({ results }) => results);
          if (clients.length === 0) return <None searched={words !== '' || shown !== 'all'} />;
          return (
            <>
              <Text size="sm" c="dimmed" role="status">
                {/* How many there are in all is not known before the last page. */}
                {query.hasNextPage
                  ? t('clients.countMore', { count: clients.length })
                  : t('clients.count', { count: clients.length })}
              </Text>
              <Card padding={0} component="ul" className={classes.list}>
                {clients.map((client) => (
                  <Row key={client.id} client={client} />
                ))}
              </Card>
              <More query={query} label={t('clients.more')} />
            </>
          );
        }}
      </Loaded>
    </Stack>
  );
}

function Row({ client }: { client: Client }) {
  const { t } = useTranslation();
  const number = useNumber();
  const { id, display_name, email, phone, level } = client;
  return (
    <li className={classes.row}>
      <Avatar name={display_name} color="court.7" variant="filled" size={40} aria-hidden />
      <div className={classes.name}>
        <AnchorLink
          to="/admin/clients/$clientId"
          params={{ clientId: id }}
          fw={600}
          c="inherit"
          className={classes.link}
        >
          {display_name}
        </AnchorLink>
        <Group gap={4} mt={2}>
          <ClientMarks client={client} />
        </Group>
      </div>
      <Text size="sm" c="dimmed" className={classes.contact}>
        {email}
        <br />
        {phone}
      </Text>
      <Text size="sm" fw={600} className={classes.level}>
        {level === null ? t('clients.noLevel') : t('clients.level', { level: number(level) })}
      </Text>
    </li>
  );
}

function None({ searched }: { searched: boolean }) {
  const { t } = useTranslation();
  const what = searched ? 'noMatch' : 'empty';
  return (
    <Card>
      <NothingHere
        icon={searched ? <IconUserSearch aria-hidden /> : <IconUsers aria-hidden />}
        title={t(`clients.${what}.title`)}
        description={t(`clients.${what}.text`)}
      />
    </Card>
  );
}
