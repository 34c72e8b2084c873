// Runs before the first paint so that neither the colour scheme nor the language flickers. It is a file of
// its own because the server's Content-Security-Policy allows no inline script.
(() => {
  const root = document.documentElement;
  let scheme = 'auto';
  let chosen = '';
  try {
    scheme = localStorage.getItem('bandeja.color-scheme') || 'auto';
    chosen = localStorage.getItem('bandeja.language') || '';
  } catch {
    // Storage may be blocked: the defaults are fine.
  }
  // As platform/i18n decides: the language chosen here, else the browser's first that we speak.
  const tags = [chosen, ...navigator.languages].map((tag) => tag.split('-')[0].toLowerCase());
  root.lang = tags.find((tag) => tag === 'es' || tag === 'en') || 'en';
  if (scheme !== 'light' && scheme !== 'dark') {
    scheme = matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light';
  }
  root.setAttribute('data-mantine-color-scheme', scheme);
})();
