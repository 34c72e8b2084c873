import { Button, Checkbox, Group, Pill, Stack, Text, TextInput } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { type KeyboardEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Person, PersonKind } from '../wish-values.ts';

interface PeopleFieldProps {
  kind: PersonKind;
  people: readonly Person[];
  onChange: (people: Person[]) => void;
  /** Whom one may tick instead of typing. */
  family: readonly { id: string; display_name: string }[];
  error: string | undefined;
}

/** As many of a kind as the server takes. */
const MOST = 10;

/** With whom, or with whom not: names as one knows them; nobody is looked up. */
export function PeopleField({ kind, people, onChange, family, error }: PeopleFieldProps) {
  const { t } = useTranslation();
  const [name, setName] = useState('');
  const own = people.filter((one) => one.kind === kind);
  const isFamily = ({ client_id }: Person) => family.some(({ id }) => id === client_id);
  const typed = own.filter((one) => !isFamily(one));
  const add = () => {
    const tidy = name.trim();
    if (tidy === '' || own.length >= MOST) return;
    setName('');
    if (!own.some((one) => one.name.toLowerCase() === tidy.toLowerCase()))
      onChange([...people, { kind, name: tidy }]);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Enter') return;
    event.preventDefault();
    add();
  };
  const tick = (ids: string[]) =>
    onChange([
      ...people.filter((one) => one.kind !== kind || !isFamily(one)),
      ...family
        .filter(({ id }) => ids.includes(id))
        .map(({ id, display_name: name }) => ({ kind, client_id: id, name })),
    ]);
  return (
    <Stack gap={6}>
      {kind !== 'not_with' && family.length > 0 && (
        <Checkbox.Group
          label={t(`wishes.people.${kind}.family`)}
          value={own.flatMap(({ client_id }) => client_id ?? [])}
          onChange={tick}
        >
          <Group gap="md" mt={4}>
            {family.map(({ id, display_name }) => (
              <Checkbox key={id} value={id} label={display_name} />
            ))}
          </Group>
        </Checkbox.Group>
      )}
      {kind !== 'back_to_back' && (
        <>
          <Group gap="xs" align="flex-end" wrap="nowrap">
            <TextInput
              style={{ flex: 1, minWidth: 0 }}
              label={t(`wishes.people.${kind}.label`)}
              maxLength={200}
              value={name}
              onChange={({ currentTarget }) => setName(currentTarget.value)}
              onKeyDown={onKeyDown}
              error={error}
            />
            <Button
              variant="default"
              h={44}
              leftSection={<IconPlus size={17} aria-hidden />}
              disabled={name.trim() === '' || own.length >= MOST}
              aria-label={`${t('wishes.people.add')}: ${t(`wishes.people.${kind}.label`)}`}
              onClick={add}
            >
              {t('wishes.people.add')}
            </Button>
          </Group>
          <Text size="xs" c="dimmed">
            {t(`wishes.people.${kind}.hint`)}
          </Text>
        </>
      )}
      {typed.length > 0 && (
        <Pill.Group>
          {typed.map((one) => (
            <Pill
              key={one.name}
              size="lg"
              withRemoveButton
              onRemove={() => onChange(people.filter((other) => other !== one))}
              removeButtonProps={{
                'aria-label': `${t('wishes.remove')}: ${one.name}`,
                'aria-hidden': false,
                tabIndex: 0,
              }}
            >
              {one.name}
            </Pill>
          ))}
        </Pill.Group>
      )}
    </Stack>
  );
}
