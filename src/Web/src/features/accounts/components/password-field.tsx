import { Eye, EyeOff } from 'lucide-react';
import { useState, type ComponentProps } from 'react';
import { Field } from '@/components/ui/field';
import { IconButton } from '@/components/ui/icon-button';
import { useLanguage } from '@/lib/i18n/use-language';

/** A password that one may look at. */
export function PasswordField(props: ComponentProps<typeof Field>) {
  const { t } = useLanguage();
  const [shown, setShown] = useState(false);
  const toggle = (
    <IconButton
      icon={shown ? EyeOff : Eye}
      label={t(shown ? 'account.password.hide' : 'account.password.show')}
      onClick={() => setShown(!shown)}
    />
  );
  return <Field {...props} type={shown ? 'text' : 'password'} trailing={toggle} dir="ltr" />;
}
