import { addHours } from '../../kernel/time/index.ts';

interface State {
  expires_at: Date;
  accepted_at: Date | null;
  revoked_at: Date | null;
}
export type InvitationStatus = 'pending' | 'accepted' | 'revoked' | 'expired';

export function invitationStatus(invitation: State, now: Date): InvitationStatus {
  if (invitation.accepted_at !== null) return 'accepted';
  if (invitation.revoked_at !== null) return 'revoked';
  return invitation.expires_at <= now ? 'expired' : 'pending';
}

/** Fourteen days of 24 hours. */
export const invitationExpiry = (now: Date): Date => addHours(now, 14 * 24);

/** Mail addresses are compared without regard to letter case. */
export const sameEmail = (a: string, b: string): boolean => a.toLowerCase() === b.toLowerCase();

export const refusals: Record<Exclude<InvitationStatus, 'pending'>, string> = {
  accepted: 'This invitation has been used.',
  revoked: 'This invitation was taken back.',
  expired: 'This invitation has expired. Ask for a new one.',
};

/** As the pages call them: `common.roles` of the web app. */
const roleWords: Record<string, Record<string, string>> = {
  es: { owner: 'Propietario', club_admin: 'Administración', instructor: 'Monitor', student: 'Alumno' },
  en: { owner: 'Owner', club_admin: 'Club admin', instructor: 'Coach', student: 'Student' },
};

/** The letter, in the reader's language. */
export function invitationMail(letter: {
  locale: string;
  organization: string;
  role: string;
  inviter: string;
  link: string;
}): { subject: string; body: string } {
  const { organization, inviter, link } = letter;
  const locale = letter.locale === 'en' ? 'en' : 'es';
  const role = roleWords[locale]?.[letter.role] ?? letter.role;
  return locale === 'en'
    ? {
        subject: `${organization} invites you to Bandeja`,
        body: `${inviter} invites you to join ${organization}. Your role there: ${role}.\n\nAccept within 14 days:\n${link}\n`,
      }
    : {
        subject: `${organization} te invita a Bandeja`,
        body: `${inviter} te invita a unirte a ${organization}. Tu función allí: ${role}.\n\nAcepta en los próximos 14 días:\n${link}\n`,
      };
}
