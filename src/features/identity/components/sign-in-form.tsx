"use client";
import { useMutation } from "@tanstack/react-query";
import { useForm } from "react-hook-form";
import { Button } from "@/ui/button";
import { Field } from "@/ui/field";
import { Input } from "@/ui/input";
import { Problem } from "@/ui/problem";
import { enter } from "./enter";

interface Typed {
  email: string;
  password: string;
}

export function SignInForm({ onwards }: { onwards: string }) {
  const form = useForm<Typed>({ defaultValues: { email: "", password: "" } });
  const { errors } = form.formState;
  const attempt = useMutation({ mutationFn: ({ email, password }: Typed) => enter(email, password, onwards), networkMode: "always" });
  const left = attempt.isSuccess && attempt.data === null;
  return (
    <form noValidate className="grid gap-4" onSubmit={form.handleSubmit((typed) => attempt.mutate(typed))}>
      <h1 className="text-xl font-semibold tracking-[-0.02em]">Sign in</h1>
      <Field label="E-mail" error={errors.email?.message}>
        <Input type="email" autoComplete="username" autoFocus {...form.register("email", { required: "Type your e-mail address." })} />
      </Field>
      <Field label="Password" error={errors.password?.message}>
        <Input type="password" autoComplete="current-password" {...form.register("password", { required: "Type your password." })} />
      </Field>
      {attempt.data && <Problem says={attempt.data} />}
      <Button type="submit" variant="primary" pending={attempt.isPending || left}>
        Sign in
      </Button>
    </form>
  );
}
