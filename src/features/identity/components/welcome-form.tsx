"use client";
import { zodResolver } from "@hookform/resolvers/zod";
import { useMutation } from "@tanstack/react-query";
import { useForm } from "react-hook-form";
import { refusalOf } from "@/client/refusal";
import { useTRPC } from "@/client/trpc";
import { FirstOrganization } from "@/features/identity/schema";
import { Button } from "@/ui/button";
import { Field } from "@/ui/field";
import { Input } from "@/ui/input";
import { Problem } from "@/ui/problem";
import { enter } from "./enter";

type Typed = { organization: string; email: string; password: string; setUpCode?: string };

/** The account exists now; should signing in fail, the sign-in page says why. */
async function goIn({ email, password }: { email: string; password: string }): Promise<void> {
  if (await enter(email, password, "/")) window.location.assign("/sign-in");
}

/** First run: an organization, its owner, and straight in. */
export function WelcomeForm({ asksCode }: { asksCode: boolean }) {
  const trpc = useTRPC();
  const form = useForm<Typed, unknown, FirstOrganization>({
    resolver: zodResolver(FirstOrganization),
    defaultValues: { organization: "", email: "", password: "" },
  });
  const { errors } = form.formState;
  const create = useMutation(trpc.identity.createFirstOrganization.mutationOptions({ onSuccess: (_, typed) => goIn(typed) }));
  const busy = create.isPending || create.isSuccess;
  return (
    <form noValidate className="grid gap-4" onSubmit={form.handleSubmit((input) => create.mutate(input))}>
      <div className="grid gap-1">
        <h1 className="text-xl font-semibold tracking-[-0.02em]">Set up your organization</h1>
        <p className="text-ink-2">You become its owner. Teams, campaigns and hubs belong to it.</p>
      </div>
      <Field label="Organization" error={errors.organization?.message}>
        <Input autoComplete="organization" autoFocus {...form.register("organization")} />
      </Field>
      <Field label="Your e-mail" error={errors.email?.message}>
        <Input type="email" autoComplete="username" {...form.register("email")} />
      </Field>
      <Field label="Password" hint="At least 12 characters. A few words are easier to keep than symbols." error={errors.password?.message}>
        <Input type="password" autoComplete="new-password" {...form.register("password")} />
      </Field>
      {asksCode && (
        <Field label="Set-up code" hint="It stands in the terminal that started Nearshelf." error={errors.setUpCode?.message}>
          <Input autoComplete="one-time-code" {...form.register("setUpCode")} />
        </Field>
      )}
      {create.error && <Problem {...refusalOf(create.error)} />}
      <Button type="submit" variant="primary" pending={busy}>
        Create organization
      </Button>
    </form>
  );
}
