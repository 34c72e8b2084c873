export const browsers = ['Edge', 'Opera', 'Samsung Internet', 'Firefox', 'Chrome', 'Safari'] as const;
export const systems = ['Android', 'iPhone', 'iPad', 'Windows', 'macOS', 'ChromeOS', 'Linux'] as const;

type Browser = (typeof browsers)[number];
type System = (typeof systems)[number];

/** In this order: most say that they are Chrome and Safari, too. */
const browserMarks: readonly [RegExp, Browser][] = [
  [/\bEdg(e|A|iOS)?\//, 'Edge'],
  [/\b(OPR|Opera)\//, 'Opera'],
  [/\bSamsungBrowser\//, 'Samsung Internet'],
  [/\b(Firefox|FxiOS)\//, 'Firefox'],
  [/\b(Chrome|Chromium|HeadlessChrome|CriOS)\//, 'Chrome'],
  [/\bSafari\/|\bAppleWebKit\/.*\bMobile\//, 'Safari'],
];
const systemMarks: readonly [RegExp, System][] = [
  [/\bAndroid\b/, 'Android'],
  [/\biPhone\b/, 'iPhone'],
  [/\biPad\b/, 'iPad'],
  [/\bWindows\b/, 'Windows'],
  [/\bMac OS X\b|\bMacintosh\b/, 'macOS'],
  [/\bCrOS\b/, 'ChromeOS'],
  [/\bLinux\b/, 'Linux'],
];

const firstOf = <T>(marks: readonly [RegExp, T][], text: string): T | null =>
  marks.find(([mark]) => mark.test(text))?.[1] ?? null;

/** What a browser says of itself, as people know it; null where it says nothing known. */
export const deviceName = (user_agent: string): { browser: Browser | null; system: System | null } => ({
  browser: firstOf(browserMarks, user_agent),
  system: firstOf(systemMarks, user_agent),
});
