/** Puts the focus on the first control inside that is marked wrong; false when there is none. Nothing is done with a figure that is not on screen. */
export function goToWrong(within: Element | null): boolean {
  const wrong = within?.querySelector<HTMLElement>('[aria-invalid="true"]');
  wrong?.focus();
  return wrong != null;
}
