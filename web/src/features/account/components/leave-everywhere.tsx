import { Button, Text } from '@mantine/core';
import { IconDevicesOff } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useChange } from '../../../platform/client/use-change.ts';
import { Loaded } from '../../../platform/loaded.tsx';
import { Confirm } from '../../../ui/confirm.tsx';
import { signInsQuery } from '../api.ts';
import { useSessionChange } from '../use-session-change.ts';

/** Ends every sign-in of this person, after saying how many they are. */
export function LeaveEverywhere() {
  const { t } = useTranslation();
  const [asked, setAsked] = useState(false);
  return (
    <>
      <Button
        variant="subtle"
        color="red"
        leftSection={<IconDevicesOff size={18} aria-hidden />}
        onClick={() => setAsked(true)}
      >
        {t('account.signOutEverywhere')}
      </Button>
      {asked && <Question close={() => setAsked(false)} />}
    </>
  );
}

function Question({ close }: { close: () => void }) {
  const { t } = useTranslation();
  const { leaveEverywhere } = useSessionChange();
  const signIns = useQuery(signInsQuery);
  const { busy, run } = useChange(() => leaveEverywhere());
  return (
    <Confirm
      opened
      onClose={close}
      title={t('account.everywhere.title')}
      confirmLabel={t('account.everywhere.confirm')}
      cancelLabel={t('common.cancel')}
      tone="danger"
      busy={busy}
      onConfirm={() => run()}
    >
      <Loaded query={signIns} skeleton={<Text>{t('common.loading')}</Text>}>
        {(count) => <Text>{t('account.everywhere.text', { count })}</Text>}
      </Loaded>
    </Confirm>
  );
}
