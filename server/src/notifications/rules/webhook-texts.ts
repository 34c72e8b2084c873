import type { Locale } from './phrases.ts';
import type { Text } from './texts.ts';

interface Ended {
  host: string;
  why: 'gone' | 'failing' | 'secret' | 'maker';
}

const words = {
  es: {
    subject: (host: string) => `Webhook desactivado: ${host}`,
    gone: 'Ha respondido que ya no existe (410).',
    failing: 'Hace cinco días que no le llega ningún aviso.',
    secret: 'La instalación tiene otro secreto: hay que crear una clave nueva y darla al otro programa.',
    maker:
      'Quien respondía por él ya no lo puede gestionar. Comprueba a quién avisa antes de activarlo de nuevo.',
    waits: 'No se le envía nada más. Lo que estaba pendiente espera: al activarlo de nuevo se envía.',
  },
  en: {
    subject: (host: string) => `Webhook switched off: ${host}`,
    gone: 'It has answered that it is gone (410).',
    failing: 'No message has arrived there for five days.',
    secret:
      'The installation has another secret: make a new signing secret and give it to the other program.',
    maker:
      'Whoever answered for it may not look after it any more. Check whom it tells before you switch it on again.',
    waits: 'Nothing more is sent to it. What was pending waits: it is sent when you switch it on again.',
  },
} as const;

/** To whoever looks after it. */
export function webhookEndedOf(locale: Locale, { host, why }: Ended): Text {
  const said = words[locale];
  return { subject: said.subject(host), body: `${said[why]} ${said.waits}\n` };
}
