import type { Formats } from '../../platform/formats/formats.ts';
import { useFormats } from '../../platform/formats/use-formats.ts';
import { useSession } from '../../platform/session/session.ts';

/** Who teaches, and the formats of the club on screen. */
export function useTeaching(): { formats: Formats; instructor: { id: string; display_name: string } | null } {
  const { me, club } = useSession();
  const formats = useFormats(club ?? { timezone: 'UTC', currency: 'EUR', locale: me.user.locale });
  return { formats, instructor: me.instructor };
}
