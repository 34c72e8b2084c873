const letters = {
  es: {
    subject: 'Correo de prueba de Bandeja',
    body: 'Si lees esto, Bandeja puede enviar correo: invitaciones, confirmaciones y recordatorios llegan.\n',
  },
  en: {
    subject: 'Test mail from Bandeja',
    body: 'If you read this, Bandeja can send mail: invitations, confirmations and reminders arrive.\n',
  },
} as const;

/** What somebody sends themselves to see whether mail gets through. */
export const testLetter = (locale: string) => letters[locale.startsWith('en') ? 'en' : 'es'];
