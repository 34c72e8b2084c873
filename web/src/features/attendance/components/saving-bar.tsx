import { Alert, Button, Group, Text } from '@mantine/core';
import { IconCloudCheck, IconCloudOff, IconCloudUp } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { errorMessage } from '../../../platform/errors/message.ts';
import type { Saving } from '../use-roster-draft.ts';
import classes from './attendance-marking.module.css';

interface SavingBarProps {
  saving: Saving;
  /** Of how many students something is on this device only. */
  unsent: number;
  error: unknown;
  /** Somebody wants all of it saved, and it is being done. */
  asked: boolean;
  saveNow: () => void;
}

/** Where what was said of the class is: with the server, on its way, or only on this device. */
export function SavingBar({ saving, unsent, error, asked, saveNow }: SavingBarProps) {
  const { t } = useTranslation();
  const Icon = saving === 'saved' ? IconCloudCheck : saving === 'saving' ? IconCloudUp : IconCloudOff;
  return (
    <div className={classes.bar}>
      {saving === 'refused' && (
        <Alert color="red" role="alert" mb="sm">
          {errorMessage(error)}
        </Alert>
      )}
      <Group justify="space-between">
        <Group gap={8} wrap="nowrap" role="status" flex="1 1 130px">
          <Icon size={20} aria-hidden style={{ flexShrink: 0 }} />
          <Text size="sm">
            {saving === 'away' && unsent > 0
              ? t('attendance.saving.kept', { count: unsent })
              : t(`attendance.saving.${saving}`)}
          </Text>
        </Group>
        <Button h={52} px="md" style={{ flexShrink: 0 }} loading={asked} onClick={saveNow}>
          {t('attendance.save')}
        </Button>
      </Group>
    </div>
  );
}
