import { Button, Group, Stack, Switch, Text, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useChange } from '../../../platform/client/use-change.ts';
import { Dialog } from '../../../ui/dialog.tsx';
import { DialogFooter } from '../../../ui/dialog-footer.tsx';
import { AnchorLink } from '../../../ui/link.tsx';
import { Section } from '../../../ui/section.tsx';
import { forgetSearch, type SavedSearch, savedSearchesQuery, saveSearch } from '../find-api.ts';
import { type FindFilters, filtersOf } from '../find-filters.ts';

/** For whom is searched, where that is not who asks. */
interface For {
  student_id: string | undefined;
}

/** The searches that somebody keeps; nothing where there are none. */
export function SavedSearches({ student_id }: For) {
  const { t } = useTranslation();
  const { data = [] } = useQuery(savedSearchesQuery);
  if (data.length === 0) return null;
  return (
    <Section title={t('find.saved.title')}>
      <Stack component="ul" gap="xs" m={0} p={0} style={{ listStyle: 'none' }}>
        {data.map((saved) => (
          <Saved key={saved.id} {...{ saved, student_id }} />
        ))}
      </Stack>
    </Section>
  );
}

function Saved({ saved, student_id }: For & { saved: SavedSearch }) {
  const { id, name, filters, notify_new_sessions } = saved;
  const { t } = useTranslation();
  const forgetting = useChange((send) => send(forgetSearch, id), { done: t('find.saved.gone') });
  return (
    <Group component="li" justify="space-between" wrap="nowrap">
      <div>
        <AnchorLink to="/find" search={{ ...filtersOf(filters), for: student_id }} fw={650}>
          {name}
        </AnchorLink>
        {notify_new_sessions && (
          <Text size="xs" c="dimmed">
            {t('find.saved.told')}
          </Text>
        )}
      </div>
      <Button
        variant="subtle"
        size="sm"
        loading={forgetting.busy}
        aria-label={`${t('find.saved.forget')}: ${name}`}
        onClick={() => forgetting.run()}
      >
        {t('find.saved.forget')}
      </Button>
    </Group>
  );
}

/** Keeps what is on screen, under a name. */
export function SaveSearch({ filters }: { filters: FindFilters }) {
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button variant="default" size="sm" onClick={() => setOpen(true)}>
        {t('find.saved.keep')}
      </Button>
      <Dialog
        opened={open}
        onClose={() => setOpen(false)}
        title={t('find.saved.keep')}
        closeLabel={t('common.close')}
      >
        <SaveForm filters={filters} onDone={() => setOpen(false)} />
      </Dialog>
    </>
  );
}

function SaveForm({ filters, onDone }: { filters: FindFilters; onDone: () => void }) {
  const { t } = useTranslation();
  const [name, setName] = useState(filters.q ?? '');
  const [notify, setNotify] = useState(true);
  const saving = useChange(
    async (send) => {
      await send(saveSearch, { name: name.trim(), filters, notify });
      onDone();
    },
    { done: t('find.saved.kept') },
  );
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        saving.run();
      }}
    >
      <Stack>
        <TextInput
          label={t('find.saved.name')}
          required
          maxLength={100}
          value={name}
          onChange={({ currentTarget }) => setName(currentTarget.value)}
        />
        <Switch
          label={t('find.saved.notify')}
          checked={notify}
          onChange={({ currentTarget }) => setNotify(currentTarget.checked)}
        />
        <DialogFooter>
          <Button type="submit" loading={saving.busy}>
            {t('find.saved.confirm')}
          </Button>
        </DialogFooter>
      </Stack>
    </form>
  );
}
