import { useDocumentTitle } from '@mantine/hooks';
import { IconBallTennis } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { ButtonLink } from '../../ui/link.tsx';
import { NothingHere } from '../../ui/nothing-here.tsx';

export function NotFound() {
  const { t } = useTranslation();
  useDocumentTitle(`${t('common.notFound.title')} · Bandeja`);
  return (
    <main id="main" tabIndex={-1}>
      <NothingHere
        icon={<IconBallTennis aria-hidden />}
        title={t('common.notFound.title')}
        description={t('common.notFound.description')}
        action={<ButtonLink to="/">{t('common.notFound.home')}</ButtonLink>}
      />
    </main>
  );
}
