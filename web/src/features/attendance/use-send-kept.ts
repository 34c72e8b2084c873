import { useQueryClient } from '@tanstack/react-query';
import type { Send } from '../../platform/client/change.ts';
import { attendanceQuery } from './api.ts';
import { sendKept } from './send-draft.ts';
import { useDrafts } from './use-drafts.ts';

/** Sends what this device keeps of a class, judged by what the server says of it now. */
export function useSendKept(): (send: Send, session_id: string) => Promise<void> {
  const drafts = useDrafts();
  const queryClient = useQueryClient();
  return async (send, session_id) => {
    const rows = await queryClient.fetchQuery({ ...attendanceQuery(session_id), staleTime: 0 });
    try {
      await sendKept(send, drafts, session_id, rows);
    } finally {
      // What was read before is not shown as what is: whoever marks on it would be refused as somebody who came late.
      queryClient.removeQueries({ queryKey: attendanceQuery(session_id).queryKey, type: 'inactive' });
    }
  };
}
