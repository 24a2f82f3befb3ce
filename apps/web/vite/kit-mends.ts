import type { Plugin } from 'vite';

const kitColors = /@nuxt\/ui\/dist\/runtime\/plugins\/colors\.js$/;

/** Places in the kit that our bar does not allow; each with what stands there instead. */
const mends: { file: RegExp; put: string; instead: string }[] = [
  // CSP without unsafe-inline: the scrollbar rule of a viewport is in src/main.css.
  { file: /reka-ui\/dist\/.*Viewport\.js$/, instead: 'as: "style"', put: 'as: "noscript"' },
  // WCAG 4.1.2: what is hidden from assistive technology must not take the focus (F8 still leads
  // to the toasts, and their buttons are in the tab order).
  {
    file: /reka-ui\/dist\/Toast\/FocusProxy\.js$/,
    instead: 'tabindex: "0"',
    put: 'tabindex: "-1"',
  },
];

/** Makes the kit fit the CSP and WCAG; its colours, an inline style too, are in src/colors.css. */
export function kitMends(): Plugin {
  return {
    name: 'mailkey:kit-mends',
    enforce: 'pre',
    load: (id) => (kitColors.test(id) ? 'export default { install() {} }' : undefined),
    transform(code, id) {
      const mend = mends.find(({ file }) => file.test(id));
      return mend ? { code: code.replaceAll(mend.instead, mend.put), map: null } : undefined;
    },
  };
}
