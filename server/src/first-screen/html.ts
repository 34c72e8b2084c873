import { escaped } from '../kernel/http/escaped.ts';

/** Markup that is safe as it stands. */
export class Html {
  readonly text: string;
  constructor(text: string) {
    this.text = text;
  }
}

type Part = string | number | Html | readonly Html[] | null | undefined | false | '';

/** A template whose values are escaped, but for what is markup already; nothing for `null`, `false` and the like. */
export function html(fixed: TemplateStringsArray, ...values: Part[]): Html {
  const parts = fixed.map(
    (text, at) => text.replaceAll(/\n\s*/g, '') + (at < values.length ? written(values[at]) : ''),
  );
  return new Html(parts.join(''));
}

function written(part: Part): string {
  if (part instanceof Html) return part.text;
  if (typeof part === 'string' || typeof part === 'number') return escaped(String(part));
  return part ? part.map(({ text }) => text).join('') : '';
}
