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

  // A page that comes with its first screen is painted first. Then the app's files are asked for, all at once, and run
  // one by one, so that the page can be scrolled and touched in between.
  const breath = () => new Promise((done) => setTimeout(done));
  async function startApp() {
    const files = JSON.parse(document.getElementById('first-files').textContent).map((file) => `/${file}`);
    for (const href of files) {
      const isStyle = href.endsWith('.css');
      const link = Object.assign(document.createElement('link'), { href, crossOrigin: '' });
      link.rel = isStyle ? 'stylesheet' : 'modulepreload';
      document.head.append(link);
    }
    for (const href of files.filter((file) => file.endsWith('.js'))) {
      await import(href);
      await breath();
    }
  }
  document.addEventListener('DOMContentLoaded', () => {
    if (!document.getElementById('first-files')) return;
    let started = false;
    const start = () => {
      if (!started) void startApp();
      started = true;
    };
    requestAnimationFrame(() => setTimeout(start));
    // A tab in the background is never painted.
    setTimeout(start, 1_000);
  });
})();
