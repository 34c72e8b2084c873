import { Anchor } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { type Kind, templateOf } from '../template.ts';

/** A file to fill in. */
export function TemplateLink({ kind }: { kind: Kind }) {
  const { t, i18n } = useTranslation();
  const text = templateOf(kind, t, i18n.language);
  return (
    <Anchor
      href={`data:text/csv;charset=utf-8,${encodeURIComponent(text)}`}
      download={`${t(`importing.template.${kind}`)}.csv`}
    >
      {t('importing.template.download')}
    </Anchor>
  );
}
