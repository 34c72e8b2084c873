import { VisuallyHidden } from '@mantine/core';
import { useRouter } from '@tanstack/react-router';
import { useEffect, useRef, useState } from 'react';

/**
 * Tells a screen reader which page has come, and lets the Tab key start at its content: what a browser does
 * by itself when a page is really loaded.
 */
export function RouteAnnouncer() {
  const router = useRouter();
  const [title, setTitle] = useState('');
  const overlay = useRef(false);
  useEffect(
    () =>
      router.subscribe('onRendered', ({ fromLocation, pathChanged }) => {
        const over = router.state.matches.at(-1)?.staticData.overlay === true;
        const wasOver = overlay.current;
        overlay.current = over;
        if (!fromLocation || !pathChanged) return;
        // Who is led to a part of the page starts there.
        if (router.state.location.hash === '' && !over && !wasOver)
          document.getElementById('main')?.focus({ preventScroll: true });
        setTitle(document.title);
      }),
    [router],
  );
  return (
    <VisuallyHidden role="status" aria-live="polite">
      {title}
    </VisuallyHidden>
  );
}
