import { Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useChange } from '../../../platform/client/use-change.ts';
import { Confirm } from '../../../ui/confirm.tsx';
import { giveUpOrder, type StudentPackage } from '../api.ts';

/** Gives an order up that is not paid. */
export function GiveUpDialog({ bought, onClose }: { bought: StudentPackage; onClose: () => void }) {
  const { t } = useTranslation();
  const { id, name } = bought;
  const { busy, run } = useChange(
    async (send) => {
      await send(giveUpOrder, id);
      onClose();
    },
    { done: t('packages.givenUp') },
  );
  return (
    <Confirm
      opened
      tone="danger"
      title={t('packages.giveUpTitle', { name })}
      confirmLabel={t('packages.giveUp')}
      cancelLabel={t('common.back')}
      busy={busy}
      onClose={onClose}
      onConfirm={() => run()}
    >
      <Text>{t('packages.giveUpText')}</Text>
    </Confirm>
  );
}
