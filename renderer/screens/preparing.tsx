// What a computer has to have before its user begins: a look at this one when the person asks for it, and the list for IT support to copy.

import type { ReactElement } from 'react';
import type { Platform } from '../../preload/contract/platform.ts';
import { fill } from '../../preload/contract/text/fill.ts';
import type { PreparingTexts } from '../../preload/contract/text/preparing/en.ts';
import { ActionBar } from '../components/action-bar.tsx';
import { Button } from '../components/button.tsx';
import { CopyBlock } from '../components/copy-block.tsx';
import { Columns, Section } from '../components/layout.tsx';
import { PageHead } from '../components/page-head.tsx';
import { Page } from '../components/page.tsx';
import { useShell } from '../state/shell.ts';
import { usePreparingTexts } from './prepare/texts.ts';
import { ThisComputer } from './prepare/this-computer.tsx';

const hostsFiles: Readonly<Record<Platform, string>> = {
  win32: 'C:\\Windows\\System32\\drivers\\etc\\hosts', darwin: '/etc/hosts', linux: '/etc/hosts',
};

/** The screen. */
export function PreparingScreen(): ReactElement {
  const { visit, platform } = useShell();
  const words = usePreparingTexts();
  const parts = partsFor(platform, words);
  return (
    <Page bar={<ActionBar><Button kind="plain" onPress={() => visit.show('start')}>{words.back}</Button></ActionBar>}>
      <PageHead title={words.title} lead={words.lead} focusOn="preparing" />
      <ThisComputer />
      <Columns split="even">
        <div>
          {parts.map(({ title, items }) => (
            <Section key={title} title={title}><ul className="rows">{items.map((item) => <li key={item}>{item}</li>)}</ul></Section>
          ))}
        </div>
        <CopyBlock title={words.copyTitle} text={parts.flatMap(({ title, items }) => [title, ...items.map((item) => `- ${item}`), '']).join('\n').trimEnd()} />
      </Columns>
    </Page>
  );
}

function partsFor(platform: Platform, words: PreparingTexts): readonly { readonly title: string; readonly items: readonly string[] }[] {
  return [
    { title: words.install, items: [words.vpn[platform], words.chrome, words.ssh] },
    { title: words.allow, items: [words.network, fill(words.hosts, { file: hostsFiles[platform] })] },
    { title: words.user, items: [words.phone] },
  ];
}
