import { Stack } from '@mantine/core';
import { IconBallTennis, IconBuildingStore } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type Credentials, signIn } from '../../features/account/api.ts';
import { useSessionChange } from '../../features/account/use-session-change.ts';
import { type DemoAccount, loadDemo, setupQuery } from '../../features/setup/api.ts';
import { CreateClubForm } from '../../features/setup/components/create-club-form.tsx';
import { DemoAccounts } from '../../features/setup/components/demo-accounts.tsx';
import { SetupCodeField } from '../../features/setup/components/setup-code-field.tsx';
import { WayCard } from '../../features/setup/components/way-card.tsx';
import { useChange } from '../../platform/client/use-change.ts';
import { EntrancePage } from './entrance-page.tsx';

/** First start: an empty installation becomes the owner's club or the demo club. */
export function SetupPage() {
  const { t } = useTranslation();
  const { code: linked = '' } = useSearch({ from: '/entrance/setup' });
  const [code, setCode] = useState(linked);
  const [own, setOwn] = useState(false);
  const [accounts, setAccounts] = useState<DemoAccount[] | null>(null);
  const { enter } = useSessionChange();
  const setupCode = code.trim() || undefined;
  const signInAs = async ({ email, password }: Credentials) => {
    await signIn({ email, password });
    await enter();
  };

  if (accounts) return <DemoReady accounts={accounts} signInAs={signInAs} />;
  if (own) {
    return (
      <EntrancePage title={t('setup.own.title')}>
        <CreateClubForm setupCode={setupCode} onBack={() => setOwn(false)} onCreated={signInAs} />
      </EntrancePage>
    );
  }
  return <Ways code={code} onCode={setCode} onOwn={() => setOwn(true)} onDemo={setAccounts} />;
}

interface WaysProps {
  code: string;
  onCode: (code: string) => void;
  onOwn: () => void;
  onDemo: (accounts: DemoAccount[]) => void;
}

function Ways({ code, onCode, onOwn, onDemo }: WaysProps) {
  const { t } = useTranslation();
  const setup = useQuery(setupQuery);
  const setupCode = code.trim() || undefined;
  const demo = useChange(async () => onDemo((await loadDemo(setupCode)).accounts));
  const asksForCode = setup.data?.code_needed === true;
  const mayGoOn = !asksForCode || setupCode !== undefined;
  return (
    <EntrancePage title={t('setup.title')} text={t('setup.text')}>
      <Stack>
        {asksForCode && <SetupCodeField value={code} onChange={onCode} />}
        <WayCard
          icon={<IconBuildingStore aria-hidden />}
          color="court"
          title={t('setup.own.title')}
          text={t('setup.own.text')}
          disabled={demo.busy || !mayGoOn}
          onClick={onOwn}
        />
        <WayCard
          icon={<IconBallTennis aria-hidden />}
          color="ball.4"
          title={t('setup.demo.title')}
          text={demo.busy ? t('setup.demo.loading') : t('setup.demo.text')}
          busy={demo.busy}
          disabled={!mayGoOn}
          onClick={() => demo.run()}
        />
      </Stack>
    </EntrancePage>
  );
}

interface DemoReadyProps {
  accounts: DemoAccount[];
  signInAs: (account: Credentials) => Promise<void>;
}

function DemoReady({ accounts, signInAs }: DemoReadyProps) {
  const { t } = useTranslation();
  const entering = useChange((_send, account: DemoAccount) => signInAs(account));
  return (
    <EntrancePage title={t('setup.accounts.title')} text={t('setup.accounts.text')}>
      <DemoAccounts accounts={accounts} busy={entering.input?.email ?? null} onSignIn={entering.run} />
    </EntrancePage>
  );
}
