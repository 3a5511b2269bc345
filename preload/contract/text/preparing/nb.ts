// Ordene på siden om hva en maskin må ha, på bokmål. Nøklene er de samme som i en.ts.

import type { PreparingTexts } from './en.ts';

export const preparingNb = {
  here: 'Denne maskinen',
  hereLead: 'Programmet leser hva som er installert, og ber VPN-serveren om et livstegn. Det endrer ingenting.',
  check: 'Sjekk denne maskinen',
  checkAgain: 'Sjekk på nytt',
  checking: 'Ser…',
  ready: 'Ingenting som trengs, mangler.',
  notReady: 'Mangler eller er for gammelt: {count}. Hver linje sier hva som hjelper.',
  run: 'Gjør det nå',
  working: 'Arbeider…',
  open: 'Åpne siden',
  failed: 'Det gikk ikke. Programmet sa: {said}',
  confirm: 'Slik er det',
  title: 'Det maskinen må ha',
  lead: 'For IT-brukerstøtte. Ingen trenger nøkler eller passfraser til denne delen. Brukeren gjør resten fra startsiden.',
  install: 'Installer',
  allow: 'Tillat',
  vpn: {
    win32: 'OpenVPN med OpenVPN GUI, for alle brukere; brukeren i gruppen OpenVPN Administrators',
    darwin: 'Tunnelblick, fra tunnelblick.net',
    linux: 'NetworkManager med pakkene network-manager-openvpn-gnome og libnss3-tools',
  },
  chrome: 'Google Chrome, oppdatert: Workbench brukes der',
  ssh: 'OpenSSH-klienten, som oftest er der fra før',
  network: 'UDP-port 1194 ut til VPN-serveren til HUNT Cloud',
  hosts: 'Én endring av en administrator: linjer for laben i {file}. Brukeren blir spurt én gang, eller gir linjene videre',
  phone: 'På telefonen til brukeren: Signal, og Google Authenticator eller Microsoft Authenticator',
  user: 'Brukeren',
  copyTitle: 'Listen som tekst',
  back: 'Tilbake',
} as const satisfies PreparingTexts;
