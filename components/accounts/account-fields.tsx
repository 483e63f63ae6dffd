import type { FieldErrors, UseFormRegister } from "react-hook-form";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { PasswordInput } from "@/components/ui/password-input";
import type { ClaimOwnerInput } from "@/lib/accounts/schemas";

type AccountFieldsProps = { register: UseFormRegister<ClaimOwnerInput>; errors: FieldErrors<ClaimOwnerInput> };

/** What everybody enters who comes by a link: the first owner, and whoever is invited. */
export function AccountFields({ register, errors }: AccountFieldsProps) {
  return (
    <>
      <Field label="Your name" error={errors.name?.message}>
        <Input size="launch" autoComplete="name" {...register("name")} />
      </Field>
      <Field label="E-mail" hint="You sign in with it. Hone sends nothing to it." error={errors.email?.message}>
        <Input type="email" size="launch" autoComplete="username" {...register("email")} />
      </Field>
      <Field label="Password" hint="At least 12 characters; a few words in a row are easy to remember." error={errors.password?.message}>
        <PasswordInput size="launch" autoComplete="new-password" {...register("password")} />
      </Field>
    </>
  );
}
