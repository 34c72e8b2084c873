import { Alert, Button, Stack, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { CopyText } from '../../../ui/copy-text.tsx';
import { DialogFooter } from '../../../ui/dialog-footer.tsx';

/** What the other program checks the messages with: shown once. */
export function Secret({ secret, onClose }: { secret: string; onClose: () => void }) {
  const { t } = useTranslation();
  return (
    <Stack>
      <Alert color="yellow">{t('webhooks.once')}</Alert>
      <TextInput
        readOnly
        label={t('webhooks.secret')}
        value={secret}
        ff="monospace"
        onFocus={({ currentTarget }) => currentTarget.select()}
      />
      <DialogFooter>
        <CopyText text={secret} label={t('webhooks.copy')} />
        <Button onClick={onClose}>{t('webhooks.kept')}</Button>
      </DialogFooter>
    </Stack>
  );
}
