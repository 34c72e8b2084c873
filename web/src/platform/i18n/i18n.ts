import i18next, { type FormatterModule } from 'i18next';
import { initReactI18next } from 'react-i18next';
import { screenLanguage } from '../first-screen.ts';

export type Language = 'es' | 'en';
export const LANGUAGES: readonly Language[] = ['es', 'en'];
const STORAGE_KEY = 'bandeja.language';

export const i18n = i18next.createInstance();

// What reads the page aloud, hyphenates or translates it goes by this.
i18n.on('languageChanged', (language) => {
  if (typeof document !== 'undefined') document.documentElement.lang = language;
});

/** `everybody`: what any page says; `own`: what one's own pages do; `desk`: what only those who run a club ever read. */
type Part = 'everybody' | 'own' | 'desk';

const LOADERS: Record<Language, Record<Part, () => Promise<{ default: object }>>> = {
  en: {
    everybody: () => import('../../locales/en/everybody.ts'),
    own: () => import('../../locales/en/own.ts'),
    desk: () => import('../../locales/en/desk.ts'),
  },
  es: {
    everybody: () => import('../../locales/es/everybody.ts'),
    own: () => import('../../locales/es/own.ts'),
    desk: () => import('../../locales/es/desk.ts'),
  },
};

/**
 * Loads the reader's language: the one chosen on this device, else that of the screen that came with the page (an
 * account has one), else the browser's first that we speak.
 */
export async function startI18n(): Promise<void> {
  const language = storedLanguage() ?? asLanguage(screenLanguage()) ?? browserLanguage(navigator.languages);
  const { default: translation } = await LOADERS[language].everybody();
  await i18n
    .use(inWriting)
    .use(initReactI18next)
    .init({
      lng: language,
      resources: { [language]: { translation } },
      fallbackLng: false,
      interpolation: { escapeValue: false, alwaysFormat: true },
    });
}

/** Numbers as the reader writes them, `2,5`, whichever sentence they stand in. Years have no thousands, so nothing has. */
export const inWriting: FormatterModule = {
  type: 'formatter',
  init: () => {},
  add: () => {},
  addCached: () => {},
  format: (value, _format, language) =>
    typeof value === 'number'
      ? new Intl.NumberFormat(language, { useGrouping: false }).format(value)
      : String(value ?? ''),
};

/** The words of the desk, and those of one's own pages that it shows too, before the first of its pages is shown. */
export const loadDeskWords = (): Promise<unknown> =>
  Promise.all([loadOwnWords(), load(currentLanguage(), 'desk')]);

/** The words of one's own pages, before the first of them is shown. */
export const loadOwnWords = (): Promise<void> => load(currentLanguage(), 'own');

async function load(language: Language, part: Part): Promise<void> {
  if (has(language, part)) return;
  const { default: words } = await LOADERS[language][part]();
  i18n.addResourceBundle(language, 'translation', words, true, true);
}

/** A word that each part has alone. */
const marks: Record<Part, string> = { everybody: 'common', own: 'people', desk: 'scheduling' };
const has = (language: Language, part: Part): boolean =>
  i18n.getResource(language, 'translation', marks[part]) !== undefined;

/** Switches the whole app and remembers the choice on this device. */
export async function changeLanguage(language: Language): Promise<void> {
  localStorage.setItem(STORAGE_KEY, language);
  if (i18n.language === language) return;
  const parts = (Object.keys(marks) as Part[]).filter((part) => has(currentLanguage(), part));
  await Promise.all(parts.map((part) => load(language, part)));
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
