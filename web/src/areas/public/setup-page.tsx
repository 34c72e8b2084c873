import { Stack } from '@mantine/core';
import { IconBallTennis, IconBuildingStore } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type Credentials, signIn } from '../../features/account/api.ts';
import { useSessionChange } from '../../features/account/use-session-change.ts';
import { checkCode, type DemoAccount, loadDemo, setupQuery } from '../../features/setup/api.ts';
import { CreateClubForm } from '../../features/setup/components/create-club-form.tsx';
import { DemoAccounts } from '../../features/setup/components/demo-accounts.tsx';
import { SetupCodeField } from '../../features/setup/components/setup-code-field.tsx';
import { WayCard } from '../../features/setup/components/way-card.tsx';
import { useSetupDraft } from '../../features/setup/use-setup-draft.ts';
import { useChange } from '../../platform/client/use-change.ts';
import { toastProblem } from '../../platform/errors/form.ts';
import { errorMessage } from '../../platform/errors/message.ts';
import { ProblemError } from '../../platform/errors/problem.ts';
import { EntrancePage } from './entrance-page.tsx';

const route = getRouteApi('/entrance/setup');

/** First start: an empty installation becomes the owner's club or the demo club. */
export function SetupPage() {
  const { t } = useTranslation();
  const { code: linked = '', way } = route.useSearch();
  const navigate = route.useNavigate();
  const { draft, keep, forget } = useSetupDraft(linked);
  const [accounts, setAccounts] = useState<DemoAccount[] | null>(null);
  const setup = useQuery(setupQuery);
  const { enter } = useSessionChange();
  const setupCode = draft.code.trim() || undefined;
  const signInAs = async ({ email, password }: Credentials) => {
    forget();
    await signIn({ email, password });
    await enter();
  };
  const go = (next: 'own' | undefined) => void navigate({ search: (before) => ({ ...before, way: next }) });

  if (accounts) return <DemoReady accounts={accounts} signInAs={signInAs} />;
  const asksForCode = setup.data?.code_needed === true;
  if (way === 'own' && setup.data && (!asksForCode || setupCode !== undefined)) {
    return (
      <EntrancePage title={t('setup.own.title')}>
        <CreateClubForm
          setupCode={setupCode}
          draft={draft.club}
          onType={(club) => keep({ club })}
          onBack={() => go(undefined)}
          onCreated={signInAs}
        />
      </EntrancePage>
    );
  }
  return (
    <Ways
      code={draft.code}
      asksForCode={asksForCode}
      onCode={(code) => keep({ code })}
      onOwn={() => go('own')}
      onDemo={setAccounts}
    />
  );
}

interface WaysProps {
  code: string;
  asksForCode: boolean;
  onCode: (code: string) => void;
  onOwn: () => void;
  onDemo: (accounts: DemoAccount[]) => void;
}

function Ways({ code, asksForCode, onCode, onOwn, onDemo }: WaysProps) {
  const { t } = useTranslation();
  const [wrong, setWrong] = useState<string | null>(null);
  const setupCode = code.trim() || undefined;
  /** At the field of the code what is about the code. */
  const failed = (problem: unknown) =>
    isAboutCode(problem) ? setWrong(errorMessage(problem)) : toastProblem(problem);
  const check = async () => {
    if (asksForCode && setupCode !== undefined) await checkCode(setupCode);
    setWrong(null);
  };
  const left = useChange(check, { failed });
  const own = useChange(
    async () => {
      await check();
      onOwn();
    },
    { failed },
  );
  const demo = useChange(async () => onDemo((await loadDemo(setupCode)).accounts), { failed });
  const mayGoOn = !asksForCode || setupCode !== undefined;
  return (
    <EntrancePage title={t('setup.title')} text={t('setup.text')}>
      <Stack>
        {asksForCode && (
          <SetupCodeField
            value={code}
            error={wrong}
            onLeave={() => left.run()}
            onChange={(typed) => {
              setWrong(null);
              onCode(typed);
            }}
          />
        )}
        <WayCard
          icon={<IconBuildingStore aria-hidden />}
          color="court"
          title={t('setup.own.title')}
          text={t('setup.own.text')}
          busy={own.busy}
          disabled={demo.busy || !mayGoOn}
          onClick={() => own.run()}
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

const isAboutCode = (problem: unknown): boolean =>
  problem instanceof ProblemError && ['setup.wrong_code', 'setup.code_needed'].includes(problem.code);

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
