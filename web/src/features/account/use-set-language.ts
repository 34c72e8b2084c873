import { useQueryClient } from '@tanstack/react-query';
import { useChange } from '../../platform/client/use-change.ts';
import { changeLanguage, type Language } from '../../platform/i18n/i18n.ts';
import { meQuery } from '../../platform/session/api.ts';
import { updateMe } from './api.ts';

/** Changes the language here at once and, for somebody signed in, of the messages they are sent. */
export function useSetLanguage(): (language: Language) => void {
  const queryClient = useQueryClient();
  const { run } = useChange(async (send, locale: Language) => {
    await changeLanguage(locale);
    if (queryClient.getQueryData(meQuery.queryKey)?.user) await send(updateMe, { locale });
  });
  return run;
}
