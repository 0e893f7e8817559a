import { Problem } from "@/ui/problem";

/** What is wrong with a list as a whole, where the first error is looked for. */
export function ListError({ message, list }: { message: string | undefined; list: string }) {
  if (!message) return null;
  return (
    <div data-wrong tabIndex={-1} className="p-3.5 outline-none">
      <Problem says={`The list of ${list} ${message}.`} />
    </div>
  );
}
