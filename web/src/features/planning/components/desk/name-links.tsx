import { Badge, Button, Group, Stack, Text } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useChange } from '../../../../platform/client/use-change.ts';
import { linkName, type Wish } from '../../wishes-api.ts';

export interface ChoosePerson {
  label: string;
  value: string | null;
  onChange: (id: string | null) => void;
  without: string;
}

interface NameLinksProps {
  wish: Wish;
  /** The search for a client. */
  choosePerson: (props: ChoosePerson) => ReactNode;
}

/** Whom a wish names, and which clients they are: said here, told to nobody. */
export function NameLinks({ wish, choosePerson }: NameLinksProps) {
  if (wish.people.length === 0) return null;
  return (
    <Stack component="ul" gap={4} p={0} m={0} style={{ listStyle: 'none' }}>
      {wish.people.map((person) => (
        <OneName key={person.id} {...{ person, choosePerson }} student_id={wish.student_id} />
      ))}
    </Stack>
  );
}

interface OneNameProps extends Pick<NameLinksProps, 'choosePerson'> {
  person: Wish['people'][number];
  student_id: string;
}

function OneName({ person, student_id, choosePerson }: OneNameProps) {
  const { t } = useTranslation();
  const [choosing, setChoosing] = useState(false);
  const linking = useChange(
    async (send, client_id: string | null) => {
      await send(linkName, { id: person.id, client_id });
      setChoosing(false);
    },
    { done: t('wishes.desk.linked') },
  );
  const isLinked = person.client_id !== null;
  return (
    <li>
      <Group gap="xs">
        <Badge
          {...(person.kind === 'not_with'
            ? { variant: 'light', color: 'red', c: 'var(--app-on-red, var(--mantine-color-text))' }
            : { variant: 'default' })}
        >
          {t(`wishes.people.${person.kind}.short`)}
        </Badge>
        <Text size="sm">
          {person.name}
          {isLinked && person.client_name !== person.name && ` → ${person.client_name}`}
        </Text>
        <Button
          variant="subtle"
          size="compact-sm"
          h={40}
          aria-expanded={choosing}
          aria-label={`${t(isLinked ? 'wishes.desk.relink' : 'wishes.desk.link')}: ${person.name}`}
          onClick={() => setChoosing(!choosing)}
        >
          {t(isLinked ? 'wishes.desk.relink' : 'wishes.desk.link')}
        </Button>
      </Group>
      {choosing && (
        <Group gap="xs" align="flex-end" mt={4}>
          <div style={{ flex: '1 1 220px' }}>
            {choosePerson({
              label: t('wishes.desk.whoIs', { name: person.name }),
              ...{ value: person.client_id, without: student_id },
              onChange: (id) => id && linking.run(id),
            })}
          </div>
          {isLinked && (
            <Button variant="default" loading={linking.busy} onClick={() => linking.run(null)}>
              {t('wishes.desk.unlink')}
            </Button>
          )}
        </Group>
      )}
    </li>
  );
}
