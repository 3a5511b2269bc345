import { describe, expect, test } from 'vitest';
import type { InstalledBrowser } from '../../../../main/system/browser/browser.ts';
import { choosePlaces, placePath } from '../../../../main/system/certificate-store/linux.ts';
import type { PlaceId } from '../../../../main/system/certificate-store/store.ts';

const home = { home: '/home/ola' };
const chrome = (major?: number): InstalledBrowser => ({ name: 'Google Chrome', major, packaging: 'system' });
const snap = (major?: number): InstalledBrowser => ({ name: 'Chromium', major, packaging: 'snap' });

function choose(browsers: readonly InstalledBrowser[], folders: readonly PlaceId[], where = home): readonly string[] {
  return choosePlaces({ browsers, folders: new Set(folders) }, where).map((place) => place.path);
}

describe('the place that the browsers read', () => {
  test.for([
    ['a new Chrome on a new computer', [chrome(156)], [], ['/home/ola/.local/share/pki/nssdb']],
    ['the first Chrome that has the new place', [chrome(146)], [], ['/home/ola/.local/share/pki/nssdb']],
    ['a new Chrome where the old folder is there, even empty', [chrome(156)], ['home'], ['/home/ola/.pki/nssdb']],
    ['a new Chrome where both are there', [chrome(156)], ['home', 'data'], ['/home/ola/.pki/nssdb']],
    ['an old Chrome with its folder', [chrome(145)], ['home'], ['/home/ola/.pki/nssdb']],
    ['a Chrome whose version cannot be told', [chrome()], [], ['/home/ola/.local/share/pki/nssdb']],
    ['no browser at all', [], [], ['/home/ola/.local/share/pki/nssdb']],
    ['a snap only', [snap(150)], ['home'], ['/home/ola/snap/chromium/current/.local/share/pki/nssdb']],
    ['a snap with the old folder of its own', [snap(150)], ['snap-home'], ['/home/ola/snap/chromium/current/.pki/nssdb']],
    ['both kinds, each its own', [chrome(156), snap(150)], ['home'], ['/home/ola/.pki/nssdb', '/home/ola/snap/chromium/current/.local/share/pki/nssdb']],
  ] as const)('of %s', ([, browsers, folders, expected]) => {
    expect(choose(browsers, folders)).toEqual(expected);
  });

  test('follows XDG_DATA_HOME, but not one that is no absolute path (XDG base directory specification)', () => {
    expect(choose([chrome(156)], [], { ...home, xdgDataHome: '/data/ola' } as never)).toEqual(['/data/ola/pki/nssdb']);
    expect(choose([chrome(156)], [], { ...home, xdgDataHome: 'data' } as never)).toEqual(['/home/ola/.local/share/pki/nssdb']);
  });

  test('is refused for a browser that would need ~/.pki/nssdb to be made', () => {
    const problem = expect.objectContaining({ code: 'certificate.browserTooOld', facts: { name: 'Google Chrome', version: '145', expected: '146' } }) as unknown;
    expect(() => choose([chrome(156), chrome(145)], ['data'])).toThrow(expect.objectContaining({ problem }) as never);
    expect(() => choose([snap(120)], ['home', 'data'])).toThrow('certificate.browserTooOld');
  });

  test.for(['practice', 'windows', 'keychain'] as const)('has no path for %s', (id) => {
    expect(() => placePath(id, home)).toThrow('no such store');
  });

  test.for([
    ['a flatpak only', [], [], ['/home/ola/.var/app/com.google.Chrome/data/pki/nssdb']],
    ['a flatpak with the old folder of its own', [], ['flatpak-home', 'home'], ['/home/ola/.var/app/com.google.Chrome/.pki/nssdb']],
    ['a flatpak beside an ordinary browser and a snap', [chrome(156), snap(150)], [], ['/home/ola/.local/share/pki/nssdb', '/home/ola/snap/chromium/current/.local/share/pki/nssdb', '/home/ola/.var/app/com.google.Chrome/data/pki/nssdb']],
  ] as const)('of %s', ([, browsers, folders, expected]) => {
    expect(choosePlaces({ browsers, folders: new Set<PlaceId>(folders), hasFlatpak: true }, home).map((place) => place.path)).toEqual(expected);
  });
});
