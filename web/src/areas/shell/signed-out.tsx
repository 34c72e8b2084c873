import { useNavigate, useRouter } from '@tanstack/react-router';
import { useEffect } from 'react';
import { Pending } from './pending.tsx';

/** The session ended elsewhere: to the front door, and back here afterwards. Somebody on the way there goes on. */
export function SignedOut() {
  const router = useRouter();
  const navigate = useNavigate();
  useEffect(() => {
    const { href, pathname } = router.history.location;
    if (pathname !== '/sign-in') void navigate({ to: '/sign-in', search: { next: href, ended: '1' } });
  }, [router, navigate]);
  return <Pending />;
}
