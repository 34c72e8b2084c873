import { Accordion, Button, Card, Code, Group, Select, Stack, Table, Text } from '@mantine/core';
import { IconHistory } from '@tabler/icons-react';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Formats } from '../../../platform/formats/formats.ts';
import { Loaded } from '../../../platform/loaded.tsx';
import { More } from '../../../platform/more.tsx';
import { NothingHere } from '../../../ui/nothing-here.tsx';
import { type AuditEntry, auditEntryQuery, auditQuery } from '../api.ts';
import { fieldChanges } from '../audit.ts';

/** Who changed what, page after page; each entry opens to its fields. */
export function AuditLog({ formats }: { formats: Formats }) {
  const { t } = useTranslation();
  const [entity, setEntity] = useState<string | null>(null);
  const query = useInfiniteQuery(auditQuery(entity));
  const entities = Object.keys(t('club.entities', { returnObjects: true }));
  const name = useEntityName();
  return (
    <Stack>
      <Text c="dimmed">{t('club.audit.description')}</Text>
      <Select
        maw={320}
        label={t('club.audit.entity')}
        placeholder={t('club.audit.everything')}
        clearable
        clearButtonProps={{ 'aria-label': t('desk.fields.clear') }}
        searchable
        data={entities.map((value) => ({ value, label: name(value) }))}
        value={entity}
        onChange={setEntity}
      />
      <Loaded query={query}>
        {({ pages }) => {
          const entries = pages.flatMap(({ results }) => results);
          if (entries.length === 0 && !query.hasNextPage) {
            return (
              <Card>
                <NothingHere icon={<IconHistory aria-hidden />} title={t('club.audit.none')} />
              </Card>
            );
          }
          return (
            <Card padding={0}>
              <Accordion variant="filled" chevronPosition="right" order={2}>
                {entries.map((entry) => (
                  <Entry key={entry.id} entry={entry} formats={formats} />
                ))}
              </Accordion>
            </Card>
          );
        }}
      </Loaded>
      <More query={query} label={t('club.audit.more')} />
    </Stack>
  );
}

/** Entities are the names of tables; those that we have no word for keep theirs. */
function useEntityName() {
  const { t, i18n } = useTranslation();
  return (entity: string) =>
    i18n.exists(`club.entities.${entity}`) ? t(`club.entities.${entity}` as 'club.entities.clubs') : entity;
}

function Entry({ entry, formats }: { entry: AuditEntry; formats: Formats }) {
  const { t, i18n } = useTranslation();
  const name = useEntityName();
  const { action, entity, user_name, at } = entry;
  const fields = fieldChanges(action, entry.changes);
  const [whole, setWhole] = useState(false);
  const deed = i18n.exists(`club.actions.${action}`)
    ? t(`club.actions.${action}` as 'club.actions.create')
    : action;
  return (
    <Accordion.Item value={String(entry.id)}>
      <Accordion.Control>
        <Text size="sm" component="span">
          <b>{user_name ?? t('club.audit.someone')}</b> {deed} {name(entity)}
        </Text>
        <Group component="span" gap={8}>
          <Text size="xs" c="dimmed" component="span">
            {formats.dateTime(at)}
          </Text>
          <Text size="xs" c="dimmed" component="span">
            {t('club.audit.fields', { count: fields.length })}
          </Text>
        </Group>
      </Accordion.Control>
      <Accordion.Panel>
        {whole ? <WholeEntry id={entry.id} /> : <Fields action={action} changes={entry.changes} />}
        {entry.shortened && !whole && (
          <Button variant="subtle" size="compact-xs" onClick={() => setWhole(true)}>
            {t('club.audit.whole')}
          </Button>
        )}
        <Text size="xs" c="dimmed" mt={6}>
          {[entry.via, entry.ip, entry.request_id].filter(Boolean).join(' · ')}
        </Text>
      </Accordion.Panel>
    </Accordion.Item>
  );
}

function WholeEntry({ id }: { id: number }) {
  const query = useQuery(auditEntryQuery(id));
  return (
    <Loaded query={query}>{({ action, changes }) => <Fields action={action} changes={changes} />}</Loaded>
  );
}

function Fields({ action, changes }: Pick<AuditEntry, 'action' | 'changes'>) {
  const { t } = useTranslation();
  return (
    <Table fz="sm" verticalSpacing={4}>
      <Table.Tbody>
        {fieldChanges(action, changes).map(({ field, before, after }) => (
          <Table.Tr key={field}>
            <Table.Th scope="row" w="40%" style={{ overflowWrap: 'anywhere' }}>
              {field}
            </Table.Th>
            <Table.Td style={{ overflowWrap: 'anywhere' }}>
              {action === 'update' && <Code>{before ?? t('club.audit.empty')}</Code>}
              {action === 'update' && ' → '}
              <Code>{(action === 'delete' ? before : after) ?? t('club.audit.empty')}</Code>
            </Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  );
}
