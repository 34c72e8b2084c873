import i18next from 'i18next';
import { initReactI18next } from 'react-i18next';

export type Language = 'es' | 'en';
export const LANGUAGES: readonly Language[] = ['es', 'en'];
const STORAGE_KEY = 'bandeja.language';

export const i18n = i18next.createInstance();

// What reads the page aloud, hyphenates or translates it goes by this.
i18n.on('languageChanged', (language) => {
  if (typeof document !== 'undefined') document.documentElement.lang = language;
});

const LOADERS = {
  en: () => import('../../locales/en/index.ts'),
  es: () => import('../../locales/es/index.ts'),
};

/** Loads the reader's language: the one chosen on this device, else the browser's first that we speak. */
export async function startI18n(): Promise<void> {
  const language = storedLanguage() ?? browserLanguage(navigator.languages);
  const { default: translation } = await LOADERS[language]();
  await i18n.use(initReactI18next).init({
    lng: language,
    resources: { [language]: { translation } },
    fallbackLng: false,
    interpolation: { escapeValue: false },
  });
}

/** Switches the whole app and remembers the choice on this device. */
export async function changeLanguage(language: Language): Promise<void> {
  localStorage.setItem(STORAGE_KEY, language);
  if (i18n.language === language) return;
  const { default: translation } = await LOADERS[language]();
  i18n.addResourceBundle(language, 'translation', translation);
  await i18n.changeLanguage(language);
}

export function currentLanguage(): Language {
  return i18n.language === 'es' ? 'es' : 'en';
}

/** `null` when nobody has chosen a language on this device yet. */
export function storedLanguage(): Language | null {
  return asLanguage(localStorage.getItem(STORAGE_KEY));
}

/** `es-ES` → `es`; anything that we do not speak → `null`. */
export function asLanguage(tag: string | null | undefined): Language | null {
  const primary = tag?.split('-')[0]?.toLowerCase();
  return LANGUAGES.find((language) => language === primary) ?? null;
}

export function browserLanguage(tags: readonly string[]): Language {
  for (const tag of tags) {
    const language = asLanguage(tag);
    if (language) return language;
  }
  return 'en';
}
