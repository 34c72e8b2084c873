import { Alert, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useChange } from '../../../platform/client/use-change.ts';
import { Loaded } from '../../../platform/loaded.tsx';
import { toastDone } from '../../../platform/toast.ts';
import { Confirm } from '../../../ui/confirm.tsx';
import { type ImportUndo, undoImport, undoQuery } from '../api.ts';

/** What taking an import back would delete, put back and leave, and the button that does it. */
export function UndoImport({ id, onClose }: { id: string | null; onClose: () => void }) {
  const { t } = useTranslation();
  const query = useQuery(undoQuery(id));
  const { busy, run } = useChange(async (send) => {
    const { goes, reverts } = await send(undoImport, id as string);
    toastDone(t('importing.undo.done', { count: sum(goes) + sum(reverts) }));
    onClose();
  });
  const goes = (query.data?.goes.length ?? 0) + (query.data?.reverts.length ?? 0) > 0;
  return (
    <Confirm
      opened={id !== null}
      onClose={onClose}
      title={t('importing.undo.title')}
      tone="danger"
      confirmLabel={t('importing.undo.button')}
      cancelLabel={t('common.cancel')}
      busy={busy}
      disabled={!goes || query.isFetching}
      onConfirm={() => run()}
    >
      <Loaded query={query} heading={3}>
        {(preview) => <Preview preview={preview} />}
      </Loaded>
    </Confirm>
  );
}

const sum = (all: ImportUndo['goes']): number => all.reduce((total, { count }) => total + count, 0);

function Preview({ preview: { goes, reverts, stays, stay_count } }: { preview: ImportUndo }) {
  const { t } = useTranslation();
  return (
    <Stack gap="sm">
      <Rows title={t('importing.undo.goes')} rows={goes} />
      <Rows title={t('importing.undo.reverts')} rows={reverts} />
      {stay_count > 0 && (
        <Alert color="yellow" title={t('importing.undo.stays', { count: stay_count })}>
          <Stack component="ul" gap={4} p={0} m={0} style={{ listStyle: 'none' }}>
            {stays.map((one, at) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: the list is shown once
              <Staying key={at} one={one} />
            ))}
          </Stack>
        </Alert>
      )}
    </Stack>
  );
}

function Rows({ title, rows }: { title: string; rows: ImportUndo['goes'] }) {
  const { t, i18n } = useTranslation();
  if (rows.length === 0) return null;
  return (
    <div>
      <Text fw={600}>{title}</Text>
      {rows.map(({ entity, count, names }) => (
        <Text key={entity} size="sm" style={{ overflowWrap: 'anywhere' }}>
          {t(
            i18n.exists(`importing.undo.entity.${entity}_one`)
              ? (`importing.undo.entity.${entity}` as 'importing.undo.entity.clubs')
              : 'importing.undo.entity.other',
            { count },
          )}
          {names.length > 0 && `: ${names.join(', ')}${names.length < count ? '…' : ''}`}
        </Text>
      ))}
    </div>
  );
}

function Staying({ one: { name, entity, reason, by } }: { one: ImportUndo['stays'][number] }) {
  const { t, i18n } = useTranslation();
  // The audit log, whose words these are, tells nothing of how a level came about.
  const nameOf = (table: string | null) =>
    table === 'level_entries'
      ? t('importing.undo.confirmedLevel')
      : i18n.exists(`club.entities.${table}`)
        ? t(`club.entities.${table}` as 'club.entities.clubs')
        : t('importing.undo.something');
  return (
    <li>
      <Text size="sm" style={{ overflowWrap: 'anywhere' }}>
        <b>{name || nameOf(entity)}</b>: {t(`importing.undo.because.${reason}`, { what: nameOf(by) })}
      </Text>
    </li>
  );
}
