import { useTranslation } from 'react-i18next';
import { ShownOnce } from '../../../ui/shown-once.tsx';

/** What the other program checks the messages with: shown once. */
export function Secret({ secret, onClose }: { secret: string; onClose: () => void }) {
  const { t } = useTranslation();
  return (
    <ShownOnce
      value={secret}
      hint={t('webhooks.once')}
      label={t('webhooks.secret')}
      copyLabel={t('webhooks.copy')}
      keptLabel={t('webhooks.kept')}
      onClose={onClose}
    />
  );
}
