import type { Plugin } from 'vite';

/** The kit's colours are an inline style, and its <head> is for servers that render pages. */
const unused = /@nuxt\/ui\/dist\/runtime\/(plugins\/colors|vue\/plugins\/head)\.js$/;

/** Places in the kit that our bar does not allow; each with what stands there instead. */
const fixes: { file: RegExp; put: string; instead: string }[] = [
  // CSP without unsafe-inline: the scrollbar rule of a viewport is in src/main.css.
  { file: /reka-ui\/dist\/.*Viewport\.js$/, instead: 'as: "style"', put: 'as: "noscript"' },
  // WCAG 4.1.2: what is hidden from assistive technology must not take the focus (F8 still leads
  // to the toasts, and their buttons are in the tab order).
  {
    file: /reka-ui\/dist\/Toast\/FocusProxy\.js$/,
    instead: 'tabindex: "0"',
    put: 'tabindex: "-1"',
  },
  // Toasts come when there is one to show: src/ui/ToastArea.vue.
  {
    file: /@nuxt\/ui\/dist\/runtime\/components\/App\.vue$/,
    instead: 'import UToaster from "./Toaster.vue";',
    put: 'const UToaster = "div";',
  },
  // None of ours shows a face.
  {
    file: /@nuxt\/ui\/dist\/runtime\/components\/(Alert|Badge|Button)\.vue$/,
    instead: 'import UAvatar from "./Avatar.vue";',
    put: 'const UAvatar = "span";',
  },
  // Nobody hooks into a server's rendering.
  {
    file: /@nuxt\/ui\/dist\/runtime\/vue\/stubs\/base\.js$/,
    instead: 'import { createHooks } from "hookable";',
    put: 'const createHooks = () => ({ hook() {}, callHook() {} });',
  },
  // To ask a package whether it has a name keeps all of it in the bundle.
  { file: /vue-i18n\.runtime\.mjs$/, instead: 'key in Vue', put: 'false' },
  { file: /reka-ui\/dist\/shared\/useId\.js$/, instead: '"useId" in vue', put: 'true' },
];

/** Makes the kit fit the CSP and WCAG; its colours are in src/colors.css. */
export function kitFixes(): Plugin {
  return {
    name: 'mailkey:kit-fixes',
    enforce: 'pre',
    load: (id) => (unused.test(id) ? 'export default { install() {} }' : undefined),
    transform(code, id) {
      const fix = fixes.find(({ file }) => file.test(id));
      return fix ? { code: code.replaceAll(fix.instead, fix.put), map: null } : undefined;
    },
  };
}
