import type { TFunction } from 'i18next';

type Named = { display_name: string };

/** Who gives a class and who helps: "Ana, with Bea and Cai". `coach` is what is said where nobody gives it. */
export const withAssistants = (
  t: TFunction,
  coach: string,
  assistants: readonly (Named | string)[] | undefined,
): string =>
  assistants && assistants.length > 0
    ? t('classes.withAssistants', {
        coach,
        assistants: assistants.map((one) => (typeof one === 'string' ? one : one.display_name)),
      })
    : coach;
