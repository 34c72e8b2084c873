import { XMLBuilder, XMLParser } from 'fast-xml-parser';

/* XML as trees of names. Nothing is looked up outside of the text, and no text becomes a number. */

export type Xml = { [name: string]: string | Xml | Xml[] };

const builder = new XMLBuilder({ ignoreAttributes: false, suppressEmptyNode: false });

/** A document of this tree, in its order; attributes are names that begin with `@_`. */
export const xmlOf = (tree: Xml): string => `<?xml version="1.0" encoding="UTF-8"?>${builder.build(tree)}`;

/** A document as a tree, without prefixes of names; what `lists` names is always an array. Throws where it is none. */
export function readXml(text: string, lists: readonly string[] = []): unknown {
  const parser = new XMLParser({
    removeNSPrefix: true,
    parseTagValue: false,
    isArray: (name) => lists.includes(name),
  });
  return parser.parse(text);
}
