import { Tabs } from 'radix-ui';
import type { ReactNode } from 'react';
import { Dialog } from '@/components/ui/dialog';
import { NewChannel } from '@/features/conversations/components/new-channel';
import { NewDirect } from '@/features/conversations/components/new-direct';
import { NewGroup } from '@/features/conversations/components/new-group';
import { useLanguage } from '@/lib/i18n/use-language';

export default function NewConversation({ onClose }: { onClose: () => void }) {
  const { t } = useLanguage();
  return (
    <Dialog open onClose={onClose} title={t('conversations.new')}>
      <Tabs.Root defaultValue="direct" className="flex min-h-0 flex-col gap-4">
        <Tabs.List className="mx-5 grid grid-cols-3 gap-1 rounded-card bg-hover p-1">
          <Tab value="direct">{t('new.direct')}</Tab>
          <Tab value="group">{t('new.group')}</Tab>
          <Tab value="channel">{t('new.channel')}</Tab>
        </Tabs.List>
        <Tabs.Content value="direct" tabIndex={-1} className="outline-none">
          <NewDirect onDone={onClose} />
        </Tabs.Content>
        <Tabs.Content value="group" tabIndex={-1} className="flex min-h-0 flex-col outline-none">
          <NewGroup onDone={onClose} />
        </Tabs.Content>
        <Tabs.Content value="channel" tabIndex={-1} className="flex min-h-0 flex-col outline-none">
          <NewChannel onDone={onClose} />
        </Tabs.Content>
      </Tabs.Root>
    </Dialog>
  );
}

function Tab({ value, children }: { value: string; children: ReactNode }) {
  return (
    <Tabs.Trigger
      value={value}
      className="h-8 rounded-control text-13 font-medium text-muted transition-colors duration-100 data-[state=active]:bg-raised data-[state=active]:text-text touch:h-10"
    >
      {children}
    </Tabs.Trigger>
  );
}
