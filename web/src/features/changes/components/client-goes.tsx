import { Button, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useChange } from '../../../platform/client/use-change.ts';
import { ProblemError } from '../../../platform/errors/problem.ts';
import type { Formats } from '../../../platform/formats/formats.ts';
import { Loaded } from '../../../platform/loaded.tsx';
import { Dialog } from '../../../ui/dialog.tsx';
import { DialogFooter } from '../../../ui/dialog-footer.tsx';
import { ButtonLink } from '../../../ui/link.tsx';
import { type ClientEffect, type Commitments, type Going, leavingQuery, letGo } from '../api.ts';
import { Before, WhatRemains } from './client-commitments.tsx';
import { Telling } from './telling.tsx';

interface ClientGoesProps {
  client: { id: string; display_name: string };
  going: Going;
  formats: Formats;
  onClose: () => void;
}

/** Somebody leaves, or is blocked, who has bookings before them: what becomes of these. */
export function ClientGoes({ client, going, formats, onClose }: ClientGoesProps) {
  const { t } = useTranslation();
  const [effect, setEffect] = useState<ClientEffect>();
  return (
    <Dialog
      opened
      onClose={onClose}
      title={t(`changes.client.title.${going.kind}`, { name: client.display_name })}
      closeLabel={t('common.close')}
    >
      {effect ? (
        <Gone effect={effect} onClose={onClose} />
      ) : (
        <Deciding {...{ client, going, formats, onClose }} onDone={setEffect} />
      )}
    </Dialog>
  );
}

function Deciding({
  client,
  going,
  formats,
  onClose,
  onDone,
}: ClientGoesProps & { onDone: (effect: ClientEffect) => void }) {
  const { t } = useTranslation();
  const query = useQuery(leavingQuery(client.id));
  const [choice, setChoice] = useState<Commitments>({
    bookings: 'give_back',
    places: going.kind === 'inactive' ? 'end' : 'give_back',
  });
  const { busy, run } = useChange(async (send, version: string) => {
    try {
      const done = await send(letGo(client.id, going), { ...choice, version });
      if (done?.effect) onDone(done.effect);
      else onClose();
    } catch (error) {
      if (!(error instanceof ProblemError && error.code === 'changes.outdated')) throw error;
      await query.refetch();
    }
  });
  return (
    <Loaded query={query}>
      {(leaving) => (
        <Stack>
          <Before leaving={leaving} formats={formats} />
          <WhatRemains leaving={leaving} choice={choice} onChoose={setChoice} />
          <DialogFooter>
            <Button variant="default" onClick={onClose}>
              {t('common.cancel')}
            </Button>
            <Button color="red.8" loading={busy} onClick={() => run(leaving.version)}>
              {t('changes.apply')}
            </Button>
          </DialogFooter>
        </Stack>
      )}
    </Loaded>
  );
}

function Gone({ effect, onClose }: { effect: ClientEffect; onClose: () => void }) {
  const { t } = useTranslation();
  const { id, given_back, places_ended, told, to_call } = effect;
  return (
    <Stack>
      <Text fw={600}>{t('changes.counts.bookings', { count: given_back })}</Text>
      {places_ended > 0 && <Text>{t('changes.client.ended', { count: places_ended })}</Text>}
      {given_back > 0 && <Telling told={told} to_call={to_call} when="done" />}
      <DialogFooter>
        <ButtonLink variant="subtle" to="/admin/changes" search={{ change: id }}>
          {t('changes.list.seeThis')}
        </ButtonLink>
        <Button onClick={onClose}>{t('common.close')}</Button>
      </DialogFooter>
    </Stack>
  );
}
