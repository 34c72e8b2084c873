import { SegmentedControl } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { currentLanguage, LANGUAGES, type Language } from '../../../platform/i18n/i18n.ts';
import { useSetLanguage } from '../use-set-language.ts';

/** Español | English, each in its own words. */
export function LanguageControl({ short = false }: { short?: boolean }) {
  const { t } = useTranslation();
  const setLanguage = useSetLanguage();
  return (
    <SegmentedControl
      aria-label={t('common.language.label')}
      size="sm"
      value={currentLanguage()}
      onChange={(value) => void setLanguage(value as Language)}
      data={LANGUAGES.map((language) => ({
        value: language,
        label: short ? (
          <abbr title={t(`common.language.${language}`)}>{language.toUpperCase()}</abbr>
        ) : (
          t(`common.language.${language}`)
        ),
      }))}
    />
  );
}
