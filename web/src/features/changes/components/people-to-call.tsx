import { Anchor, List, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { PersonHit } from '../api.ts';

/** Whom no message reaches, with the telephones of themselves and of who looks after them. */
export function PeopleToCall({ people }: { people: readonly PersonHit[] }) {
  return (
    <List spacing={4} size="sm" listStyleType="none" withPadding={false}>
      {people.map((person) => (
        <List.Item key={person.student_id}>
          <Text span fw={600} size="sm">
            {person.student_name}
          </Text>{' '}
          · <Telephones person={person} />
        </List.Item>
      ))}
    </List>
  );
}

/** Their own first, then those of their guardians, with whose they are. */
export function Telephones({ person }: { person: PersonHit }) {
  const { t } = useTranslation();
  const { student_name, contacts } = person;
  if (contacts.length === 0)
    return (
      <Text span size="sm" c="dimmed">
        {t('changes.people.noPhone')}
      </Text>
    );
  return contacts.map(({ name, phone }, at) => (
    <Text span size="sm" key={name + phone}>
      {at > 0 && ' · '}
      {name !== student_name && `${name} `}
      <Anchor href={`tel:${phone.replaceAll(' ', '')}`} style={{ whiteSpace: 'nowrap' }}>
        {phone}
      </Anchor>
    </Text>
  ));
}
