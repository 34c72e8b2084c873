import type { ClientsWanted } from '../../api.ts';

const VIEWS = {
  all: {},
  unassessed: { assessed: false },
  blocked: { blocked: true },
  no_privacy: { privacy: false },
  inactive: { include_inactive: true },
} satisfies Record<string, ClientsWanted>;
type View = keyof typeof VIEWS;
export const VIEW_NAMES = Object.keys(VIEWS) as View[];

export const viewOf = (name: string): View => VIEW_NAMES.find((one) => one === name) ?? 'all';

/** What the list, and its file, are asked for. */
export const wantedIn = (view: View, words: string): ClientsWanted => ({
  ...VIEWS[view],
  ...(words && { q: words }),
});
