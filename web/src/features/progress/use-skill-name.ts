import { useTranslation } from 'react-i18next';

/** How a skill is called in the reader's language. */
export function useSkillName(): (skill: { name_es: string; name_en: string }) => string {
  const { i18n } = useTranslation();
  return ({ name_es, name_en }) => (i18n.language === 'es' ? name_es : name_en);
}
