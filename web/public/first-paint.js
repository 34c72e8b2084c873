// Runs before the first paint so that neither the colour scheme nor the language flickers. It is a file of
// its own because the server's Content-Security-Policy allows no inline script.
(() => {
  const root = document.documentElement;
  let scheme = 'auto';
  try {
    scheme = localStorage.getItem('bandeja.color-scheme') || 'auto';
    const language = localStorage.getItem('bandeja.language');
    if (language) root.lang = language;
  } catch {
    // Storage may be blocked: the defaults are fine.
  }
  if (scheme !== 'light' && scheme !== 'dark') {
    scheme = matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light';
  }
  root.setAttribute('data-mantine-color-scheme', scheme);
})();
