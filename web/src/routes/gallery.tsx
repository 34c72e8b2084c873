import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { loadDeskWords } from '../platform/i18n/i18n.ts';
import { app } from './app.tsx';

const gallery = () =>
  createRoute({
    getParentRoute: () => app,
    path: '/gallery',
    beforeLoad: loadDeskWords,
    component: lazyRouteComponent(() => import('../areas/gallery/gallery-page.tsx'), 'GalleryPage'),
  });

/** Where `vite` serves the app; what is built has neither the page nor its address. */
export const galleryRoutes = (import.meta.env.DEV ? [gallery()] : []) as readonly [
  ReturnType<typeof gallery>,
];
