import { ActionIcon, Button, Group, Stack, Text, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { IconUserMinus, IconUserPlus } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useChange } from '../../../../platform/client/use-change.ts';
import { DateField } from '../../../../platform/fields/date-field.tsx';
import type { LocalDate } from '../../../../platform/formats/local-date.ts';
import { Loaded } from '../../../../platform/loaded.tsx';
import { toastDone } from '../../../../platform/toast.ts';
import { Confirm } from '../../../../ui/confirm.tsx';
import { AnchorLink } from '../../../../ui/link.tsx';
import { Section } from '../../../../ui/section.tsx';
import { addDependant, type Client, type Dependant, dependantsQuery, removeDependant } from '../../api.ts';
import { relationInWords } from '../../relation.ts';

/** Who is in a client's care. */
export function Dependants({ client }: { client: Client }) {
  const { t } = useTranslation();
  const query = useQuery(dependantsQuery(client.id));
  const [adding, setAdding] = useState(false);
  const [leaving, setLeaving] = useState<Dependant | null>(null);
  return (
    <Section
      title={t('clients.dependants.title')}
      description={t('clients.dependants.text')}
      actions={
        client.abilities.add_dependant && (
          <Button
            variant="light"
            size="sm"
            leftSection={<IconUserPlus size={17} aria-hidden />}
            onClick={() => setAdding(true)}
          >
            {t('clients.dependants.add')}
          </Button>
        )
      }
    >
      <Loaded query={query}>
        {(dependants) =>
          dependants.length === 0 ? (
            <Text c="dimmed">{t('clients.dependants.none')}</Text>
          ) : (
            <Stack gap={6}>
              {dependants.map((one) => (
                <Line
                  key={one.client.id}
                  dependant={one}
                  guardian={client.display_name}
                  onRemove={() => setLeaving(one)}
                />
              ))}
            </Stack>
          )
        }
      </Loaded>
      {adding && <AddDependant client={client} onClose={() => setAdding(false)} />}
      {leaving && (
        <RemoveDependant guardian_id={client.id} dependant={leaving} onClose={() => setLeaving(null)} />
      )}
    </Section>
  );
}

interface LineProps {
  dependant: Dependant;
  /** Whose page this is. */
  guardian: string;
  onRemove: () => void;
}

function Line({ dependant, guardian, onRemove }: LineProps) {
  const { t } = useTranslation();
  const { client, relationship, abilities } = dependant;
  return (
    <Group justify="space-between" wrap="nowrap">
      <div>
        <AnchorLink to="/admin/clients/$clientId" params={{ clientId: client.id }}>
          {client.display_name}
        </AnchorLink>
        {relationship && (
          <Text component="span" size="sm" c="dimmed">
            {' '}
            · {relationInWords(t, relationship, guardian)}
          </Text>
        )}
      </div>
      {abilities.remove && (
        <ActionIcon
          color="gray"
          aria-label={t('clients.dependants.remove', { name: client.display_name })}
          onClick={onRemove}
        >
          <IconUserMinus size={20} aria-hidden />
        </ActionIcon>
      )}
    </Group>
  );
}

function AddDependant({ client, onClose }: { client: Client; onClose: () => void }) {
  const { t } = useTranslation();
  const form = useForm({
    initialValues: { display_name: '', birth_date: null as LocalDate | null, relationship: '' },
    validate: { display_name: (name) => (name.trim() ? null : t('desk.invalid.required')) },
  });
  const { busy, run } = useChange(
    async (send, { display_name, birth_date, relationship }: typeof form.values) => {
      await send(addDependant(client.id), {
        display_name: display_name.trim(),
        relationship: relationship.trim(),
        ...(birth_date && { birth_date }),
      });
      toastDone(t('clients.dependants.added'));
      onClose();
    },
    { form },
  );
  return (
    <Confirm
      opened
      title={t('clients.dependants.addTitle', { name: client.display_name })}
      confirmLabel={t('desk.actions.add')}
      cancelLabel={t('common.cancel')}
      busy={busy}
      onClose={onClose}
      onConfirm={() => form.onSubmit((values) => run(values))()}
    >
      <TextInput
        label={t('clients.dependants.name')}
        data-autofocus
        {...form.getInputProps('display_name')}
      />
      <DateField label={t('clients.dependants.birthDate')} clearable {...form.getInputProps('birth_date')} />
      <TextInput
        label={t('clients.dependants.relationship')}
        description={t('clients.dependants.relationshipHint')}
        {...form.getInputProps('relationship')}
      />
    </Confirm>
  );
}

interface RemoveDependantProps {
  guardian_id: string;
  dependant: Dependant;
  onClose: () => void;
}

function RemoveDependant({ guardian_id, dependant, onClose }: RemoveDependantProps) {
  const { t } = useTranslation();
  const { busy, run } = useChange(
    async (send) => {
      await send(removeDependant(guardian_id), dependant.client.id);
      onClose();
    },
    { done: t('clients.dependants.removed') },
  );
  return (
    <Confirm
      opened
      tone="danger"
      title={t('clients.dependants.removeTitle', { name: dependant.client.display_name })}
      confirmLabel={t('desk.actions.remove')}
      cancelLabel={t('common.cancel')}
      busy={busy}
      onClose={onClose}
      onConfirm={() => run()}
    >
      <Text>{t('clients.dependants.removeText')}</Text>
    </Confirm>
  );
}
