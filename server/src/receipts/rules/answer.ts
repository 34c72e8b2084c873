import { readXml } from '../../kernel/xml.ts';
import { subjectOf, type Waiting } from './envelope.ts';

/** What the tax agency has said to one record. */
export interface Verdict {
  id: string;
  status: 'accepted' | 'accepted_with_errors' | 'rejected';
  code: string;
  description: string;
}

export interface Answer {
  /** What its receipt is called; empty where it took nothing. */
  csv: string;
  /** Seconds, before anything else is sent. */
  wait: number;
  verdicts: Verdict[];
}

/** What of an answer is read; of a fault, or of something else, nothing is sure. */
interface Message {
  Envelope?: {
    Body?: {
      Fault?: { faultstring?: string };
      RespuestaRegFactuSistemaFacturacion?: {
        CSV?: string;
        TiempoEsperaEnvio?: string;
        RespuestaLinea?: Line[];
      };
    };
  };
}

interface Line {
  IDFactura?: { NumSerieFactura?: string };
  Operacion?: { TipoOperacion?: string };
  EstadoRegistro?: string;
  CodigoErrorRegistro?: string;
  DescripcionErrorRegistro?: string;
  RegistroDuplicado?: { EstadoRegistroDuplicado?: string };
}

const states = {
  Correcto: 'accepted',
  AceptadoConErrores: 'accepted_with_errors',
  Incorrecto: 'rejected',
} as const;

/** The agency asks for a minute where it says nothing else. */
export const usualWait = 60;

/** An envelope that was not taken at all. */
export class Fault extends Error {
  /** Of the agency; empty where it names none. */
  readonly code: string;
  constructor(message: string) {
    super(message);
    this.code = /Codigo\[(\d{4})\]/.exec(message)?.[1] ?? '';
  }
  /** Something in a record is not as the schema wants it. A certificate, or an agency that is ill, is about none of them. */
  get isOfForm(): boolean {
    return ofForm.has(this.code);
  }
}
/** Not the schema, not to be read, a date and a tax id that are none. */
const ofForm: ReadonlySet<string> = new Set(['4102', '4103', '4106', '4109']);

/**
 * Reads the answer to these records. Throws where it is none: a fault (with what it says), or something else. Records that
 * it does not mention have no verdict, and wait on.
 */
export function readAnswer(text: string, records: readonly Waiting[]): Answer {
  const body = (readXml(text, ['RespuestaLinea']) as Message | undefined)?.Envelope?.Body;
  if (body?.Fault) throw new Fault(String(body.Fault.faultstring ?? 'fault').slice(0, 400));
  const answer = body?.RespuestaRegFactuSistemaFacturacion;
  if (!answer) throw new Error('the answer is none of the tax agency');
  const lines = new Map<string, Line>();
  for (const line of answer.RespuestaLinea ?? []) lines.set(keyOfLine(line), line);
  return {
    csv: String(answer.CSV ?? ''),
    wait: Math.min(Math.max(Number(answer.TiempoEsperaEnvio) || usualWait, 1), 86_400),
    verdicts: records.flatMap((one) => {
      const line = lines.get(`${one.kind} ${subjectOf(one.record).number}`);
      return line ? verdictOf(one, line) : [];
    }),
  };
}

const keyOfLine = ({ IDFactura, Operacion }: Line): string =>
  `${Operacion?.TipoOperacion === 'Anulacion' ? 'annulment' : 'issue'} ${IDFactura?.NumSerieFactura}`;

/**
 * What the agency has already was sent by us, and its answer lost, only where it was sent before: then it stands as the
 * agency says that it does (annulled, too, was taken). Else the agency has another one of this number, as after a
 * restore: somebody has to look at it.
 */
function verdictOf({ id, sent_before }: Waiting, line: Line): Verdict[] {
  const said = { id, code: line.CodigoErrorRegistro ?? '', description: line.DescripcionErrorRegistro ?? '' };
  const before = line.RegistroDuplicado?.EstadoRegistroDuplicado;
  if (before && !sent_before) return [{ ...said, status: 'accepted_with_errors' }];
  if (before === 'Correcta' || before === 'Anulada')
    return [{ id, status: 'accepted', code: '', description: '' }];
  if (before === 'AceptadaConErrores') return [{ ...said, status: 'accepted_with_errors' }];
  const status = states[line.EstadoRegistro as keyof typeof states];
  return status ? [{ ...said, status }] : [];
}
