import { useState, type ChangeEvent, type SubmitEvent } from 'react';
import { ApiError } from '@/lib/api/api-error';
import { describeError } from '@/lib/i18n/describe-error';
import type { MessageKey } from '@/lib/i18n/i18n';
import { useLanguage } from '@/lib/i18n/use-language';

type Fields = Record<string, string>;
type Faults<F extends Fields> = Partial<Record<keyof F, string>>;

interface FormOptions<F extends Fields> {
  initial: F;
  /** What can be seen to be wrong without asking the server. */
  check?: (fields: F) => Partial<Record<keyof F, MessageKey | undefined>>;
  submit: (fields: F) => Promise<unknown>;
  /** Refusals that are about one field. */
  faultOf?: Record<string, keyof F>;
}

/** Text fields, what is wrong with each, and a submission that can't be made twice. */
export function useForm<F extends Fields>({ initial, check, submit, faultOf = {} }: FormOptions<F>) {
  const language = useLanguage();
  const [fields, setFields] = useState(initial);
  const [faults, setFaults] = useState<Faults<F>>({});
  const [problem, setProblem] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);

  const change = (name: keyof F, value: string) => {
    setFields({ ...fields, [name]: value });
    setFaults({ ...faults, [name]: undefined });
  };

  const fail = (error: unknown) => {
    const found = faultsIn(error, Object.keys(fields)) as Faults<F>;
    const field = error instanceof ApiError ? faultOf[error.code] : undefined;
    if (field) found[field] = describeError(language, error);
    setFaults(found);
    setProblem(Object.keys(found).length ? null : describeError(language, error));
  };

  const onSubmit = async (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    if (busy) return;
    const form = event.currentTarget;
    const found = Object.entries<MessageKey | undefined>(check?.(fields) ?? {}).flatMap(([name, key]) =>
      key ? [[name, language.t(key)] as const] : [],
    );
    setFaults(Object.fromEntries(found) as Faults<F>);
    setProblem(null);
    if (found.length === 0) {
      setBusy(true);
      await submit(fields).catch(fail);
      setBusy(false);
    }
    requestAnimationFrame(() => form.querySelector<HTMLElement>('[aria-invalid=true]')?.focus());
  };

  const field = (name: keyof F & string) => ({
    name,
    value: fields[name],
    fault: faults[name],
    onChange: (event: ChangeEvent<HTMLInputElement | HTMLTextAreaElement>) => change(name, event.currentTarget.value),
  });

  return { fields, field, problem, busy, onSubmit, reset: setFields };
}

function faultsIn(error: unknown, names: string[]): Record<string, string> {
  if (!(error instanceof ApiError)) return {};
  return Object.fromEntries(
    names.flatMap((name) => {
      const fault = error.fault(name);
      return fault === undefined ? [] : [[name, fault]];
    }),
  );
}
