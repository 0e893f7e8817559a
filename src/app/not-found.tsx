import { ButtonLink } from "@/ui/button-link";
import { Empty } from "@/ui/empty";

export default function NotFound() {
  return (
    <main className="pt-[10vh]">
      <Empty title="There is no such page" action={<ButtonLink href="/">Go to the control tower</ButtonLink>} />
    </main>
  );
}
