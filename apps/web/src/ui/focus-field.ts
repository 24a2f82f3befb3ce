/** Leads the person to a field of the form. */
export function focusField(field: string): void {
  const row = document.querySelector(`[data-field="${CSS.escape(field)}"]`);
  row?.closest('details')?.setAttribute('open', '');
  row?.scrollIntoView({ block: 'center' });
  row?.querySelector<HTMLElement>('input, textarea, [role=combobox], button')?.focus();
}

/** Leads the person to the page, where what they have just used is gone from it. */
export function focusContent(): void {
  document.getElementById('content')?.focus();
}
