import { Group, NativeSelect, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ClientPicker } from '../../features/clients/components/desk/client-picker.tsx';
import { WindowCard } from '../../features/planning/components/desk/window-card.tsx';
import { WishList } from '../../features/planning/components/desk/wish-list.tsx';
import { WishEditor } from '../../features/planning/components/wish-editor.tsx';
import { type WishRow, windowsQuery, wishFormQuery } from '../../features/planning/wishes-api.ts';
import { type Term, termsQuery } from '../../features/scheduling/terms-api.ts';
import { now } from '../../platform/formats/clock.ts';
import type { Formats } from '../../platform/formats/formats.ts';
import { Loaded } from '../../platform/loaded.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { ButtonLink } from '../../ui/link.tsx';
import { Page } from '../../ui/page.tsx';
import { useDesk } from './use-desk.ts';

const route = getRouteApi('/app/admin/schedules/wishes');

/** What clients want of a term: asked, answered, corrected. */
export function WishesPage() {
  const { t } = useTranslation();
  const { club } = useDesk();
  const terms = useQuery(termsQuery(club.id));
  return (
    <Page
      title={t('wishes.desk.title')}
      description={t('wishes.desk.description')}
      actions={
        <ButtonLink to="/admin/schedules" variant="default">
          {t('scheduling.manager.title')}
        </ButtonLink>
      }
    >
      <Loaded query={terms}>
        {(all) =>
          all.length === 0 ? <Text c="dimmed">{t('wishes.desk.noTerms')}</Text> : <OfTerm terms={all} />
        }
      </Loaded>
    </Page>
  );
}

function OfTerm({ terms }: { terms: readonly Term[] }) {
  const { t } = useTranslation();
  const { club, formats } = useDesk();
  const { term: asked } = route.useSearch();
  const navigate = route.useNavigate();
  const windows = useQuery(windowsQuery(club.id));
  const [editing, setEditing] = useState<WishRow['student'] | null>(null);
  const term = terms.find(({ id }) => id === asked) ?? terms[0]!;
  return (
    <Stack gap="lg">
      <Group align="flex-end" gap="sm">
        <NativeSelect
          style={{ flex: '1 1 240px' }}
          label={t('wishes.desk.term')}
          value={term.id}
          onChange={({ currentTarget }) =>
            void navigate({ search: { term: currentTarget.value }, replace: true })
          }
          data={terms.map(({ id, name }) => ({ value: id, label: name }))}
        />
        <ButtonLink to="/admin/schedules/plans" search={{ term: term.id }} variant="default">
          {t('plans.open')}
        </ButtonLink>
      </Group>
      <Loaded query={windows}>
        {(all) => {
          const window = all.find((one) => one.term.id === term.id);
          return (
            <Stack gap="lg">
              <WindowCard
                key={`${term.id} ${window?.opens_on} ${window?.closes_on}`}
                {...{ window, formats }}
                term_id={term.id}
                today={formats.localDate(now())}
              />
              {window && (
                <WishList
                  key={term.id}
                  {...{ window, formats }}
                  onEdit={setEditing}
                  choosePerson={(props) => <ClientPicker {...props} />}
                />
              )}
            </Stack>
          );
        }}
      </Loaded>
      {editing && (
        <Dialog
          opened
          size="lg"
          onClose={() => setEditing(null)}
          title={t('wishes.desk.of', { name: editing.display_name, term: term.name })}
          closeLabel={t('common.close')}
        >
          <Editing
            {...{ formats }}
            term_id={term.id}
            student_id={editing.id}
            onSaved={() => setEditing(null)}
          />
        </Dialog>
      )}
    </Stack>
  );
}

interface EditingProps {
  term_id: string;
  student_id: string;
  formats: Formats;
  onSaved: () => void;
}

function Editing({ term_id, student_id, formats, onSaved }: EditingProps) {
  const query = useQuery(wishFormQuery({ term_id, student_id }));
  return (
    <Loaded query={query}>
      {(form) => <WishEditor key={form.wish?.status} {...{ form, formats, onSaved }} />}
    </Loaded>
  );
}
