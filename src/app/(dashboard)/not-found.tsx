import { ButtonLink } from "@/ui/button-link";
import { Empty } from "@/ui/empty";

export default function NotFound() {
  return (
    <Empty title="There is nothing here" action={<ButtonLink href="/">Go to the control tower</ButtonLink>}>
      The address may be mistyped, or the thing belongs to an organization you are not in now.
    </Empty>
  );
}
