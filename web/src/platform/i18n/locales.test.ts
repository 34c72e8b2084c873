import { describe, expect, it } from 'vitest';
import en from '../../locales/en/index.ts';
import es from '../../locales/es/index.ts';

/** Every leaf as `path → text`. */
function leaves(tree: object, prefix = ''): Map<string, string> {
  const found = new Map<string, string>();
  for (const [key, value] of Object.entries(tree)) {
    if (typeof value === 'string') found.set(prefix + key, value);
    else for (const [path, text] of leaves(value, `${prefix}${key}.`)) found.set(path, text);
  }
  return found;
}

const placeholders = (text: string) => [...text.matchAll(/\{\{\s*(\w+)/g)].map((match) => match[1]).sort();

describe('the two languages', () => {
  const english = leaves(en);
  const spanish = leaves(es);

  it('have the same keys', () => {
    expect([...spanish.keys()].sort()).toEqual([...english.keys()].sort());
  });

  it('leave no text empty', () => {
    const empty = [...english, ...spanish].filter(([, text]) => text.trim() === '');
    expect(empty).toEqual([]);
  });

  it('put the same values into every sentence', () => {
    for (const [path, text] of english) {
      expect(placeholders(spanish.get(path) ?? ''), path).toEqual(placeholders(text));
    }
  });
});
