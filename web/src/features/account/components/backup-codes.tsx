import { Alert, Button, Group, SimpleGrid, Stack, Text } from '@mantine/core';
import { IconDownload, IconPrinter } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useSession } from '../../../platform/session/session.ts';
import { CopyText } from '../../../ui/copy-text.tsx';
import { fileOf } from '../second-factor.ts';
import classes from './backup-codes.module.css';

interface BackupCodesProps {
  codes: readonly string[];
  /** Not shown again. */
  kept: () => void;
}

/** The codes for when the app is lost; this is the only time that they are seen. */
export function BackupCodes({ codes, kept }: BackupCodesProps) {
  const { t } = useTranslation();
  const { me } = useSession();
  const title = t('account.twoSteps.codesOf', { email: me.user.email });
  return (
    <Stack className={classes.sheet ?? ''}>
      <Alert
        color="yellow"
        role="status"
        title={t('account.twoSteps.codesTitle')}
        className={classes.aside ?? ''}
      >
        {t('account.twoSteps.codesText')}
      </Alert>
      <Text fw={550}>{title}</Text>
      <SimpleGrid cols={2} component="ul" m={0} p={0} aria-label={title}>
        {codes.map((code) => (
          <Text key={code} component="li" ff="monospace" style={{ listStyle: 'none' }}>
            {code}
          </Text>
        ))}
      </SimpleGrid>
      <Group className={classes.aside ?? ''}>
        <CopyText text={codes.join('\n')} label={t('account.twoSteps.copy')} />
        <Button
          component="a"
          href={fileOf(title, codes)}
          download={t('account.twoSteps.file')}
          variant="default"
          leftSection={<IconDownload size={18} aria-hidden />}
        >
          {t('account.twoSteps.download')}
        </Button>
        <Button
          variant="default"
          leftSection={<IconPrinter size={18} aria-hidden />}
          onClick={() => window.print()}
        >
          {t('account.twoSteps.print')}
        </Button>
      </Group>
      <Group justify="flex-end" className={classes.aside ?? ''}>
        <Button onClick={kept}>{t('account.twoSteps.kept')}</Button>
      </Group>
    </Stack>
  );
}
