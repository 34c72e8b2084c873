import { useSession } from '../../platform/session/session.ts';
import { type Drafts, draftsOf } from './kept-draft.ts';

/** What this device keeps for who is signed in, of the organization on screen. */
export function useDrafts(): Drafts {
  const { user, organization } = useSession().me;
  return draftsOf({ user_id: user.id, organization_id: organization?.id ?? '' }, localStorage, Date.now);
}
