import type { Page } from 'playwright-core';
import en from '../../web/src/locales/en/index.ts';
import es from '../../web/src/locales/es/index.ts';
import type { Language } from './browser.ts';
import { owner } from './club.ts';

/** What libraries say where nobody has told them how. */
const OF_LIBRARIES = [
  ...['Clear input', 'Close', 'Next', 'Previous', 'Next month', 'Previous month', 'Select all', 'Search'],
  ...['Toggle password visibility', 'Toggle navigation', 'Open menu', 'Required', 'No data', 'Loading...'],
  ...['Next page', 'Previous page', 'Show more', 'Show less', 'Hours', 'Minutes', 'Pick date', 'Close modal'],
];

/**
 * Everything that a page says: on screen, to whoever does not see it, and when it is pointed at; not the labels of what
 * is hidden from those who would hear them.
 */
export const saidOn = (page: Page): Promise<string[]> =>
  page.evaluate(`(() => {
    const said = new Set();
    const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    while (texts.nextNode()) {
      const within = texts.currentNode.parentElement.closest('script, style, noscript, [lang]');
      if (!within || within === document.documentElement) said.add(texts.currentNode.data.trim());
    }
    for (const name of ['aria-label', 'aria-description', 'title', 'placeholder', 'alt'])
      for (const one of document.querySelectorAll('[' + name + ']'))
        if (!one.closest('[aria-hidden="true"]')) said.add(one.getAttribute(name).trim());
    said.delete('');
    return [...said];
  })()`);

/**
 * Those of the texts on a Spanish screen that are English. On an English one nothing can be said: the words of the
 * clubs in these tests are Spanish, and some of them are ours, too.
 */
export const foreignIn = (texts: readonly string[], language: Language): string[] =>
  language === 'en'
    ? []
    : texts.filter((text) => says(english, text) && !says(spanish, text) && !NAMES.has(text));

/** How people are called in these tests, though it is a word too. */
const NAMES = new Set([owner.name]);

interface Words {
  whole: ReadonlySet<string>;
  /** Sentences with something put in. */
  filled: readonly RegExp[];
}

const says = ({ whole, filled }: Words, text: string): boolean =>
  whole.has(text) || filled.some((one) => one.test(text));

function wordsOf(tree: object, more: readonly string[] = []): Words {
  const leaves = leavesOf(tree);
  return {
    whole: new Set([...leaves.filter((text) => !text.includes('{{')), ...more]),
    filled: leaves.filter((text) => text.includes('{{') && LETTERS.test(text)).map(patternOf),
  };
}

/** Of a sentence that is little more than what is put in, nothing can be said. */
const LETTERS = /\p{L}{4}[^{]*\s|\s[^}]*\p{L}{4}/u;

const leavesOf = (tree: object): string[] =>
  Object.values(tree).flatMap((value) => (typeof value === 'string' ? [value] : leavesOf(value)));

const patternOf = (text: string): RegExp =>
  new RegExp(
    `^${text
      .split(/\{\{.*?\}\}/)
      .map((part) => part.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&'))
      .join('.+')}$`,
    'u',
  );

const spanish = wordsOf(es);
const english = wordsOf(en, OF_LIBRARIES);
