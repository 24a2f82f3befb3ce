import type { MessageCompiler, MessageContext } from 'vue-i18n';

type Part = (context: MessageContext) => string;

const braces = /\{('[^']*'|[^}]*)\}/;

/** Text, and every second time what stood in braces: the name of a value, or a character in quotes. */
function compileCase(text: string): Part {
  const parts = text.split(braces).map((part, index): Part => {
    if (index % 2 === 0) return () => part;
    const literal = /^'(.*)'$/.exec(part)?.[1];
    return literal === undefined ? ({ named }) => String(named(part.trim()) ?? '') : () => literal;
  });
  return (context: MessageContext) => parts.map((part) => part(context)).join('');
}

/** What our messages use of the package's format, in little: `{name}`, `{'|'}` and `none | one | many`. */
export const compileMessage: MessageCompiler = (message) => {
  const cases = String(message).split(' | ').map(compileCase);
  const [only, ...others] = cases;
  return only && others.length === 0
    ? only
    : (context: MessageContext) => context.plural(cases.map((one) => one(context)));
};
