// The text of `--help`, in both languages. Data.

import type { Language } from '../../preload/contract/text/index.ts';

const en = `HUNT Cloud lab access, headless

  lab-access COMMAND [options]

Commands
  journeys   the journeys and their steps
  inspect    what is in a bundle
  plan       what a journey would change; changes nothing
  apply      carry the journey out: --digest of a plan shown before, or --yes
  verify     prove each step by reading the computer again
  undo       take back what was changed here (--step: only that)
             (--link: only that lab; what your other labs need stays)
  remove     shows all lab access on this computer; with --yes, or when you say
             so on the terminal, takes it all back and what we keep as well
  disconnect take down the VPN connection that was made here
  status     what the journal remembers
  programs   what WinSCP, Remote Desktop, MobaXterm, Cyberduck and ssh need for
             the lab that was set up here, or for the one of --link
  order      order list: the service-desk orders and their fields
             order NAME: one order as a finished mail; nothing is sent
  kista      for partners outside HUNT Cloud, needs no lab; comes first:
             kista key --name N [--type ed25519|rsa|ecdsa] [--reuse]
             kista check [--trace]          is it the right one, does it answer
             kista upload FILE...           kista download --to FOLDER [NAME...]
             kista resume                   goes on where it stopped
             kista own-program              values for WinSCP, lines for sftp
  practice   the whole journey in the practice lab, with nothing real;
             also: practice plan | verify | undo | remove | status

Options
  --journey J       one of the names from "journeys"
  --link URL        the Lab access link from your e-mail
  --bundle FILE     the .7z archive
  --step S          only this step (can be repeated)
  --secrets -       read the keys as one JSON object from standard input:
                    sevenZipKey authenticatorKey vpnPassphrase sshTemporaryKey
                    tlsPassphrase newPassphrase otp
                    (without it, keys are asked for on the terminal, hidden)
  --digest D        the plan you agree to
  --yes             agree to the plan as it is now
  --compute-otp     compute the one-time password from the authenticatorKey of this run;
                    the evidence then says that the phone was not proved
  --accept NAME     agree to a question of the plan, such as older-certificate;
                    the plan names them (can be repeated)
  --ssh-key NAME    use this key file in ~/.ssh instead of a new one
  --plain-ssh-key   a new SSH key gets no passphrase
  --open            open Workbench in the browser once it is proved
  --by-hand         plan: beside each change, how to make it without this program
  --json            one JSON document on standard output; progress as JSON lines on standard error
  --state-dir DIR   where the journal is kept
  --platform P      plan or inspect for win32, darwin or linux
  --facts FILE      other facts than the shipped ones (rehearsal, another site)
  --migration-map FILE  lab_migration: which labs have moved, as HUNT Cloud
                    publishes it (lines "old address: new address")
  --set FIELD=VALUE order: a value (can be repeated; several values with commas,
                    a box is ticked by "yes"); lab and user are known from the
                    lab that was set up here or from --link
  --as FORM         order: text, mailto, outlook or eml (a mail file)
  --out FILE        order --as eml: write the mail file there
  --orders FILE     order: another list of orders than the one in force
  --host H --port P --user U --fingerprint F   kista: the transfer information;
                    remembered for the next time; --letter FILE reads all four
                    out of HUNT Cloud's message
  --key K           kista: the name of a key that was made here, or a key file;
                    its passphrase is keyPassphrase in the --secrets
  --no-passphrase   kista key: the new key gets none
  --other-host      kista: the host is right although it is not HUNT Cloud's usual one
                    (--yes: the kista's own words are acknowledged)
  --scene S         practice: which situation
  --lang en|nb      language of the text

Keys are never given as arguments or environment variables: other users of the computer could read them there.

Exit codes
  0 done or nothing to do     1 a problem (its code is in the result)   2 wrong usage
  3 partly done, undo possible  4 administrator rights refused          5 cancelled   6 internal error
`;

