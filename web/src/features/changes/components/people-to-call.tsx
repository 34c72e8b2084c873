import { Anchor, List, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { PersonHit } from '../api.ts';

/** Whom no message reaches, with the telephones of themselves and of who looks after them. */
export function PeopleToCall({ people }: { people: readonly PersonHit[] }) {
  const { t } = useTranslation();
  return (
    <List spacing={4} size="sm" listStyleType="none" withPadding={false}>
      {people.map(({ student_id, student_name, contacts }) => (
        <List.Item key={student_id}>
          <Text span fw={600} size="sm">
            {student_name}
          </Text>
          {contacts.length === 0 && (
            <Text span size="sm" c="dimmed">
              {' '}
              · {t('changes.people.noPhone')}
            </Text>
          )}
          {contacts.map(({ name, phone }) => (
            <Text span size="sm" key={name + phone}>
              {' '}
              · {name !== student_name && `${name} `}
              <Anchor href={`tel:${phone.replaceAll(' ', '')}`} style={{ whiteSpace: 'nowrap' }}>
                {phone}
              </Anchor>
            </Text>
          ))}
        </List.Item>
      ))}
    </List>
  );
}
