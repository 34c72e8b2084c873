import type { Mail } from '../mail.ts';

/* What identity writes to people, in both languages: before anybody has signed in nobody knows which one is theirs. */

interface Letter {
  subject: [es: string, en: string];
  es: string;
  en: string;
  url: string;
}

const letter = (to_email: string, { subject, es, en, url }: Letter): Mail => ({
  to_email,
  subject: `Bandeja: ${subject.join(' / ')}`,
  body: `${es}\n\n${en}\n\n${url}\n`,
});

export const resetMail = (email: string, url: string): Mail =>
  letter(email, {
    ...{ subject: ['contraseña nueva', 'new password'], url },
    es: `Alguien, seguramente tú, ha pedido una contraseña nueva para ${email}. El enlace vale una hora y una sola vez. Si no has sido tú, no hagas nada.`,
    en: `Somebody, probably you, asked for a new password for ${email}. The link works for an hour, and once. If it was not you, do nothing.`,
  });

export const signInMail = (email: string, url: string): Mail =>
  letter(email, {
    ...{ subject: ['enlace de acceso', 'sign-in link'], url },
    es: `Abre este enlace y pulsa «Entrar» para iniciar sesión como ${email}. Vale una hora y una sola vez. Si no lo has pedido, no hagas nada.`,
    en: `Open this link and press "Sign in" to sign in as ${email}. It works for an hour, and once. If you did not ask for it, do nothing.`,
  });

/** The first proof that the mailbox is theirs: what the account had before may be a stranger's, and ends. */
export const firstSignInMail = (email: string, url: string): Mail =>
  letter(email, {
    ...{ subject: ['enlace de acceso', 'sign-in link'], url },
    es: `Abre este enlace y pulsa «Entrar» para iniciar sesión como ${email}. Vale una hora y una sola vez. Como este correo aún no estaba confirmado, la contraseña que hubiera deja de valer; después puedes poner otra con «¿Has olvidado tu contraseña?». Si no lo has pedido, no hagas nada.`,
    en: `Open this link and press "Sign in" to sign in as ${email}. It works for an hour, and once. Since this e-mail was not confirmed yet, a password that was there stops working; you can set another one with "Forgot your password?" afterwards. If you did not ask for it, do nothing.`,
  });

export const confirmMail = (email: string, url: string): Mail =>
  letter(email, {
    ...{ subject: ['confirma tu correo', 'confirm your e-mail'], url },
    es: `Abre este enlace y pulsa «Confirmar correo» para confirmar que ${email} es tu correo. Vale una hora. Si no has creado una cuenta ni cambiado de correo, no hagas nada.`,
    en: `Open this link and press "Confirm e-mail" to confirm that ${email} is your e-mail. It works for an hour. If you did not make an account or change your e-mail, do nothing.`,
  });

/** To the address that an account has: whoever found a page open must not walk away with the account. */
export const changeMail = (email: string, newEmail: string, url: string): Mail =>
  letter(email, {
    ...{ subject: ['cambio de correo', 'change of e-mail'], url },
    es: `Alguien, seguramente tú, quiere que tu cuenta sea de ${newEmail}. Si es así, abre el enlace y pulsa «Permitir el cambio»: después escribiremos a esa dirección. Si no has sido tú, no hagas nada y cambia tu contraseña.`,
    en: `Somebody, probably you, wants your account to be that of ${newEmail}. If so, open the link and press "Allow the change": then we write to that address. If it was not you, do nothing, and change your password.`,
  });

/** Instead of an account that is there already. */
export const haveAccountMail = (email: string, publicUrl: string): Mail =>
  letter(email, {
    ...{ subject: ['ya tienes una cuenta', 'you have an account'], url: `${publicUrl}/sign-in` },
    es: `Alguien, seguramente tú, ha querido crear una cuenta con ${email}, y ya hay una. Inicia sesión con ella; si no recuerdas la contraseña, ahí puedes pedir otra.`,
    en: `Somebody, probably you, wanted to make an account with ${email}, and there is one already. Sign in with it; if you do not remember the password, ask for a new one there.`,
  });

/** Instead of a link, where there is no account. */
export const noAccountMail = (email: string, publicUrl: string): Mail =>
  letter(email, {
    ...{ subject: ['no hay ninguna cuenta', 'there is no account'], url: `${publicUrl}/sign-up` },
    es: `Alguien, seguramente tú, ha pedido un enlace para ${email}, pero no hay ninguna cuenta con este correo. Quizá la tuya es con otro; si no, aquí puedes crear una.`,
    en: `Somebody, probably you, asked for a link for ${email}, but there is no account with this e-mail. Yours may be with another one; if not, you can make one here.`,
  });

/** Instead of a link, where it would leave the second factor out. */
export const twoFactorsMail = (email: string, publicUrl: string): Mail =>
  letter(email, {
    ...{ subject: ['dos factores', 'two factors'], url: `${publicUrl}/sign-in` },
    es: `Alguien, seguramente tú, ha pedido un enlace para entrar como ${email}. Esta cuenta tiene un segundo factor, así que solo se entra con la contraseña.`,
    en: `Somebody, probably you, asked for a link to sign in as ${email}. This account has a second factor, so it takes the password to sign in.`,
  });
