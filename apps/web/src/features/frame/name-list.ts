import type { VNode } from 'vue';

/** The kit leaves the palette's list without a name (WCAG 4.1.2). */
export const nameList = ({ el }: VNode, name: string): void =>
  (el as Node | null)?.parentElement
    ?.querySelector('[role=listbox]')
    ?.setAttribute('aria-label', name);
