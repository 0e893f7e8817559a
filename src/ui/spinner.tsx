/** A turning ring; the element around it says what is going on. */
export function Spinner() {
  return <span aria-hidden="true" className="inline-block size-3 animate-spin rounded-full border-[1.5px] border-current border-t-transparent" />;
}
