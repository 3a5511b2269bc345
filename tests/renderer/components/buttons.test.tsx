// Buttons: what their markup promises to keyboards and screen readers, and their order on each system.

import { describe, expect, it } from 'vitest';
import { ActionBar } from '../../../renderer/components/action-bar.tsx';
import { ButtonRow } from '../../../renderer/components/button-row.tsx';
import { Button } from '../../../renderer/components/button.tsx';
import { draw } from '../draw.tsx';

const nothing = (): void => undefined;

/** The words of all buttons, in the order of the document. */
function buttonsOf(markup: string): readonly string[] {
  return [...markup.matchAll(/<button[^>]*>(.*?)<\/button>/g)].map((match) => (match[1] ?? '').replace(/<[^>]*>/g, ''));
}

describe('a button', () => {
  it('that may not be pressed stays in the tab order and is described by its reason', () => {
    const markup = draw(<Button kind="primary" onPress={nothing} disabledReason="Waiting for the archive">Continue</Button>);
    expect(markup).toContain('aria-disabled="true"');
    expect(markup).not.toMatch(/ disabled/);
    const id = /aria-describedby="([^"]+)"/.exec(markup)?.[1];
    expect(id).toBeDefined();
    expect(markup).toContain(`<span id="${id}"`);
    expect(markup).toContain('Waiting for the archive');
  });

  it('shows its busy words while busy, over the others that keep the width', () => {
    const idle = draw(<Button kind="plain" onPress={nothing} busyLabel="Checking…">Check</Button>);
    const busy = draw(<Button kind="plain" onPress={nothing} busyLabel="Checking…" isBusy>Check</Button>);
    expect(idle).toMatch(/<span class="[^"]*away[^"]*">Checking…/);
    expect(busy).toMatch(/<span class="[^"]*away[^"]*"><span>Check<\/span>/);
    expect(busy).toContain('aria-busy="true"');
  });

  it('has a shield on Windows alone when it makes the system ask for an administrator', () => {
    const apply = <Button kind="primary" onPress={nothing} elevates>Apply all</Button>;
    expect(draw(apply, { platform: 'win32' })).toContain('<svg');
    expect(draw(apply, { platform: 'darwin' })).not.toContain('<svg');
    expect(draw(apply, { platform: 'linux' })).not.toContain('<svg');
  });
});

describe('the order of buttons', () => {
  const bar = <ActionBar><Button kind="primary" onPress={nothing}>Apply</Button><Button kind="plain" onPress={nothing}>Back</Button></ActionBar>;

  it('has the primary one first on Windows', () => {
    expect(buttonsOf(draw(bar, { platform: 'win32' }))).toEqual(['Apply', 'Back']);
  });

  it('has the primary one last on macOS and Linux, in the document and not only in the picture', () => {
    expect(buttonsOf(draw(bar, { platform: 'darwin' }))).toEqual(['Back', 'Apply']);
    expect(buttonsOf(draw(bar, { platform: 'linux' }))).toEqual(['Back', 'Apply']);
  });

  it('is that of all buttons when some of them stand in a fragment', () => {
    const buttons = <><Button kind="primary" onPress={nothing}>Undo</Button><><Button kind="plain" onPress={nothing}>Keep</Button></></>;
    expect(buttonsOf(draw(<ButtonRow isAtEnd>{buttons}</ButtonRow>, { platform: 'linux' }))).toEqual(['Keep', 'Undo']);
  });
});
