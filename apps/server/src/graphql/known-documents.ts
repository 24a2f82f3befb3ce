import type { DocumentNode } from 'graphql';

/** Documents that were read and judged, by their text. */
export interface KnownDocuments {
  find(text: string): DocumentNode | undefined;
  remember(text: string, document: DocumentNode): void;
}

/** Characters of all texts together; a document takes up to a hundred times as many bytes. */
const MOST = 200_000;

/** Of too many those go that were remembered first: who still asks for them brings them back. */
export function createKnownDocuments(): KnownDocuments {
  const known = new Map<string, DocumentNode>();
  let characters = 0;

  function forget(text: string): void {
    if (known.delete(text)) characters -= text.length;
  }

  return {
    find: (text) => known.get(text),
    remember(text, document) {
      if (text.length > MOST / 10) return;
      forget(text);
      known.set(text, document);
      characters += text.length;
      for (const oldest of known.keys()) {
        if (characters <= MOST) return;
        forget(oldest);
      }
    },
  };
}
