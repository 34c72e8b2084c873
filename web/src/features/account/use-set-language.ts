import { useQueryClient } from '@tanstack/react-query';
import { toastProblem } from '../../platform/errors/form.ts';
import { changeLanguage, type Language } from '../../platform/i18n/i18n.ts';
import { meQuery } from '../../platform/session/api.ts';
import { updateMe } from './api.ts';

/** Changes the language here at once and, for somebody signed in, of the messages they are sent. */
export function useSetLanguage(): (language: Language) => Promise<void> {
  const queryClient = useQueryClient();
  return async (language) => {
    await changeLanguage(language);
    const me = queryClient.getQueryData(meQuery.queryKey);
    if (!me?.user) return;
    try {
      await updateMe({ locale: language });
      await queryClient.invalidateQueries(meQuery);
    } catch (error) {
      toastProblem(error);
    }
  };
}
