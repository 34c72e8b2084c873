import { Avatar, Button, Group, Stack, Text, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useDisclosure } from '@mantine/hooks';
import { IconPlus } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useChange } from '../../../platform/client/use-change.ts';
import { useSession } from '../../../platform/session/session.ts';
import { toastDone } from '../../../platform/toast.ts';
import { Dialog } from '../../../ui/dialog.tsx';
import { DialogFooter } from '../../../ui/dialog-footer.tsx';
import { addDependant, type Dependant, removeDependant } from '../api.ts';
import { relationInWords } from '../relation.ts';
import classes from './dependants.module.css';

interface DependantsProps {
  /** Who looks after them. */
  guardian_id: string;
  dependants: readonly Dependant[];
}

/** Those in somebody's care. */
export function Dependants({ guardian_id, dependants }: DependantsProps) {
  const { t } = useTranslation();
  const [adding, { open, close }] = useDisclosure(false);
  return (
    <Stack>
      {dependants.length === 0 && <Text c="dimmed">{t('people.dependants.none')}</Text>}
      <ul className={classes.list}>
        {dependants.map((dependant) => (
          <Entry key={dependant.client.id} guardian_id={guardian_id} dependant={dependant} />
        ))}
      </ul>
      <Group>
        <Button variant="light" leftSection={<IconPlus size={18} aria-hidden />} onClick={open}>
          {t('people.dependants.add')}
        </Button>
      </Group>
      <Dialog
        opened={adding}
        onClose={close}
        title={t('people.dependants.addTitle')}
        closeLabel={t('common.close')}
      >
        <AddForm guardian_id={guardian_id} onDone={close} />
      </Dialog>
    </Stack>
  );
}

function Entry({ guardian_id, dependant }: { guardian_id: string; dependant: Dependant }) {
  const { t } = useTranslation();
  const { client, relationship, abilities } = dependant;
  const { me } = useSession();
  const [asking, { open, close }] = useDisclosure(false);
  const { busy, run } = useChange(async (send) => {
    await send(removeDependant(guardian_id), client.id);
    toastDone(t('people.dependants.removed', { name: client.display_name }));
    close();
  });
  const level = client.level === null ? t('people.noLevel') : t('people.level', { level: client.level });
  return (
    <li className={classes.entry}>
      <Avatar name={client.display_name} color="court" aria-hidden />
      <div className={classes.names}>
        <Text fw={650}>{client.display_name}</Text>
        <Text size="sm" c="dimmed">
          {[relationInWords(t, relationship, me.user.name), level].filter(Boolean).join(' · ')}
        </Text>
      </div>
      {abilities.remove && (
        <Button
          variant="subtle"
          color="red"
          size="sm"
          aria-label={t('people.dependants.removeOf', { name: client.display_name })}
          onClick={open}
        >
          {t('people.dependants.remove')}
        </Button>
      )}
      <Dialog
        opened={asking}
        onClose={close}
        title={t('people.dependants.removeTitle', { name: client.display_name })}
        closeLabel={t('common.close')}
      >
        <Text mb="lg">{t('people.dependants.removeText')}</Text>
        <DialogFooter>
          <Button variant="default" onClick={close}>
            {t('common.cancel')}
          </Button>
          <Button color="red.8" loading={busy} onClick={() => run()}>
            {t('people.dependants.remove')}
          </Button>
        </DialogFooter>
      </Dialog>
    </li>
  );
}

function AddForm({ guardian_id, onDone }: { guardian_id: string; onDone: () => void }) {
  const { t } = useTranslation();
  const form = useForm({
    initialValues: { display_name: '', birth_date: '', relationship: '' },
    validate: { display_name: (name) => (name.trim() ? null : t('people.own.invalid.name')) },
  });
  const { busy, run } = useChange(
    async (send, { display_name, birth_date, relationship }: typeof form.values) => {
      const name = display_name.trim();
      await send(addDependant(guardian_id), {
        display_name: name,
        relationship: relationship.trim(),
        ...(birth_date && { birth_date }),
      });
      toastDone(t('people.dependants.added', { name }));
      onDone();
    },
    { form },
  );
  return (
    <form onSubmit={form.onSubmit(run)} noValidate>
      <Stack>
        <TextInput
          label={t('people.dependants.name')}
          autoComplete="off"
          data-autofocus
          {...form.getInputProps('display_name')}
        />
        <TextInput label={t('people.own.birthDate')} type="date" {...form.getInputProps('birth_date')} />
        <TextInput
          label={t('people.dependants.relationship')}
          description={t('people.dependants.relationshipHint')}
          autoComplete="off"
          maxLength={100}
          {...form.getInputProps('relationship')}
        />
        <Button type="submit" loading={busy} fullWidth>
          {t('people.dependants.add')}
        </Button>
      </Stack>
    </form>
  );
}
