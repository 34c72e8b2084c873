import { Badge, Button, Group, Stack } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { BackupCodes } from './backup-codes.tsx';
import { EndTwoSteps } from './end-two-steps.tsx';
import { NewBackupCodes } from './new-backup-codes.tsx';
import { StartTwoSteps } from './start-two-steps.tsx';

interface TwoStepsProps {
  isOn: boolean;
}

/** Whether signing in takes a code after the password; turned on, kept and turned off here. */
export function TwoSteps({ isOn }: TwoStepsProps) {
  const { t } = useTranslation();
  const [codes, setCodes] = useState<string[] | null>(null);
  if (codes) return <BackupCodes codes={codes} kept={() => setCodes(null)} />;
  return (
    <Stack>
      <Badge color={isOn ? 'teal' : 'gray'} variant="light" size="lg" role="status">
        {t(isOn ? 'account.twoSteps.on' : 'account.twoSteps.off')}
      </Badge>
      {isOn ? <WhileOn showCodes={setCodes} /> : <StartTwoSteps showCodes={setCodes} />}
    </Stack>
  );
}

type Asked = 'nothing' | 'codes' | 'end';

function WhileOn({ showCodes }: { showCodes: (codes: string[]) => void }) {
  const { t } = useTranslation();
  const [asked, setAsked] = useState<Asked>('nothing');
  const nothing = () => setAsked('nothing');
  return (
    <>
      <Group>
        <Button variant="light" onClick={() => setAsked('codes')}>
          {t('account.twoSteps.newCodes')}
        </Button>
        <Button variant="subtle" color="red" onClick={() => setAsked('end')}>
          {t('account.twoSteps.end')}
        </Button>
      </Group>
      {asked === 'codes' && <NewBackupCodes close={nothing} showCodes={showCodes} />}
      {asked === 'end' && <EndTwoSteps close={nothing} />}
    </>
  );
}