const nb = `HUNT Cloud labtilgang, uten vindu

  lab-access KOMMANDO [valg]

Kommandoer
  journeys   løpene og stegene i dem
  inspect    hva som ligger i et arkiv
  plan       hva et løp ville endre; endrer ingenting
  apply      gjennomfør løpet: --digest fra en plan du har sett, eller --yes
  verify     bevis hvert steg ved å lese maskinen på nytt
  undo       ta tilbake det som er endret her (--step: bare det)
             (--link: bare den laben; det de andre labene dine trenger, blir)
  remove     viser all labtilgang på maskinen; med --yes, eller når du svarer ja i
             terminalen, tas alt tilbake, også det vi selv har lagret
  disconnect ta ned VPN-forbindelsen som er laget her
  status     hva journalen husker
  programs   det WinSCP, eksternt skrivebord, MobaXterm, Cyberduck og ssh trenger
             for laben som er satt opp her, eller for den i --link
  order      order list: bestillingene hos HUNT Cloud og feltene i dem
             order NAVN: én bestilling som ferdig e-post; ingenting sendes
  kista      for partnere utenfor HUNT Cloud, trenger ingen lab; står først:
             kista key --name N [--type ed25519|rsa|ecdsa] [--reuse]
             kista check [--trace]          er det riktig kista, og svarer den
             kista upload FIL...            kista download --to MAPPE [NAVN...]
             kista resume                   går videre der den stoppet
             kista own-program              verdier for WinSCP, linjer for sftp
  practice   hele løpet i øvingslaben, uten noe ekte;
             også: practice plan | verify | undo | remove | status

Valg
  --journey J       et av navnene fra «journeys»
  --link URL        Lab access link fra e-posten din
  --bundle FIL      .7z-arkivet
  --step S          bare dette steget (kan gjentas)
  --secrets -       les nøklene som ett JSON-objekt fra standard inn:
                    sevenZipKey authenticatorKey vpnPassphrase sshTemporaryKey
                    tlsPassphrase newPassphrase otp
                    (uten dette spørres det skjult i terminalen)
  --digest D        planen du godtar
  --yes             godta planen slik den er nå
  --compute-otp     regn ut engangskoden fra authenticatorKey i samme kjøring;
                    beviset sier da at telefonen ikke er prøvd
  --accept NAVN     svar ja på et spørsmål i planen, som older-certificate;
                    planen nevner dem (kan gjentas)
  --ssh-key NAVN    bruk denne nøkkelfilen i ~/.ssh i stedet for en ny
  --plain-ssh-key   en ny SSH-nøkkel får ingen passfrase
  --open            åpne Workbench i nettleseren når den er bevist
  --by-hand         plan: ved hver endring, hvordan den gjøres uten dette programmet
  --json            ett JSON-dokument på standard ut; framdrift som JSON-linjer på standard feil
  --state-dir MAPPE hvor journalen ligger
  --platform P      planlegg eller inspiser for win32, darwin eller linux
  --facts FIL       andre fakta enn de vedlagte (øving, et annet sted)
  --migration-map FIL   lab_migration: hvilke laber som er flyttet, slik HUNT Cloud
                    publiserer det (linjer «gammel adresse: ny adresse»)
  --set FELT=VERDI  order: en verdi (kan gjentas; flere verdier med komma, en boks
                    krysses av med «yes»); lab og bruker er kjent fra laben
                    som er satt opp her, eller fra --link
  --as FORM         order: text, mailto, outlook eller eml (en e-postfil)
  --out FIL         order --as eml: skriv e-postfilen dit
  --orders FIL      order: en annen bestillingsliste enn den som gjelder
  --host V --port P --user B --fingerprint F   kista: overføringsinformasjonen;
                    huskes til neste gang; --letter FIL leser alle fire
                    fra meldingen fra HUNT Cloud
  --key N           kista: navnet på en nøkkel som er laget her, eller en nøkkelfil;
                    passordfrasen er keyPassphrase i --secrets
  --no-passphrase   kista key: den nye nøkkelen får ingen
  --other-host      kista: verten er riktig selv om den ikke er HUNT Clouds vanlige
                    (--yes: det kistaen selv sier, er godtatt)
  --scene S         practice: hvilken situasjon
  --lang en|nb      språket i teksten

Nøkler gis aldri som argumenter eller miljøvariabler: andre brukere av maskinen kunne lest dem der.

Avslutningskoder
  0 ferdig eller ingenting å gjøre   1 et problem (koden står i resultatet)   2 feil bruk
  3 delvis gjort, kan angres          4 administratorrettigheter avslått        5 avbrutt   6 intern feil
`;

/** The help text in a language. */
export function helpText(language: Language): string {
  return language === 'nb' ? nb : en;
}
