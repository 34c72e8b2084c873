// Puts a club's timetable where this script stands: a frame that grows with what is in it.
(() => {
  const script = document.currentScript;
  const { club = '', lang = '', theme = '' } = script?.dataset ?? {};
  const [organization, slug] = club.split('/').map(encodeURIComponent);
  if (!script?.src || !organization || !slug) return;
  const home = new URL(script.src).origin;
  const language = lang || document.documentElement.lang.slice(0, 2);

  const frame = document.createElement('iframe');
  frame.title = language === 'es' ? 'Horario de clases' : 'Timetable of classes';
  frame.src = `${home}/embed/${organization}/${slug}?${new URLSearchParams({ lang: language, theme })}`;
  frame.loading = 'lazy';
  frame.referrerPolicy = 'no-referrer';
  Object.assign(frame.style, { display: 'block', width: '100%', height: '480px', border: '0' });
  frame.addEventListener('load', () => frame.contentWindow?.postMessage({ bandeja: 'hello' }, home));

  addEventListener('message', ({ origin, source, data }) => {
    if (origin !== home || source !== frame.contentWindow || data?.bandeja !== 'height') return;
    if (Number.isFinite(data.height)) frame.style.height = `${Math.min(Math.max(data.height, 80), 10_000)}px`;
  });
  script.after(frame);
})();
