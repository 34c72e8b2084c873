import { useDocumentTitle } from '@mantine/hooks';
import { IconBallTennis } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { ButtonLink } from '../../ui/link.tsx';
import { NothingHere } from '../../ui/nothing-here.tsx';
import { Bare } from './bare.tsx';

export function NotFoundPage() {
  return (
    <Bare>
      <NotFound />
    </Bare>
  );
}

export function NotFound() {
  const { t } = useTranslation();
  useDocumentTitle(`${t('common.notFound.title')} · Bandeja`);
  return (
    <NothingHere
      heading={1}
      icon={<IconBallTennis aria-hidden />}
      title={t('common.notFound.title')}
      description={t('common.notFound.description')}
      action={<ButtonLink to="/">{t('common.notFound.home')}</ButtonLink>}
    />
  );
}
