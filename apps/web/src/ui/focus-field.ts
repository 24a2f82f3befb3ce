/** Leads the person to a field of the form. */
export function focusField(field: string): void {
  const row = document.querySelector(`[data-field="${CSS.escape(field)}"]`);
  row?.closest('details')?.setAttribute('open', '');
  row?.scrollIntoView({ block: 'center' });
  row?.querySelector<HTMLElement>('input, textarea, [role=combobox], button')?.focus();
}
