// Det hvert problem sier på bokmål. Kodene er de samme som i en.ts.

import type { ProblemTexts } from './en.ts';

export const problemsNb = {
  cancelled: {
    what: 'Du stoppet kjøringen.',
    why: 'Det som var ferdig, er fortsatt ferdig.',
    next: 'Start igjen når det passer; det som er på plass, blir gjenkjent.',
  },
  internal: {
    what: 'Noe sviktet i programmet.',
    why: 'Det er en feil i programmet, ikke noe du har gjort.',
    next: 'Se hva som ble endret; du kan angre det eller lagre en rapport.',
  },
  'bridge.refused': {
    what: 'Vinduet ba om noe som ikke er tillatt. Ingenting er gjort.',
    why: 'Alt vinduet sender, blir kontrollert først, og dette passet ikke.',
    next: 'Start programmet på nytt. Skjer det igjen, lagre en rapport.',
  },
  'usage.unknownCommand': {
    what: 'Den kommandoen finnes ikke.',
    why: 'Navnet er skrevet annerledes eller hører til en annen versjon.',
    next: 'Bruk en av disse: {expected}. --help forklarer dem.',
  },
  'usage.unknownOption': {
    what: 'Dette forstås ikke her: {option}.',
    why: 'Det er skrevet annerledes eller hører til en annen kommando.',
    next: 'Kjør kommandoen med --help for å se valgene den har.',
  },
  'usage.missingValue': {
    what: 'Valget {option} mangler en verdi.',
    why: 'En verdi må følge etter valget, i anførselstegn hvis den har mellomrom.',
    next: 'Skriv {option} og deretter verdien. --help viser et eksempel.',
  },
  'usage.badValue': {
    what: 'Verdien til {option} passer ikke.',
    why: 'Dette godtas: {expected}.',
    next: 'Endre verdien og kjør kommandoen på nytt.',
  },
  'usage.secretInArguments': {
    what: '{option} legger en nøkkel eller passfrase der andre programmer kan lese den. Ingenting er gjort.',
    why: 'Kommandolinjer og miljøvariabler er synlige for andre programmer, og skallet husker det du skriver.',
    next: 'Fjern den fra skallets historikk. Gi nøkler med --secrets - eller skriv dem når du blir spurt.',
  },
  'usage.badSecrets': {
    what: 'Nøklene på standard inndata kunne ikke leses.',
    why: '--secrets - tar imot ett JSON-objekt med kjente navn og tekst som verdier.',
    next: 'Send ett JSON-objekt som bare bruker disse navnene: {expected}.',
  },
  'usage.missingOption': {
    what: 'Denne kommandoen trenger {option}.',
    why: 'Uten det er det ingenting å gå ut fra.',
    next: 'Legg til {option} og kjør kommandoen på nytt.',
  },
  'facts.invalid': {
    what: 'Faktafilen {file} kan ikke brukes.',
    why: 'Den er ikke JSON, eller har en nøkkel eller verdi som ikke er tillatt: {detail}.',
    next: 'Rett filen, eller utelat --facts for å bruke programmets egne fakta.',
  },
  'prepare.notReady': {
    what: 'Maskinen er ikke klar for en lab ennå.',
    why: '{count} av tingene som trengs, mangler eller er for gamle.',
    next: 'Listen sier for hver av dem hva som hjelper. Sjekk så på nytt.',
  },
  'prepare.notRunHere': {
    what: 'Programmet gjør ikke dette her.',
    why: 'Det krever en administrator, eller det trengs ikke lenger.',
    next: 'Sjekk maskinen på nytt, eller kopier linjen til IT-brukerstøtte.',
  },
  'plan.changedMeanwhile': {
    what: 'Planen er ikke lenger den du så. Ingenting er gjort.',
    why: 'En fil på denne maskinen er endret siden da, eller noe annet er oppgitt.',
    next: 'Se på den nye planen, og utfør den.',
  },
  'engine.busy': {
    what: 'Programmet er alt i arbeid på denne maskinen.',
    why: 'Et annet vindu eller en annen terminal er ikke ferdig.',
    next: 'La den bli ferdig eller lukk den, og prøv igjen.',
  },
  'engine.openIntent': {
    what: 'En tidligere kjøring stoppet midt i en endring.',
    why: 'Maskinen ble slått av, eller programmet ble avsluttet.',
    next: 'Fortsett kjøringen eller angre den. Begge ser først etter hvordan det egentlig står til.',
  },
  'journal.damaged': {
    what: 'Oversikten over tidligere endringer er skadet: {file}.',
    why: 'En full disk eller et annet program har trolig ødelagt filen.',
    next: 'Ta vare på filen og vis den til IT-brukerstøtten. Vi angrer ikke noe på slump.',
  },
  'journal.newerVersion': {
    what: 'En nyere versjon av programmet har skrevet oversikten {file}.',
    why: 'Denne versjonen forstår ikke alt i den og lar den stå urørt.',
    next: 'Bruk den nyere versjonen på denne maskinen.',
  },
  'journal.notWritable': {
    what: 'Oversikten over endringer kan ikke skrives: {file}. Vi stoppet.',
    why: 'Disken er full, eller brukeren din har ikke lov til å skrive der. Uten oversikten endrer vi ingenting.',
    next: 'Frigjør plass eller rett tilgangen til mappen, og prøv igjen.',
  },
  'state.otherWorld': {
    what: 'Denne mappen har enten øvelser eller virkelige endringer, og denne kjøringen er det andre.',
    why: 'De to holdes fra hverandre, slik at en øvelse aldri angrer en virkelig endring.',
    next: 'Velg en annen mappe med --state-dir.',
  },
  'undo.changedSince': {
    what: 'Det vi endret i {file}, er endret igjen etterpå. Vi lot det stå.',
    why: 'Noen andre eller et annet program har redigert de samme linjene.',
    next: 'Se på de merkede linjene våre i filen, og fjern for hånd det du ikke trenger.',
  },
  'link.notFound': {
    what: 'Det er ingen Lab access-lenke i teksten.',
    why: 'Lenken står i tilgangs-e-posten fra HUNT Cloud og inneholder access=.',
    next: 'Kopier hele e-posten eller hele lenken, og lim inn på nytt.',
  },
  'link.unreadable': {
    what: 'Dette er ikke en Lab access-lenke som vi kan lese.',
    why: 'E-postprogrammer kutter eller endrer noen ganger lange lenker, eller en annen lenke ble kopiert.',
    next: 'Kopier lenken på nytt fra den første e-posten, eller bestill en ny Lab access-lenke.',
  },
  'link.otherHost': {
    what: 'Denne lenken fører til {host}, ikke til HUNT Cloud.',
    why: 'En Lab access-lenke begynner alltid med https://docs.hdc.ntnu.no. En annen adresse kan være en forfalsket e-post.',
    next: 'Ikke åpne lenken. Spør HUNT Cloud om e-posten er deres.',
  },
  'link.several': {
    what: 'Teksten inneholder {count} ulike Lab access-lenker.',
    why: 'En videresendt e-post kan også ha med eldre lenker.',
    next: 'Lim inn bare lenken til laben du vil sette opp.',
  },
  'link.badAddress': {
    what: 'Lenken har {address} der adressen til laben skulle stått.',
    why: 'Den er skadet på veien, eller er ikke laget av HUNT Cloud.',
    next: 'Kopier lenken på nytt fra den første e-posten, eller bestill en ny Lab access-lenke.',
  },
  'link.badName': {
    what: 'Lenken har {name} der navnet på laben eller brukeren skulle stått.',
    why: 'Den er skadet på veien, eller er ikke laget av HUNT Cloud.',
    next: 'Kopier lenken på nytt fra den første e-posten, eller bestill en ny Lab access-lenke.',
  },
  'link.outsideLabNetworks': {
    what: 'Lenken fører til {address}, som ikke er adressen til en lab i HUNT Cloud.',
    why: 'Laber har adresser i {networks}. En forfalsket lenke ville sendt nøklene dine til noen andre.',
    next: 'La denne lenken ligge, og bestill en ny Lab access-lenke fra HUNT Cloud.',
  },
  'migration.notReadable': {
    what: 'Flyttekartet {file} kan ikke leses.',
    why: 'Det finnes ikke, det er ingen fil, eller du har ikke lov til å lese det.',
    next: 'Sjekk filnavnet, og prøv igjen.',
  },
  'migration.tooLarge': {
    what: 'Filen {file} er større enn {limitBytes} byte.',
    why: 'Et flyttekart har én kort linje for hver lab.',
    next: 'Hent kartet fra HUNT Cloud på nytt.',
  },
  'migration.invalid': {
    what: 'Linje {line} i {file} er ingen linje i et flyttekart.',
    why: 'Hver linje er en gammel adresse, et kolon og en ny adresse, og hver gammel adresse står der én gang.',
    next: 'Hent kartet fra HUNT Cloud på nytt. Ingenting er endret.',
  },
  'migration.outsideLabNetworks': {
    what: 'Flyttekartet nevner {address}, som ikke er noen labadresse.',
    why: 'Labadresser ligger i {networks}. Et kart som fører andre steder, er ikke fra HUNT Cloud.',
    next: 'Hent kartet fra HUNT Cloud på nytt. Ingenting er endret.',
  },
  'migration.labMoved': {
    what: 'Laben er flyttet fra {from} til {address}, og lenken er fra før det.',
    why: 'De gamle maskinene er borte, og de nye har andre nøkler og passfraser.',
    next: 'Velg forløpet lab_migration.',
  },
  'keys.empty': {
    what: 'Feltet er tomt.',
    why: 'Steget som trenger denne nøkkelen, kan ikke gjøres uten den.',
    next: 'Skriv nøkkelen fra Signal-meldingen.',
  },
  'keys.blankAtEdge': {
    what: 'Det står et mellomrom foran eller bak nøkkelen.',
    why: 'Et mellomrom følger lett med når noe kopieres, og da passer ikke nøkkelen.',
    next: 'Fjern mellomrommet i begynnelsen eller slutten.',
  },
  'keys.unusable': {
    what: 'Dette kan ikke være en nøkkel.',
    why: 'Den har et linjeskift eller et annet tegn som ikke finnes på et tastatur.',
    next: 'Skriv nøkkelen fra Signal på én linje.',
  },
  'keys.forgotten': {
    what: 'Nøklene fra Signal er ikke lenger i minnet. Ingenting er endret.',
    why: 'De blir overskrevet etter 15 minutter uten bruk, og når alt er gjort.',
    next: 'Skriv nøklene på nytt.',
  },
  'bundle.notFound': {
    what: 'Arkivet {file} er ikke der.',
    why: 'Det er flyttet, har fått nytt navn eller er ikke lastet ned ennå.',
    next: 'Last det ned med lenken i tilgangs-e-posten, eller velg filen på nytt.',
  },
  'bundle.notReadable': {
    what: 'Arkivet kan ikke leses.',
    why: 'Denne brukeren, eller dette programmet på en Mac, har ikke tilgang til mappen filen ligger i.',
    next: 'Flytt arkivet til en annen mappe, for eksempel Dokumenter, og velg det der.',
  },
  'bundle.isWebPage': {
    what: 'Denne filen er en nettside og ikke et arkiv.',
    why: 'En nedlastingslenke som er utløpt, svarer med en side, og nettleseren lagrer den.',
    next: 'Last ned på nytt med lenken i tilgangs-e-posten. Er den for gammel, be HUNT Cloud om en ny.',
  },
  'bundle.notSevenZip': {
    what: 'Denne filen er ikke et 7z-arkiv.',
    why: 'En annen fil er valgt, eller nettleseren lagret en nettside i stedet.',
    next: 'Velg .7z-filen fra tilgangs-e-posten, eller last den ned på nytt.',
  },
  'bundle.empty': {
    what: 'Arkivet er tomt.',
    why: 'En nedlasting som stopper med en gang, etterlater en tom fil.',
    next: 'Last det ned på nytt. Er det fortsatt tomt, svar på tilgangs-e-posten.',
  },
  'bundle.truncated': {
    what: 'Slutten av arkivet mangler.',
    why: 'Nedlastingen stoppet trolig for tidlig.',
    next: 'Last det ned på nytt med lenken i tilgangs-e-posten.',
  },
  'bundle.damaged': {
    what: 'Arkivet er skadet.',
    why: 'Innholdet stemmer ikke med arkivets egne kontrollsummer, trolig etter en mislykket nedlasting.',
    next: 'Last det ned på nytt. Hjelper ikke det, svar på tilgangs-e-posten.',
  },
  'bundle.keyMissing': {
    what: 'Arkivet trenger nøkkelen «7-ZIP file key».',
    why: 'HUNT Cloud sender nøkkelen til telefonen din på Signal, som et bilde.',
    next: 'Skriv inn «7-ZIP file key» fra Signal.',
  },
  'bundle.unusableKey': {
    what: 'Dette kan ikke være en 7-ZIP-filnøkkel.',
    why: 'Den har et linjeskift eller et annet tegn som ikke finnes på et tastatur.',
    next: 'Skriv nøkkelen fra Signal på én linje.',
  },
  'bundle.wrongKey': {
    what: 'Nøkkelen åpner ikke arkivet.',
    why: 'Ett tegn er galt, eller nøkkelen hører til et annet arkiv. En mislykket nedlasting gir samme resultat.',
    next: 'Skriv «7-ZIP file key» på nytt. Se etter 0 og O, 1, l og I. Er den riktig, last ned arkivet på nytt.',
  },
  'bundle.dangerousName': {
    what: 'Arkivet har en fil med et farlig navn: {name}. Ingenting er beholdt.',
    why: 'Et slikt navn kan legge en fil utenfor mappen den hører hjemme i.',
    next: 'Ikke åpne det med et annet program. Spør HUNT Cloud om det i en ny e-post.',
  },
  'bundle.dangerousEntry': {
    what: 'Arkivet inneholder {name}, som ikke hører hjemme i et tilgangsarkiv. Ingenting er beholdt.',
    why: 'Lenker, spesialfiler eller en åpen fil blant krypterte kan bety at noen har tuklet med arkivet.',
    next: 'Ikke åpne det med et annet program. Spør HUNT Cloud om det i en ny e-post.',
  },
  'bundle.twinNames': {
    what: 'To filer i arkivet ville fått samme navn: {name}. Ingenting er beholdt.',
    why: 'Navn som bare skiller seg i store bokstaver eller aksenter, er ett navn på mange maskiner.',
    next: 'Ikke åpne det med et annet program. Spør HUNT Cloud om det i en ny e-post.',
  },
  'bundle.tooDeep': {
    what: 'Filen {name} ligger for dypt i mappene i arkivet. Ingenting er beholdt.',
    why: 'Et tilgangsarkiv har høyst to nivåer med mapper.',
    next: 'Velg .7z-filen fra tilgangs-e-posten.',
  },
  'bundle.tooManyFiles': {
    what: 'Arkivet har altfor mange filer. Ingenting er beholdt.',
    why: 'Et tilgangsarkiv har bare noen få, så dette er trolig et annet arkiv.',
    next: 'Velg .7z-filen fra tilgangs-e-posten.',
  },
  'bundle.tooLarge': {
    what: 'Arkivet er for stort: det tar {sizeBytes} byte, mens {limitBytes} godtas. Ingenting er beholdt.',
    why: 'Et tilgangsarkiv er lite, så dette er trolig et annet arkiv.',
    next: 'Velg .7z-filen fra tilgangs-e-posten.',
  },
  'bundle.suspiciousRatio': {
    what: 'Innholdet er enormt ved siden av selve arkivet. Ingenting er beholdt.',
    why: 'Slik ser arkiver ut som er laget for å fylle en disk.',
    next: 'Ikke åpne det med et annet program. Spør HUNT Cloud om det i en ny e-post.',
  },
  'bundle.changedWhileReading': {
    what: 'Arkivet ble endret mens vi leste det.',
    why: 'Nedlastingen eller en synkronisert mappe er trolig fortsatt i arbeid.',
    next: 'Vent til filen er komplett, og prøv igjen.',
  },
  'bundle.nothingKnown': {
    what: 'Arkivet lar seg åpne, men inneholder ingenting vi kjenner.',
    why: 'Vi ser etter .ovpn-, .p12-, .mobileconfig- og .mobaxterm-filer og etter ssh-config.txt.',
    next: 'Velg .7z-filen fra tilgangs-e-posten.',
  },
  'bundle.noSpace': {
    what: 'Det er ikke plass til å pakke ut arkivet.',
    why: 'Disken med mappen for midlertidige filer er full.',
    next: 'Frigjør omtrent 100 MB på den disken, og prøv igjen.',
  },
  'bundle.noWorkFolder': {
    what: 'Vi kunne ikke lage en privat mappe å pakke ut arkivet i.',
    why: 'Mappen for midlertidige filer kan ikke skrives til, eller andre kan lese alt i den.',
    next: 'Be IT gi deg en egen mappe for midlertidige filer.',
  },
  'bundle.programMissing': {
    what: '7-Zip-programmet som følger med, starter ikke.',
    why: 'Installasjonen er ikke komplett eller er laget for en annen type maskin, eller et antivirusprogram har fjernet programmet.',
    next: 'Installer programmet på nytt, eller be IT tillate 7-Zip-programmet.',
  },
  'bundle.programStopped': {
    what: '7-Zip ble stanset utenfra før det var ferdig. Ingenting ble beholdt.',
    why: 'Maskinen gikk tom for minne, eller et annet program avsluttet det.',
    next: 'Lukk andre programmer og prøv igjen.',
  },
  'bundle.timedOut': {
    what: 'Det tok for lang tid å åpne arkivet, og vi avbrøt det.',
    why: 'Maskinen er svært opptatt, eller et antivirusprogram holder på filen.',
    next: 'Prøv igjen om et minutt.',
  },
  'hosts.changedMeanwhile': {
    what: '{file} ble endret mens vi holdt på. Vi lot den stå.',
    why: 'VPN- og sikkerhetsprogrammer redigerer noen ganger den samme filen.',
    next: 'Prøv igjen; planen lages på nytt ut fra filen slik den er nå.',
  },
  'hosts.notWritable': {
    what: '{file} kunne ikke skrives. Den er som før.',
    why: 'Filen er skrivebeskyttet, eller et sikkerhetsprogram vokter den.',
    next: 'Gi de planlagte linjene til IT, eller fjern beskyttelsen og prøv igjen.',
  },
  'hosts.locked': {
    what: 'Et annet program holder på {file}. Den er som før.',
    why: 'Et antivirusprogram, et redigeringsprogram eller et VPN-program har den trolig åpen.',
    next: 'Lukk programmer som viser filen, vent et minutt og prøv igjen.',
  },
  'hosts.noSpace': {
    what: 'Det er ikke plass til å skrive {file}. Den er som før.',
    why: 'Disken er full. Vi trenger plass til en kopi til før vi bytter ut filen.',
    next: 'Frigjør plass på systemdisken, og prøv igjen.',
  },
  'hosts.damagedBlock': {
    what: 'De merkede linjene våre i {file} er ufullstendige eller doble, ved linje {line}. Vi lot dem stå.',
    why: 'Filen er trolig redigert for hånd, og et start- eller sluttmerke er blitt borte.',
    next: 'Fjern merkene og linjene som hører til dem for hånd, og prøv igjen.',
  },
  'hosts.nameOnSharedLine': {
    what: '{name} deler linje {line} i {file} med andre navn. Vi lot den stå.',
    why: 'Den linjen gjelder foran vår, og endrer vi den, endres de andre navnene også.',
    next: 'Ta {name} ut av den linjen for hånd, og prøv igjen.',
  },
  'hosts.tooManyLines': {
    what: '{file} har {count} andre linjer med {name}. Vi lot den stå.',
    why: 'Vi tar eldre linjer for samme navn ut av bruk én for én, og disse er for mange.',
    next: 'Fjern de eldre linjene med {name} for hånd, og prøv igjen.',
  },
  'hosts.notReadable': {
    what: '{file} kunne ikke leses. Vi lot den stå.',
    why: 'Alle brukere får vanligvis lese denne filen. Et program har trolig endret det.',
    next: 'Be IT om å la alle brukere lese filen, og prøv igjen.',
  },
  'hosts.tooLarge': {
    what: '{file} er for stor til at vi trygt kan redigere den. Vi lot den stå.',
    why: 'Lister som sperrer reklame, kan gjøre filen svært stor.',
    next: 'Gjør listen kortere, eller legg til de planlagte linjene for hånd.',
  },
  'hosts.unsupportedEncoding': {
    what: '{file} er lagret slik at vi ikke trygt kan redigere den. Vi lot den stå.',
    why: 'Et redigeringsprogram har trolig lagret den som UTF-16-tekst.',
    next: 'Lagre filen som ren tekst, UTF-8 eller ANSI, og prøv igjen.',
  },
  'hosts.notRegular': {
    what: '{file} er ikke en vanlig fil. Vi lot den stå.',
    why: 'Noen systemer lager denne filen selv eller har en lenke på plassen dens.',
    next: 'Legg til de planlagte linjene der systemet ditt har dem, eller spør IT.',
  },
  'hosts.notResolved': {
    what: '{name} fører ikke til {address} på denne maskinen.',
    why: 'Linjen mangler, eller en tidligere linje i {file} eller et sikkerhetsprogram svarer først.',
    next: 'Se etter andre linjer med {name} i filen, og kjør steget på nytt.',
  },
  'hosts.takenOut': {
    what: 'Linjene våre for {name} er borte fra {file}.',
    why: 'Et annet program tok dem ut. VPN-programmer legger tilbake eldre kopier, og Microsoft Defender tømmer filen når andre linjer i den sperrer Microsofts egne tjenester (HostsFileHijack).',
    next: 'Kjør steget på nytt. Forsvinner linjene igjen, vis IT det Windows-sikkerhet viser under Beskyttelseslogg.',
  },
  'vpn.unreadable': {
    what: 'VPN-profilen kan ikke leses ved linje {line}.',
    why: 'OpenVPN ville også stoppe der ({detail}). Filen er skadet eller endret på veien.',
    next: 'Åpne arkivet på nytt. Hjelper det ikke, svar på tilgangs-e-posten.',
  },
  'vpn.dangerousOption': {
    what: 'VPN-profilen inneholder {name} på linje {line}. Vi installerer den ikke.',
    why: '{name} kan kjøre programmer eller skrive filer på maskinen. En profil fra HUNT Cloud har ikke bruk for det.',
    next: 'Ikke bruk profilen noe sted. Spør HUNT Cloud om den i en ny e-post.',
  },
  'vpn.unknownOption': {
    what: 'VPN-profilen inneholder {name} på linje {line}, som vi ikke kjenner. Vi installerer den ikke.',
    why: 'Vi tar bare med det vi vet er ufarlig.',
    next: 'Send navnet og linjenummeret til HUNT Cloud i en ny e-post, og be om en annen profil.',
  },
  'vpn.badArgument': {
    what: 'VPN-profilen sier noe om {name} på linje {line} som vi ikke godtar.',
    why: 'Navnet er kjent, men det som følger, er uvanlig og kan være utrygt.',
    next: 'Send navnet og linjenummeret til HUNT Cloud i en ny e-post, og be om en annen profil.',
  },
  'vpn.outsideFile': {
    what: 'VPN-profilen viser til en annen fil på linje {line} ({name}). Vi installerer den ikke.',
    why: 'En profil fra HUNT Cloud er hel i seg selv og har ingenting med andre filer på maskinen å gjøre.',
    next: 'Be HUNT Cloud om en komplett profil.',
  },
  'vpn.notClient': {
    what: 'Dette er ikke en VPN-profil for en bruker: {name} mangler.',
    why: 'En annen slags OpenVPN-fil er pakket, eller begynnelsen av filen er borte.',
    next: 'Åpne arkivet på nytt. Hjelper det ikke, svar på tilgangs-e-posten.',
  },
  'vpn.noServer': {
    what: 'VPN-profilen nevner ingen server.',
    why: 'Linjen som begynner med remote, mangler.',
    next: 'Svar på tilgangs-e-posten og be om en ny profil.',
  },
  'vpn.wrongServer': {
    what: 'VPN-profilen fører til {server} på linje {line}. Vi installerer den ikke.',
    why: 'VPN-serveren til HUNT Cloud er {expected}. En forfalsket profil ville sende trafikken din til noen andre.',
    next: 'Ikke bruk profilen. Spør HUNT Cloud om den i en ny e-post.',
  },
  'vpn.serverNotChecked': {
    what: 'VPN-profilen sjekker ikke hvem som svarer. Vi installerer den ikke.',
    why: 'Uten den sjekken kunne enhver annen bruker av tjenesten gi seg ut for å være VPN-serveren.',
    next: 'Be HUNT Cloud om en profil med remote-cert-tls server.',
  },
  'vpn.partMissing': {
    what: 'VPN-profilen mangler delen {name}.',
    why: 'Sertifikat, nøkkel og utsteder hører hjemme i profilen, og en av dem er ikke der.',
    next: 'Åpne arkivet på nytt. Hjelper det ikke, svar på tilgangs-e-posten.',
  },
  'vpn.partTwice': {
    what: 'VPN-profilen har delen {name} to ganger, på nytt ved linje {line}.',
    why: 'Bare én kan gjelde, og hvilken er tilfeldig.',
    next: 'Svar på tilgangs-e-posten og be om en ny profil.',
  },
  'vpn.partUnreadable': {
    what: 'Delen {name} i VPN-profilen, ved linje {line}, kan ikke leses.',
    why: 'Den er skadet, eller av et slag denne maskinen ikke håndterer.',
    next: 'Åpne arkivet på nytt. Hjelper det ikke, svar på tilgangs-e-posten.',
  },
  'vpn.keyMismatch': {
    what: 'Nøkkelen i VPN-profilen hører ikke til sertifikatet.',
    why: 'Delene er byttet om da profilen ble laget.',
    next: 'Bestill nytt VPN-sertifikat hos HUNT Cloud.',
  },
  'vpn.wrongPassphrase': {
    what: 'Denne VPN-passfrasen åpner ikke nøkkelen i profilen.',
    why: 'Ett tegn er feil, eller passfrasen hører til en annen profil.',
    next: 'Skriv VPN-passfrasen fra Signal på nytt. Se etter 0 og O, 1, l og I.',
  },
  'vpn.certificateExpired': {
    what: 'Sertifikatet til {name} i VPN-profilen sluttet å virke {date}.',
    why: 'VPN-sertifikater er gyldige i en begrenset tid.',
    next: 'Bestill nytt VPN-sertifikat hos HUNT Cloud.',
  },
  'vpn.certificateNotYetValid': {
    what: 'Sertifikatet til {name} i VPN-profilen gjelder fra {date}, og dit er det ennå en stund.',
    why: 'Klokken på denne maskinen går trolig feil.',
    next: 'Still dato og klokkeslett på maskinen, og prøv igjen.',
  },
  'vpn.certificateTooWeak': {
    what: 'VPN-sertifikatet til {name} er av et gammelt slag som nyere VPN-programmer avviser.',
    why: 'Nøkkelen er for kort, eller sertifikatet er signert på en utdatert måte.',
    next: 'Bestill nytt VPN-sertifikat hos HUNT Cloud.',
  },
  'vpn.profileTooOld': {
    what: 'Denne VPN-profilen er fra før endringen 7. oktober 2026 og kobler ikke til lenger.',
    why: 'Da byttet HUNT Cloud utsteder for VPN-sertifikatene. Alle fikk tilsendt en ny profil.',
    next: 'Bruk arkivet fra den nyere e-posten, eller bestill nytt VPN-sertifikat.',
  },
  'vpn.otherRoot': {
    what: 'VPN-profilen er utstedt av {name}, som ikke er utstederen til HUNT Cloud.',
    why: 'Profilen hører til en annen tjeneste, eller noen har forfalsket den.',
    next: 'Velg arkivet fra tilgangs-e-posten. Var det den, spør HUNT Cloud om den.',
  },
  'vpn.severalProfiles': {
    what: 'Arkivet inneholder flere VPN-profiler: {name} og {other}.',
    why: 'Vi kan ikke vite hvilken som er ment for denne maskinen.',
    next: 'Spør HUNT Cloud hvilken profil som er din, eller be om et nytt arkiv.',
  },
  'vpn.olderThanInstalled': {
    what: 'VPN-profilen på denne maskinen er nyere enn den i arkivet. Den blir stående.',
    why: 'Den installerte ble utstedt {installed}, den i arkivet {offered}.',
    next: 'Bruk arkivet fra den nyeste e-posten: et nytt sertifikat avslutter det eldre hos HUNT Cloud. Vil du beholde begge, importer den eldre filen selv under et annet navn.',
  },
  'vpn.otherUser': {
    what: 'VPN-profilen i arkivet er for {name}, men lenken din er for {expected}.',
    why: 'Arkivet eller lenken var ment for en annen, eller filen har fått nytt navn.',
    next: 'Bruk lenken og arkivet som HUNT Cloud sendte til deg, eller si at profilen er din.',
  },
  'vpn.notReadable': {
    what: 'VPN-profilen på denne maskinen kunne ikke leses: {file}.',
    why: 'Den er ikke en vanlig fil, eller brukeren din har ikke lov til å lese den.',
    next: 'Flytt den eller rett tilgangen, og prøv igjen.',
  },
  'vpn.notWritable': {
    what: 'VPN-profilen {file} kunne ikke skrives.',
    why: 'Disken er full, mappen er skrivebeskyttet, eller et sikkerhetsprogram vokter den ({detail}).',
    next: 'Frigjør plass eller rett tilgangen til mappen, og prøv igjen.',
  },
  'vpn.changedMeanwhile': {
    what: 'VPN-profilen {file} ble endret mens vi holdt på. Vi lot den være.',
    why: 'Et annet program eller en annen person endret den i samme øyeblikk.',
    next: 'Prøv igjen; planen lages på nytt ut fra det som er der nå.',
  },
  'vpn.importRefused': {
    what: 'Nettverksinnstillingene i systemet tok ikke imot VPN-profilen.',
    why: 'NetworkManager svarte på en måte vi ikke kjenner ({detail}).',
    next: 'Prøv igjen. Hjelper det ikke, lagre en rapport og send den til HUNT Cloud.',
  },
  'vpn.notAllowed': {
    what: 'Brukeren din har ikke lov til å legge til en VPN-forbindelse på denne maskinen.',
    why: 'Systemet spør etter en administrator, og ingen svarte.',
    next: 'Prøv igjen på selve maskinen sammen med en som har passordet, eller spør IT.',
  },
  'vpn.notInstalled': {
    what: '{client} har ikke VPN-profilen til {name} slik den skal være.',
    why: 'Den mangler, eller noen har endret den siden ({detail}).',
    next: 'Kjør steget på nytt; da legges profilen inn igjen.',
  },
  'otp.keyUnusable': {
    what: 'Google Authenticator-nøkkelen kan ikke inneholde {characters}.',
    why: 'Slike nøkler har bare bokstavene A til Z og sifrene 2 til 7.',
    next: 'Se på bildet i Signal igjen: 0 er trolig O, 1 er I eller L, 8 er B.',
  },
  'otp.keyIncomplete': {
    what: 'Google Authenticator-nøkkelen er ikke hel: {count} tegn.',
    why: 'En nøkkel har minst 16 tegn, og noen lengder finnes ikke.',
    next: 'Skriv nøkkelen fra Signal på nytt, alle gruppene.',
  },
  'otp.otherKind': {
    what: 'Denne nøkkelen gir en annen slags koder enn VPN tar imot.',
    why: 'Kodene har seks sifre og skifter hvert 30. sekund; autentiseringsapper kan ikke alltid andre.',
    next: 'Skriv Google Authenticator-nøkkelen fra Signal.',
  },
  'otp.codeMissing': {
    what: 'En kode fra autentiseringsappen mangler.',
    why: 'Koden viser at telefonen har nøkkelen.',
    next: 'Skriv de seks sifrene som appen viser for HUNT CLOUD VPN.',
  },
  'otp.codeMalformed': {
    what: 'Dette er ikke en kode fra autentiseringsappen.',
    why: 'En kode har seks sifre.',
    next: 'Skriv de seks sifrene som appen viser for HUNT CLOUD VPN.',
  },
  'otp.wrongCode': {
    what: 'Denne koden hører ikke til nøkkelen.',
    why: 'Et siffer er feil, koden er fra en annen konto, eller nøkkelen kom galt inn i telefonen.',
    next: 'Skriv koden for HUNT CLOUD VPN på nytt. Er den fortsatt feil, skann QR-koden en gang til.',
  },
  'otp.codeNotOfNow': {
    what: 'Den koden hører til et annet tidspunkt.',
    why: 'Den er utløpt, eller klokkene på telefon og maskin går ulikt.',
    next: 'Skriv koden som appen viser nå. En til på rad viser om en klokke går feil.',
  },
  'otp.phoneAhead': {
    what: 'Nøkkelen er riktig, men klokken på telefonen går {seconds} sekunder foran maskinens.',
    why: 'Kodene lages ut fra klokkeslettet, så VPN ville avvise dem.',
    next: 'Sammenlign begge med en nøyaktig klokke. Slå på automatisk dato og tid på telefonen.',
  },
  'otp.phoneBehind': {
    what: 'Nøkkelen er riktig, men klokken på telefonen går {seconds} sekunder etter maskinens.',
    why: 'Kodene lages ut fra klokkeslettet, så VPN ville avvise dem.',
    next: 'Sammenlign begge med en nøyaktig klokke. Slå på automatisk dato og tid på telefonen.',
  },
  'vpn.codeMissing': {
    what: 'VPN krever en kode fra autentiseringsappen.',
    why: 'Det var ingen å spørre om en.',
    next: 'Kjør steget på nytt med en ny kode.',
  },
  'vpn.codeRunOut': {
    what: 'Koden er utløpt, eller utløper straks. Den ble ikke sendt.',
    why: 'En kode virker i 30 sekunder, og noen av dem går med til å koble til.',
    next: 'Oppgi den neste koden fra autentiseringsappen så snart den vises.',
  },
  'vpn.codeRefused': {
    what: 'VPN-serveren godtok ikke koden. Den ble sendt én gang.',
    why: 'Den er feilskrevet eller brukt før, eller klokken på telefonen eller maskinen går feil.',
    next: 'Se på begge klokkene, og bruk neste kode. Vent 15 minutter etter to avslag.',
  },
  'vpn.passphraseMissing': {
    what: 'VPN krever «VPN passphrase».',
    why: 'Nøkkelen i profilen er låst med den.',
    next: 'Oppgi «VPN passphrase» fra Signal, og kjør steget på nytt.',
  },
  'vpn.noProfile': {
    what: 'Det er ingen VPN-profil for denne brukeren på maskinen.',
    why: 'Den er ikke installert ennå, eller den er fjernet.',
    next: 'Installer VPN-profilen fra arkivet først.',
  },
  'vpn.needsAdministrator': {
    what: 'Bare en administrator kan starte OpenVPN her.',
    why: 'NetworkManager, som kunne gjort det for deg, kjører ikke på denne maskinen.',
    next: 'Kjør dette i en terminal, og kjør så steget på nytt: {command}',
  },
  'vpn.clientMissing': {
    what: 'VPN-programmet {name} er ikke installert.',
    why: 'Det er det som kobler til.',
    next: 'Installer {name} med maskinens pakkebehandler, eller spør IT.',
  },
  'vpn.clientStopped': {
    what: 'VPN-programmet stoppet før det var koblet til.',
    why: 'Det sa: {detail}',
    next: 'Kjør steget på nytt. Stopper det igjen, spør HUNT Cloud og gi dem denne teksten.',
  },
  'vpn.unknownQuestion': {
    what: 'VPN spør om noe dette programmet ikke kjenner ({name}). Ingenting ble svart.',
    why: 'Tjenesten kan ha endret måten man logger inn på.',
    next: 'Koble til med selve VPN-programmet, eller spør HUNT Cloud.',
  },
  'vpn.serverNotFound': {
    what: 'Navnet på VPN-serveren kunne ikke slås opp.',
    why: 'Maskinen er ikke på Internett, eller nettverket sperrer navneoppslag.',
    next: 'Åpne en nettside for å se om Internett virker, og kjør steget på nytt.',
  },
  'vpn.noNetwork': {
    what: 'Maskinen er ikke på noe nettverk.',
    why: 'Den første pakken til VPN-serveren kom ikke ut av den.',
    next: 'Koble til et nettverk, og kjør steget på nytt.',
  },
  'vpn.noAnswer': {
    what: 'VPN-serveren svarer ikke. Koden ble ikke brukt opp hos serveren.',
    why: 'Dette nettverket sperrer trolig UDP-port 1194, eller det er utenfor Norge og ikke på tilgangslisten.',
    next: 'I Norge: prøv telefonens nettverk; virker det, spør IT om UDP-port 1194. I utlandet: koble til NTNUs VPN først hvis du har den, eller bestill VPN-tilgang.',
  },
  'vpn.noAnswerToKey': {
    what: 'VPN-serveren svarer ikke. Ingen kode ble brukt.',
    why: 'Dette nettverket sperrer UDP-port 1194, eller den delte nøkkelen i VPN-profilen er ikke serverens: begge deler ser like ut herfra.',
    next: 'Prøv et annet nettverk, som telefonens. Er det stille der også, bestill en ny VPN-profil.',
  },
  'vpn.handshakeFailed': {
    what: 'VPN-serveren svarer, men det ble ingen sikker forbindelse.',
    why: 'Sertifikatet kan være byttet ut eller utløpt, eller klokken på maskinen går feil.',
    next: 'Se på klokken. Går den riktig, bestill et nytt VPN-sertifikat.',
  },
  'vpn.notThroughTunnel': {
    what: 'VPN er koblet til, men veien til laben går ikke gjennom det. Det ble koblet fra igjen.',
    why: 'Et annet VPN eller et nettverk med de samme adressene er i veien.',
    next: 'Koble fra andre VPN eller bytt nettverk, og kjør steget på nytt.',
  },
  'vpn.notConnected': {
    what: 'VPN er ikke koblet til.',
    why: 'Ingen tunnel på denne maskinen fører til laben.',
    next: 'Kjør dette steget for å koble til.',
  },
  'vpn.labNotReached': {
    what: 'VPN er koblet til, men laben svarer ikke på {address}.',
    why: 'Forbindelsen kan være død, for eksempel etter dvale. Etter tre gale passfraser tier laben i 15 minutter.',
    next: 'Koble fra og til igjen. Hjelper det ikke, vent 15 minutter.',
  },
  'vpn.routesUnreadable': {
    what: 'Det kan ikke avgjøres hvilken vei pakker går ut av maskinen.',
    why: 'Programmet {name} mangler eller svarer noe vi ikke forstår.',
    next: 'Installer pakken iproute2, og kjør steget på nytt.',
  },
  'vpn.notProved': {
    what: 'Ingenting ble sendt: det er ikke bekreftet at veien til {address} går gjennom VPN.',
    why: 'VPN er ikke tilkoblet, eller et annet nettverk svarer for laben.',
    next: 'Koble til VPN, og kjør steget på nytt.',
  },
  'vpn.certificateRunOut': {
    what: 'VPN-sertifikatet på denne maskinen gjelder ikke lenger.',
    why: 'VPN-sertifikater gjelder en begrenset tid. Går klokken på maskinen feil, ser det likedan ut.',
    next: 'Se på klokken på maskinen. Går den riktig, bestill «VPN certificate reset» fra HUNT Cloud.',
  },
  'vpn.clockBehind': {
    what: 'Etter klokken på denne maskinen gjelder et av VPN-sertifikatene ikke ennå.',
    why: 'Klokken går sannsynligvis for sakte.',
    next: 'Still dato og tid på maskinen, og koble til på nytt.',
  },
  'vpn.serverExpired': {
    what: 'Etter klokken på denne maskinen er sertifikatet som VPN-serveren viser, utløpt.',
    why: 'Klokken går for fort, eller profilen har fortsatt rotsertifikatet fra før oktober 2026.',
    next: 'Se på klokken. Går den riktig, installer den nyeste VPN-profilen fra HUNT Cloud.',
  },
  'vpn.serverNotTrusted': {
    what: 'VPN-profilen kjenner ikke utstederen som går god for serveren. Ingenting ble sendt.',
    why: 'Profilen er eldre enn dagens rotsertifikat, eller noe annet svarer på dette nettverket.',
    next: 'Installer den nyeste VPN-profilen fra HUNT Cloud. Er den nyest, prøv et annet nettverk.',
  },
  'vpn.serverNotGenuine': {
    what: 'Det som svarer, er ikke VPN-serveren som profilen nevner. Ingenting ble sendt.',
    why: 'Sertifikatet har et annet navn eller et annet formål.',
    next: 'Ikke koble til på dette nettverket. Si fra til HUNT Cloud i en ny e-post.',
  },
  'vpn.certificateRefused': {
    what: 'VPN-serveren godtar ikke sertifikatet i profilen.',
    why: 'Et nyere sertifikat er utstedt til deg, og det gamle har sluttet å virke.',
    next: 'Installer den nyeste VPN-profilen du har fått. Har du ingen nyere, bestill «VPN certificate reset».',
  },
  'vpn.certificateOutdated': {
    what: 'VPN-programmet avviser et sertifikat i profilen som for svakt.',
    why: 'Det er signert på en utdatert måte, eller nøkkelen er for kort for denne versjonen av programmet.',
    next: 'Bestill «VPN certificate reset» fra HUNT Cloud.',
  },
  'vpn.tlsNotShared': {
    what: 'VPN-programmet og serveren har ingen felles måte å kryptere innloggingen på.',
    why: 'VPN-programmet er mye eldre eller nyere enn serveren.',
    next: 'Oppdater VPN-programmet. Er det nyest, spør HUNT Cloud.',
  },
  'vpn.cipherNotShared': {
    what: 'VPN-serveren godtok innloggingen, men ikke krypteringen som profilen tilbyr.',
    why: 'Profilen er eldre enn VPN-programmet, og nyere programmer tilbyr mindre av seg selv.',
    next: 'Installer profilen med dette programmet, som legger til det som mangler. Hjelper ikke det, bestill «VPN certificate reset».',
  },
  'vpn.routesRefused': {
    what: 'VPN er oppe, men maskinen lot det ikke sette opp veien til laben.',
    why: 'OpenVPN kjører uten rettighetene det trenger.',
    next: 'Installer OpenVPN på nytt som administrator, eller be IT legge deg til i gruppen OpenVPN Administrators.',
  },
  'vpn.tunnelRefused': {
    what: 'Maskinen lot ikke OpenVPN lage tunnelen.',
    why: 'OpenVPN kjører uten rettighetene det trenger.',
    next: 'Start forbindelsen som administrator, eller spør IT.',
  },
  'vpn.noTunnelDevice': {
    what: 'Maskinen har ingen enhet for VPN-tunneler.',
    why: 'Driveren mangler eller er slått av.',
    next: 'Installer VPN-programmet på nytt, start maskinen på nytt, og koble til igjen.',
  },
  'vpn.adapterBusy': {
    what: 'En annen forbindelse bruker nettverkskortet som VPN trenger.',
    why: 'En annen VPN er tilkoblet, eller OpenVPN kjører to ganger.',
    next: 'Koble fra andre VPN-er og lukk andre OpenVPN-vinduer, og koble til på nytt.',
  },
  'vpn.sendBlocked': {
    what: 'En brannmur på denne maskinen stopper VPN-programmet.',
    why: 'Den første pakken ble avvist før den kom ut.',
    next: 'Slipp VPN-programmet gjennom brannmuren på maskinen, eller spør IT.',
  },
  'vpn.connectionLost': {
    what: 'VPN-forbindelsen ble brutt.',
    why: 'Nettverket ble byttet, maskinen sov, eller økten nådde 12 timer.',
    next: 'Koble fra, og koble til igjen med en ny kode.',
  },
  'vpn.endedByServer': {
    what: 'VPN-serveren avsluttet forbindelsen.',
    why: 'Du koblet til fra en annen maskin, økten nådde 12 timer, eller serveren starter på nytt.',
    next: 'Koble fra den andre maskinen, og koble til igjen med en ny kode.',
  },
  'vpn.noSettings': {
    what: 'VPN-serveren godtok forbindelsen, men sendte ingen innstillinger.',
    why: 'Serveren er opptatt, eller pakker går tapt på veien.',
    next: 'Vent et minutt, og koble til igjen med en ny kode.',
  },
  'vpn.otherSharedKey': {
    what: 'Det VPN-serveren sender, passer ikke til den delte nøkkelen i profilen.',
    why: 'Profilen hører til en annen server, eller tjenesten har fått ny nøkkel.',
    next: 'Installer den nyeste VPN-profilen fra HUNT Cloud.',
  },
  'vpn.sameNetwork': {
    what: 'Dette nettverket bruker de samme adressene som VPN.',
    why: 'Pakker til laben kan havne i det lokale nettet.',
    next: 'Bytt til et annet nettverk, som telefonens, og koble til på nytt.',
  },
  'vpn.optionNotKnown': {
    what: 'VPN-programmet kjenner ikke en linje i profilen: {name}.',
    why: 'VPN-programmet er eldre enn profilen, eller profilen er endret for hånd.',
    next: 'Oppdater VPN-programmet. Er det nyest, installer profilen fra HUNT Cloud på nytt.',
  },
  'vpn.fileMissing': {
    what: 'VPN-profilen viser til en fil som ikke finnes: {name}.',
    why: 'Profilen ble flyttet uten filene sine, eller de ble slettet.',
    next: 'Installer VPN-profilen fra arkivet på nytt.',
  },
  'vpn.secretsMissing': {
    what: 'VPN-forbindelsen ble startet uten kode eller passfrase.',
    why: 'Ingen svarte på spørsmålet om dem, eller delen som spør er ikke installert.',
    next: 'Koble til på nytt og svar på begge spørsmålene. På Ubuntu er det network-manager-openvpn-gnome som spør.',
  },
  'vpn.managerOff': {
    what: 'NetworkManager kjører ikke på denne maskinen.',
    why: 'Det er stoppet, eller maskinen styrer nettverket på en annen måte.',
    next: 'Start maskinen på nytt. Er det fortsatt av, koble til med OpenVPN eller spør IT.',
  },
  'vpn.pluginMissing': {
    what: 'NetworkManager kan ikke lage OpenVPN-forbindelser på denne maskinen.',
    why: 'Delen for OpenVPN er ikke installert eller starter ikke.',
    next: 'Installer openvpn og network-manager-openvpn-gnome, og koble til på nytt.',
  },
  'vpn.notInGroup': {
    what: 'Brukeren din får ikke starte denne VPN-forbindelsen.',
    why: 'Windows krever at du er med i gruppen OpenVPN Administrators.',
    next: 'Be IT legge deg til i gruppen OpenVPN Administrators.',
  },
  'vpn.serviceOff': {
    what: 'OpenVPN-tjenesten kjører ikke på denne maskinen.',
    why: 'Den er ikke installert, er stoppet, eller kunne ikke nås.',
    next: 'Start maskinen på nytt. Er den fortsatt av, installer OpenVPN på nytt som administrator.',
  },
  'vpn.driverBlocked': {
    what: 'macOS lar ikke Tunnelblick laste driveren sin.',
    why: 'Driveren er ikke tillatt, eller denne versjonen av macOS tar den ikke.',
    next: 'Installer den nyeste Tunnelblick og profilen på nytt; da trengs ingen driver.',
  },
  'vpn.clientSettingUnknown': {
    what: 'En innstilling for OpenVPN på maskinen kunne ikke leses: {name}.',
    why: 'Den sier hvor OpenVPN leter etter profiler, på en måte vi ikke forstår.',
    next: 'Importer .ovpn-filen i OpenVPN GUI for hånd, eller spør IT om denne innstillingen.',
  },
  'vpn.scriptBeside': {
    what: 'Et program ligger ved siden av VPN-profilen: {file}. Vi installerer ingenting der.',
    why: 'OpenVPN GUI kjører slike programmer når den kobler til. En profil fra HUNT Cloud har ingen.',
    next: 'Se på filen. Flytt den vekk hvis du ikke kjenner den, og kjør steget igjen.',
  },
  'vpn.clientSilent': {
    what: 'VPN-programmet begynte ikke å koble til.',
    why: 'Det viser kanskje et spørsmål, eller tjenesten kjører ikke.',
    next: 'Se etter vinduet og svar. Er det ikke noe, start maskinen på nytt og kjør steget igjen.',
  },
  'vpn.nothingTyped': {
    what: 'Ingenting ble skrevet i vinduet til VPN-programmet.',
    why: 'Det ventet i fem minutter. Ingen innlogging ble sendt.',
    next: 'Kjør steget igjen, og skriv koden i vinduet når det åpnes.',
  },
  'vpn.cancelledInClient': {
    what: 'Tilkoblingen ble avbrutt i VPN-programmet.',
    why: 'Vinduet ble lukket. Ingen innlogging ble sendt.',
    next: 'Kjør steget igjen når du har telefonen for hånden.',
  },
  'vpn.clientNotRunning': {
    what: '{name} kjører ikke og kunne ikke startes.',
    why: 'Det ble lukket, eller avsluttet seg selv.',
    next: 'Start {name}, og kjør steget igjen.',
  },
  'vpn.clientBusy': {
    what: '{name} svarer ikke.',
    why: 'Det viser et vindu som venter på deg, eller er i ferd med å starte.',
    next: 'Se etter vinduet og svar, og kjør steget igjen.',
  },
  'vpn.automationDenied': {
    what: 'macOS lar ikke dette programmet styre Tunnelblick.',
    why: 'Spørsmålet ble besvart med nei, én gang for alle.',
    next: 'Åpne Systeminnstillinger, Personvern og sikkerhet, Automatisering, og slå på Tunnelblick for dette programmet. Kjør så steget igjen.',
  },
  'vpn.clientNotSetUp': {
    what: '{name} er installert, men ble aldri startet.',
    why: 'Ved første start installerer det en del som krever administratorpassord.',
    next: 'Start {name} én gang og svar på spørsmålene, og kjør steget igjen.',
  },
  'vpn.tunnelblickRefused': {
    what: 'Tunnelblick tok ikke imot VPN-profilen {name}.',
    why: 'Den regnes kanskje som utrygg, eller et vindu venter på svar.',
    next: 'Se etter et vindu fra Tunnelblick, og kjør steget igjen. Endrer ingenting seg, lagre en rapport og send den til HUNT Cloud.',
  },
  'vpn.installNotFinished': {
    what: 'Tunnelblick har ikke installert VPN-profilen {name} ennå.',
    why: 'Vinduet venter på svar, eller ble lukket.',
    next: 'Kjør steget igjen, velg Kun meg, og skriv passordet til denne Macen.',
  },
  'vpn.removeByHand': {
    what: '{client} fjerner VPN-profilen {name} bare for hånd.',
    why: 'Det spør om et administratorpassord, og det tar vi aldri imot.',
    next: 'Åpne VPN-detaljer i {client}, velg {name} og klikk på minusknappen.',
  },
  'vpn.otherInstance': {
    what: 'En annen OpenVPN kjører allerede og er i veien.',
    why: 'En tidligere forbindelse ble ikke avsluttet.',
    next: 'Avslutt det andre VPN-programmet eller start maskinen på nytt, og koble til igjen.',
  },
  'vpn.otherVpnActive': {
    what: 'En annen VPN er koblet til og er i veien: {name}.',
    why: 'Den tar pakkene som skal til HUNT Clouds VPN. Ingen kode ble brukt.',
    next: 'Koble fra {name}, og kjør steget igjen.',
  },
  'vpn.splitTunnelNeeded': {
    what: 'VPN-en til {who} er koblet til og sperrer for HUNT Clouds VPN.',
    why: 'Med den vanlige profilen tar {name} all trafikk. Ingen kode ble brukt.',
    next: 'Koble den fra, koble den til med profilen for delt tunnel (split-tunnel), og kjør steget igjen.',
  },
  'vpn.networkOverlaps': {
    what: 'Nettverket maskinen er i, bruker de samme adressene som VPN eller laben.',
    why: '{name} har adressen {address}, i nettverket {network}. Ingen kode ble brukt.',
    next: 'Bytt til et annet nettverk, for eksempel telefonens, og kjør steget igjen.',
  },
  'vpn.defaultRouteTaken': {
    what: 'Laben nås, men all annen trafikk går også inn i VPN, så det er ikke noe Internett.',
    why: 'Forbindelsen på {name} er ikke satt til å gjelde bare laben.',
    next: 'I IPv4-innstillingene til VPN-forbindelsen: kryss av for «Bruk denne tilkoblingen bare for ressurser på dens nettverk». Koble så til igjen.',
  },
  'vpn.sessionReset': {
    what: 'VPN-økten er over. Den begynte {since}.',
    why: 'Tjenesten avslutter hver VPN-økt etter {hours} timer.',
    next: 'Koble fra hvis VPN fortsatt ser tilkoblet ut, og koble til igjen med en ny kode.',
  },
  'vpn.secondSession': {
    what: 'VPN-forbindelsen ble opprettet for {minutes} minutter siden og er borte igjen.',
    why: 'Hvis du ikke koblet fra selv, er du trolig koblet til på en annen maskin: hver bruker har én økt, og den nyeste vinner.',
    next: 'Koble fra VPN på de andre maskinene dine, og koble til igjen med en ny kode.',
  },
  'vpn.staleAfterSleep': {
    what: 'VPN ser tilkoblet ut, men ingenting kommer gjennom lenger. Ingenting hemmelig ble sendt.',
    why: 'Maskinen sov i {minutes} minutter, og det overlevde ikke forbindelsen.',
    next: 'Koble fra VPN, og koble til igjen med en ny kode.',
  },
  'ssh.unreachable': {
    what: '{host} svarer ikke på {address}.',
    why: 'VPN er nede, eller laben stenger deg ute i 15 minutter etter feil passfraser.',
    next: 'Sjekk VPN. Er det tilkoblet, vent 15 minutter og prøv igjen.',
  },
  'ssh.homeUnreachable': {
    what: 'entry slipper oss ikke gjennom til home.',
    why: 'Det skjer så lenge passfrasen på entry ikke er byttet, eller når home er nede.',
    next: 'Bytt passfrasen på entry først. Er det gjort, spør HUNT Cloud om home kjører.',
  },
  'ssh.homeDown': {
    what: 'home svarer ikke entry.',
    why: 'Maskinen er av, starter på nytt, eller er så opptatt at den ikke svarer noen.',
    next: 'Prøv igjen om fem minutter. Blir det ikke bedre, spør HUNT Cloud om home kjører.',
  },
  'ssh.homeRefused': {
    what: 'home er der, men tar ikke imot SSH.',
    why: 'Den er ikke ferdig startet, eller SSH-tjenesten på den har stoppet.',
    next: 'Prøv igjen om fem minutter. Blir det ikke bedre, be HUNT Cloud se på home.',
  },
  'ssh.homeNotKnown': {
    what: 'entry kjenner ingen maskin som heter home.',
    why: 'Laben er ikke klar ennå, eller den er satt opp på en annen måte enn dem vi kjenner.',
    next: 'Spør HUNT Cloud om laben er klar.',
  },
  'ssh.silent': {
    what: '{host} tar imot forbindelsen og sier så ingenting.',
    why: 'Maskinen er overbelastet, for eksempel fordi minnet er fullt, eller nettet er svært tregt.',
    next: 'Prøv igjen om noen minutter. Blir det ikke bedre, be HUNT Cloud se på {host}.',
  },
  'ssh.noSecureConnection': {
    what: '{host} svarer, men det blir ingen sikker forbindelse.',
    why: 'Noe annet svarer på adressen, eller maskinen tilbyr bare utdaterte metoder.',
    next: 'Sjekk at VPN er tilkoblet, og prøv igjen. Blir det ved, spør HUNT Cloud.',
  },
  'ssh.closed': {
    what: '{host} brøt forbindelsen før innloggingen var ferdig.',
    why: 'Maskinen starter på nytt, eller den stenger deg ute en stund etter feil passfraser.',
    next: 'Vent 15 minutter, og prøv igjen.',
  },
  'ssh.hostKeyUnknown': {
    what: 'Nøkkelen til {host} er ikke notert, så ingenting ble sendt dit.',
    why: 'Linjen i {file} er fjernet eller ble aldri skrevet.',
    next: 'Kjør steget på nytt; nøkkelen noteres først gjennom VPN.',
  },
  'ssh.hostKeyChanged': {
    what: '{host} viser en annen nøkkel enn den som er notert for {name}. Ingenting ble sendt.',
    why: 'Maskinen er bygd på nytt eller flyttet, eller noe utgir seg for å være den. Den nye nøkkelen er {fingerprint}.',
    next: 'Spør HUNT Cloud om nøkkelen er byttet. Fjern først da den gamle linjen fra {file}.',
  },
  'ssh.loginNotOffered': {
    what: '{host} tilbyr ingen innlogging som vi kan bruke.',
    why: 'Maskinen spør om noe annet enn en passfrase eller en nøkkel.',
    next: 'Logg inn for hånd med kommandoen under, og si fra til HUNT Cloud.',
  },
  'ssh.temporaryKeyRefused': {
    what: '{host} godtok ikke «SSH temporary key».',
    why: 'Et tegn er feil, nøkkelen er brukt opp, eller den hører til en annen lab.',
    next: 'Sammenlign med bildet på Signal: 0 og O, 1, l og I. Er den brukt før, skriv passfrasen du valgte da.',
  },
  'ssh.passphraseRefused': {
    what: '{host} godtok ikke den nye passfrasen din.',
    why: 'Det er ikke den som ble satt der. entry og home kan ha hver sin.',
    next: 'Skriv passfrasen du bruker på {host}. Er den borte, bestill en ny «SSH temporary key».',
  },
  'ssh.keyRefused': {
    what: '{host} godtok ikke SSH-nøkkelen.',
    why: 'Nøkkelen er ikke installert der, eller linjene som tillater den, er fjernet.',
    next: 'Kjør steget som setter opp SSH-nøkkelen, på nytt.',
  },
  'ssh.keyUnreadable': {
    what: 'Nøkkelfilen {file} lar seg ikke åpne.',
    why: 'Passfrasen er en annen, eller filen er ingen SSH-nøkkel.',
    next: 'Skriv passfrasen til den nøkkelfilen, eller la oss lage en ny nøkkel.',
  },
  'ssh.tooManyAttempts': {
    what: 'Vi stoppet før laben stenger deg ute. Ingenting ble sendt.',
    why: 'To innlogginger mislyktes på 15 minutter; en tredje ville stenge laben for denne maskinen i 15 minutter.',
    next: 'Vent {minutes} minutter, sjekk passfrasene imens, og prøv igjen.',
  },
  'ssh.unknownPrompt': {
    what: '{host} spurte om noe vi ikke kjenner. Vi svarte ingenting.',
    why: 'Maskinen kan være satt opp på en annen måte enn dem vi kjenner.',
    next: 'Les det den skrev, og gjør ferdig for hånd med kommandoen under.',
  },
  'ssh.passphraseMissing': {
    what: 'Passfrasen din for laben ble ikke gitt. Ingenting ble sendt.',
    why: 'Dette steget logger inn i laben med den, eller setter den der.',
    next: 'Kjør steget på nytt, og skriv passfrasen når det spørres etter den.',
  },
  'ssh.passphraseTooWeak': {
    what: 'Den nye passfrasen oppfyller ikke reglene i laben. Ingenting ble sendt.',
    why: 'Den trenger 12 tegn, store og små bokstaver, tre tegn ulike den midlertidige nøkkelen, og verken bruker- eller labnavn.',
    next: 'Velg en annen, og kjør steget på nytt.',
  },
  'ssh.weakPassphrase': {
    what: '{host} tok ikke imot den nye passfrasen: {rule}.',
    why: 'Maskinen har egne regler i tillegg til de kjente. Den gamle passfrasen gjelder fortsatt.',
    next: 'Velg en som også oppfyller denne regelen, og kjør steget på nytt.',
  },
  'ssh.changeRefused': {
    what: '{host} byttet ikke passfrasen.',
    why: 'Maskinen oppga ingen grunn som vi kjenner. Den gamle passfrasen gjelder fortsatt.',
    next: 'Les det den skrev. Du kan bytte passfrasen for hånd med kommandoen under.',
  },
  'ssh.changeTooSoon': {
    what: '{host} lar deg ikke bytte passfrasen igjen ennå. Den gamle gjelder fortsatt.',
    why: 'Den ble byttet for kort tid siden, og maskinen vil ha litt tid imellom.',
    next: 'Byttet du den selv, skriv den passfrasen i stedet for den midlertidige nøkkelen. Ellers prøv igjen i morgen, eller spør brukerstøtten.',
  },
  'ssh.entriesDiffer': {
    what: '{host} leste den nye passfrasen annerledes andre gang. Den gamle gjelder fortsatt.',
    why: 'Vi sender den samme passfrasen to ganger; et tegn kan gå tapt på en dårlig forbindelse.',
    next: 'Kjør steget på nytt med samme nye passfrase.',
  },
  'ssh.changeNotKept': {
    what: '{host} tok ikke vare på den nye passfrasen. Den gamle gjelder fortsatt.',
    why: 'Den nye bryter en regel som maskinen ikke nevnte, eller maskinen får ikke skrevet passfrasene sine nå.',
    next: 'Kjør steget på nytt med en annen ny passfrase. Ender det likt, send brukerstøtten det maskinen skrev.',
  },
  'ssh.tokenError': {
    what: 'Den gamle passfrasen ble ikke godtatt under byttet. Ingenting er endret på {host}.',
    why: 'Den midlertidige nøkkelen har et feil tegn eller er byttet ut imens, eller maskinen kan ikke bytte passfraser nå.',
    next: 'Sammenlign den midlertidige nøkkelen med Signal, og kjør steget på nytt. Er den riktig, send brukerstøtten det maskinen skrev.',
  },
  'ssh.closedDuringChange': {
    what: 'Forbindelsen til {host} ble brutt før vi visste om passfrasen ble byttet.',
    why: 'VPN eller maskinen brøt forbindelsen midt i.',
    next: 'Kjør steget på nytt med samme nye passfrase. Den prøves først, så ingenting byttes to ganger.',
  },
  'ssh.passphraseExpired': {
    what: '{host} vil ha en ny passfrase igjen.',
    why: 'Passfraser i laben går ut etter en tid.',
    next: 'Kjør steget som bytter passfrasen, med den nåværende i stedet for den midlertidige nøkkelen.',
  },
  'ssh.keyNotInstalled': {
    what: 'SSH-nøkkelen logger deg ikke inn på {host}.',
    why: 'Linjen som tillater den, mangler der, eller nøkkelfilen er byttet ut.',
    next: 'Kjør steget som setter opp SSH-nøkkelen, på nytt.',
  },
  'ssh.installRefused': {
    what: '{host} lagret ikke den offentlige nøkkelen.',
    why: 'Disken på maskinen er full, eller filen med nøklene er beskyttet.',
    next: 'Installer nøkkelen for hånd med kommandoen under, eller spør HUNT Cloud.',
  },
  'ssh.configShadowed': {
    what: 'Kortnavnet {name} fører ikke dit det skal.',
    why: 'En annen linje i {file} kommer før våre.',
    next: 'Fjern de merkede linjene våre fra filen, og kjør steget på nytt; da legges de øverst.',
  },
  'ssh.noAnswer': {
    what: '{address} svarer ikke på SSH.',
    why: 'VPN er nede, eller laben stenger deg ute i 15 minutter etter feil passfraser.',
    next: 'Sjekk VPN. Er det tilkoblet, vent 15 minutter og prøv igjen.',
  },
  'ssh.refused': {
    what: '{address} avviser SSH-forbindelser.',
    why: 'Maskinen er der, men SSH-tjenesten kjører ikke, eller adressen er feil.',
    next: 'Sammenlign adressen med den i lenken «Lab access link». Er den riktig, spør HUNT Cloud.',
  },
  'ssh.noRoute': {
    what: 'Det er ingen vei fra denne maskinen til {address}.',
    why: 'VPN er ikke tilkoblet.',
    next: 'Koble til VPN, og prøv igjen.',
  },
  'ssh.nameNotFound': {
    what: 'Navnet {name} er ikke kjent på denne maskinen.',
    why: 'Linjene for laben mangler i SSH-oppsettet, eller navnet er feilskrevet.',
    next: 'Kjør steget som skriver SSH-oppsettet, og prøv igjen.',
  },
  'ssh.hostKeyDiffers': {
    what: 'En maskin i laben viser en annen SSH-nøkkel enn den som er notert.',
    why: 'Maskinen er bygd på nytt eller flyttet, eller noe utgir seg for å være den.',
    next: 'Spør HUNT Cloud om nøkkelen er byttet. Fjern den gamle linjen først da.',
  },
  'ssh.hostKeyNotAccepted': {
    what: 'SSH-nøkkelen til maskinen er ikke notert på denne maskinen, så innloggingen stoppet.',
    why: 'Dette er første kontakt, eller notatet er fjernet.',
    next: 'La dette programmet ta den første kontakten; det noterer nøkkelen gjennom VPN.',
  },
  'ssh.loginRefused': {
    what: 'Maskinen godtok ikke SSH-innloggingen.',
    why: 'Passfrasen, nøkkelen eller brukernavnet er et annet der.',
    next: 'Sjekk brukernavnet. Ikke prøv mer enn to ganger på 15 minutter; kjør heller steget for SSH-nøkkelen eller passfrasen.',
  },
  'ssh.tooManyKeys': {
    what: 'Maskinen avsluttet innloggingen fordi for mange nøkler ble prøvd.',
    why: 'SSH-agenten har mange nøkler, og alle ble tilbudt før den riktige.',
    next: 'Legg til IdentitiesOnly yes for laben i SSH-oppsettet, eller fjern nøkler fra agenten.',
  },
  'ssh.keyTooOpen': {
    what: 'SSH bruker ikke nøkkelfilen {file}, fordi andre kan lese den.',
    why: 'Filen er åpen for andre brukere av maskinen.',
    next: 'Gi bare deg selv tilgang til filen, og prøv igjen.',
  },
  'ssh.configTooOpen': {
    what: 'SSH bruker ikke oppsettet {file}, fordi andre kan endre det.',
    why: 'Filen er åpen for andre brukere, eller eies av en.',
    next: 'Gjør filen til din egen og gi bare deg selv tilgang, og prøv igjen.',
  },
  'ssh.configUnreadable': {
    what: 'SSH kjenner ikke et ord i oppsettet sitt: {name}.',
    why: 'Ordet er feilskrevet, eller hører til en nyere versjon av SSH.',
    next: 'Fjern eller rett linjen i SSH-oppsettet.',
  },
  'ssh.nothingShared': {
    what: 'SSH på denne maskinen og på maskinen i laben har ingen kryptering felles.',
    why: 'Den ene er mye eldre enn den andre.',
    next: 'Oppdater SSH på denne maskinen. Er den nyest, spør HUNT Cloud.',
  },
  'ssh.closedAtOnce': {
    what: 'Maskinen brøt SSH-forbindelsen før den spurte om noe.',
    why: 'Den stenger deg ute en stund etter feil passfraser, eller den starter på nytt.',
    next: 'Vent 15 minutter, og prøv igjen.',
  },
  'ssh.notSsh': {
    what: 'Det som svarer der, snakker ikke SSH.',
    why: 'En innloggingsside i dette nettverket eller en annen tjeneste svarer for laben.',
    next: 'Koble til VPN, og sjekk adresse og port.',
  },
  'ssh.keyNotReadable': {
    what: 'SSH kan ikke lese nøkkelfilen {file}.',
    why: 'Filen er skadet, avkuttet eller av et annet slag.',
    next: 'Kjør steget som setter opp SSH-nøkkelen på nytt.',
  },
  'ssh.agentMissing': {
    what: 'SSH-agenten kjører ikke på denne maskinen.',
    why: 'Den tar vare på åpnede nøkler, og er ikke startet.',
    next: 'Start SSH-agenten, eller logg inn uten den og skriv passfrasen til nøkkelen.',
  },
  'ssh.agentRefused': {
    what: 'SSH-agenten brukte ikke nøkkelen.',
    why: 'Den er låst, spør om noe ingen svarte på, eller har ikke nøkkelen lenger.',
    next: 'Legg nøkkelen til i agenten på nytt. Med MobaXterm: installer PuTTY og bruk Pageant.',
  },
  'ssh.connectionLost': {
    what: 'SSH-forbindelsen ble brutt.',
    why: 'VPN falt ut, maskinen sov, eller maskinen i laben startet på nytt.',
    next: 'Sjekk VPN, og logg inn igjen.',
  },
  'ssh.accountExpired': {
    what: 'Kontoen din i laben er stengt.',
    why: 'Kontoer stenges etter 180 dager uten bruk, eller når lableder avslutter dem.',
    next: 'Be lableder få den åpnet igjen.',
  },
  'ssh.accountLocked': {
    what: 'Maskinen har låst kontoen din en stund.',
    why: 'Det kom for mange innlogginger med feil passfrase.',
    next: 'Vent 15 minutter uten å prøve, og bruk deretter riktig passfrase.',
  },
  'certificate.wrongKey': {
    what: 'Denne TLS-passfrasen åpner ikke sertifikatet.',
    why: 'Ett tegn er feil, eller passfrasen hører til et annet sertifikat.',
    next: 'Skriv «TLS passphrase» fra Signal en gang til. Se etter 0 og O, 1, l og I.',
  },
  'certificate.damaged': {
    what: 'Sertifikatfilen i arkivet er skadet.',
    why: 'Innholdet er ikke det en .p12-fil har, eller slutten mangler.',
    next: 'Last ned arkivet på nytt. Svar på e-posten om tilgang hvis det ikke hjelper.',
  },
  'certificate.tooLarge': {
    what: 'Sertifikatfilen er for stor: {sizeBytes} byte, og grensen er {limitBytes}.',
    why: 'Et sertifikat med nøkkel tar noen tusen byte, så dette er trolig noe annet.',
    next: 'Velg .7z-filen fra e-posten om tilgang.',
  },
  'certificate.unsupported': {
    what: 'Sertifikatfilen er låst på en måte vi ikke kan åpne ({detail}).',
    why: 'Den bruker en sjelden type kryptering eller nøkkel.',
    next: 'Send denne meldingen til HUNT Cloud og be om et sertifikat i vanlig form.',
  },
  'certificate.noKey': {
    what: 'Filen har sertifikatet {name}, men ingen privat nøkkel.',
    why: 'Uten nøkkelen kan ikke et sertifikat logge inn noe sted.',
    next: 'Bestill «Workbench reissue» hos HUNT Cloud.',
  },
  'certificate.authorityOnly': {
    what: 'Filen har bare utstederen {name} og ikke noe sertifikat som er ditt.',
    why: 'En utsteder går god for andre. Den logger deg ikke inn.',
    next: 'Bestill «Workbench reissue» hos HUNT Cloud.',
  },
  'certificate.keyMismatch': {
    what: 'Den private nøkkelen i filen hører til et annet sertifikat.',
    why: 'Filen er satt sammen av deler som ikke passer sammen.',
    next: 'Bestill «Workbench reissue» hos HUNT Cloud.',
  },
  'certificate.severalKeys': {
    what: 'Filen har {count} sertifikater med nøkkel, og vi vet ikke hvilket som gjelder.',
    why: 'HUNT Cloud sender ett sertifikat i én fil.',
    next: 'Velg .7z-filen fra e-posten om tilgang.',
  },
  'certificate.otherLab': {
    what: 'Sertifikatet er utstedt av {name}, men lenken din krever {expected}.',
    why: 'Arkivet og Lab access-lenken hører til hver sin lab.',
    next: 'Bruk lenken og arkivet fra samme e-post, eller si at dette sertifikatet er det rette.',
  },
  'certificate.otherUser': {
    what: 'Sertifikatet er for {name}, men lenken din er for {expected}.',
    why: 'Arkivet eller lenken var ment for en annen.',
    next: 'Bruk lenken og arkivet som HUNT Cloud sendte til deg, eller si at dette sertifikatet er ditt.',
  },
  'certificate.notForLogin': {
    what: 'Sertifikatet {name} er ikke laget for innlogging.',
    why: 'Det sier selv hva det kan brukes til, og innlogging er ikke med.',
    next: 'Send denne meldingen til HUNT Cloud og be om et nytt sertifikat.',
  },
  'certificate.expired': {
    what: 'Sertifikatet {name} gikk ut {date}.',
    why: 'Workbench-sertifikater gjelder bare en viss tid.',
    next: 'Bestill «Workbench reissue» hos HUNT Cloud.',
  },
  'certificate.notYetValid': {
    what: 'Sertifikatet {name} gjelder fra {date}, om {minutes} minutter.',
    why: 'Som oftest går klokken på denne maskinen for sakte.',
    next: 'Still klokken på denne maskinen riktig, og prøv igjen.',
  },
  'certificate.olderThanInstalled': {
    what: 'Sertifikatet i dette arkivet er fra {date}. Et nyere, fra {installed}, er alt installert.',
    why: 'Dette er et eldre arkiv, og et sertifikat som virker, blir aldri byttet ut med et eldre.',
    next: 'Velg det nyeste arkivet fra HUNT Cloud, eller si at det eldre skal legges til ved siden av det nyere.',
  },
  'certificate.oldNotRetired': {
    what: 'Det nye sertifikatet er på plass. Det gamle, som gjelder til {date}, blir liggende ved siden av inntil videre.',
    why: 'Det gamle blir fjernet først når Workbench har godtatt det nye, og det krever VPN.',
    next: 'Koble til VPN, og kjør steget igjen.',
  },
  'certificate.browserTooOld': {
    what: '{name} {version} er for gammel til å settes opp på en trygg måte.',
    why: 'Før versjon {expected} har den sertifikatene på et sted som vi ikke oppretter.',
    next: 'Oppdater {name}, og prøv igjen. Det hjelper også å starte den én gang og lukke den.',
  },
  'certificate.toolsMissing': {
    what: 'Programmet {program} er ikke installert.',
    why: 'Sertifikater for Chrome på Linux legges til med det. Det følger med pakken {expected}.',
    next: 'Installer pakken med: sudo apt install {expected}. Prøv så igjen.',
  },
  'certificate.storeNotWritable': {
    what: 'Sertifikatlageret i {place} kan ikke skrives til. Det er som før.',
    why: 'Mappen eller filene er skrivebeskyttet eller eies av en annen bruker.',
    next: 'Rett rettighetene til mappen eller be IT om det, og prøv igjen.',
  },
  'certificate.storeHasPassword': {
    what: 'Sertifikatlageret i {place} er låst med et eget passord.',
    why: 'Noen har gitt det et passord. Vi kjenner det ikke og spør ikke etter det.',
    next: 'Importer sertifikatet i selve Chrome, eller be den som satte passordet, om å fjerne det.',
  },
  'certificate.storeLocked': {
    what: 'Et annet program holder sertifikatlageret i {place}. Det er som før.',
    why: 'En nettleser eller et annet program skriver trolig til det.',
    next: 'Lukk nettleseren, vent et minutt, og prøv igjen.',
  },
  'certificate.storeDamaged': {
    what: 'Sertifikatlageret i {place} lar seg ikke åpne.',
    why: 'Filene er skadet eller av et svært gammelt slag.',
    next: 'Lukk Chrome og flytt filene i mappen til side. Start Chrome én gang, og prøv igjen.',
  },
  'certificate.storeRefused': {
    what: 'Sertifikatlageret i {place} tok ikke imot endringen ({detail}). Det er som før.',
    why: 'Programmet som styrer lageret, ga en grunn vi ikke kjenner.',
    next: 'Prøv igjen. Lagre en rapport og vis den til IT-support hvis det ikke hjelper.',
  },
  'certificate.noSpace': {
    what: 'Det er ikke plass til å legge til sertifikatet. Lageret er som før.',
    why: 'Disken med {place} er full.',
    next: 'Frigjør litt plass, og prøv igjen.',
  },
  'certificate.noWorkFolder': {
    what: 'Vi fikk ikke laget en privat mappe til å gi sertifikatet videre i.',
    why: 'Mappen for midlertidige filer kan ikke skrives til, eller andre kan lese alt i den.',
    next: 'Be IT om en egen mappe for midlertidige filer.',
  },
  'certificate.notInstalled': {
    what: 'Sertifikatet {name} er ikke komplett i {place}.',
    why: 'Sertifikatet eller den private nøkkelen mangler der. Et annet program kan ha fjernet det.',
    next: 'Kjør steget igjen.',
  },
  'certificate.rootNotTrusted': {
    what: 'Utstederen {name} er ikke klarert i {place}.',
    why: 'Uten den sier Chrome at forbindelsen ikke er privat. Et annet program kan ha endret dette.',
    next: 'Kjør steget igjen.',
  },
  'certificate.rootDeclined': {
    what: 'Utstederen er ikke klarert, fordi spørsmålet om den ikke ble besvart med ja. Alt er som det var.',
    why: 'Windows eller macOS spør før de stoler på en utsteder. Spørsmålet ble avbrutt, eller vinduet lå bak et annet.',
    next: 'Kjør steget igjen. Sammenlign fingeravtrykket og si ja når du blir spurt.',
  },
  'certificate.keychainLocked': {
    what: 'Påloggingsnøkkelringen i {place} er låst. Den er som den var.',
    why: 'macOS åpner den når du logger inn på selve Mac-en. Over en ekstern innlogging, eller med et eget passord, forblir den låst.',
    next: 'Åpne Nøkkelringtilgang på Mac-en, lås opp nøkkelringen med navnet pålogging, og prøv igjen.',
  },
  'certificate.keychainMissing': {
    what: 'macOS finner ingen påloggingsnøkkelring i {place}.',
    why: 'Den er slettet, skadet eller ligger et annet sted.',
    next: 'Logg ut av Mac-en og inn igjen, og prøv på nytt. Hjelper ikke det, spør IT.',
  },
  'certificate.scriptsRestricted': {
    what: 'Sertifikatene til Windows-kontoen din kan ikke endres av dette programmet.',
    why: 'Organisasjonen din begrenser PowerShell på denne maskinen.',
    next: 'Åpne .p12-filen fra arkivet selv, velg Gjeldende bruker, og skriv TLS passphrase.',
  },
  'certificate.storeAnswerUnknown': {
    what: 'Sertifikatlageret i {place} ga et svar som vi ikke forstår. Det er som det var.',
    why: 'Systemet kan være nyere enn dette programmet, eller et annet program har endret det som skrives ut.',
    next: 'Prøv igjen. Endrer ingenting seg, lagre en rapport og vis den til IT.',
  },
  'certificate.profileUnreadable': {
    what: 'Profilen {name} har ikke noe sertifikat som dette programmet kan lese.',
    why: 'Arkivet har en .mobileconfig-fil og ingen .p12-fil, og profilen er kryptert eller skadet.',
    next: 'På en Mac åpner du filen, deretter Systeminnstillinger, Generelt, Enhetsadministrering, og installerer den der. Ellers ber du HUNT Cloud om en .p12-fil.',
  },
  'workbench.notResolved': {
    what: 'Denne maskinen finner ikke {name}.',
    why: 'Linjen for Workbench-adressen mangler.',
    next: 'Kjør steget for Workbench-adressen igjen.',
  },
  'workbench.otherAddress': {
    what: '{name} fører til {found}, og ikke til {address}.',
    why: 'En eldre linje eller et annet program svarer først. Laben kan også ha flyttet.',
    next: 'Kjør steget for Workbench-adressen igjen.',
  },
  'workbench.refused': {
    what: '{address} tar ikke imot forbindelser for {name}.',
    why: 'Laben har fått en annen adresse, eller Workbench er nede.',
    next: 'Sjekk VPN. Er den tilkoblet, spør HUNT Cloud om laben er flyttet.',
  },
  'workbench.timedOut': {
    what: '{name} på {address} svarer ikke.',
    why: 'VPN er trolig ikke tilkoblet.',
    next: 'Koble til VPN, og prøv igjen. Virker SSH, er Workbench-adressen feil.',
  },
  'workbench.noRedirect': {
    what: '{name} svarer med {status} der den skulle føre videre til den sikre siden.',
    why: 'Noe annet enn Workbench svarer, for eksempel innloggingssiden til et nettverk.',
    next: 'Sjekk VPN, og prøv igjen.',
  },
  'workbench.otherRedirect': {
    what: '{name} fører videre til {found}, som ikke er den sikre siden til denne laben.',
    why: 'Noe annet enn Workbench svarer, for eksempel innloggingssiden til et nettverk.',
    next: 'Ikke logg inn der. Sjekk VPN, og prøv igjen.',
  },
  'workbench.unknownServer': {
    what: 'Vi kan ikke se at serveren som svarer for {name}, er HUNT Cloud sin.',
    why: 'Sertifikatet fører ikke til utstederen vi kjenner.',
    next: 'Ikke logg inn der. Sjekk VPN og spør HUNT Cloud.',
  },
  'workbench.otherServer': {
    what: 'Serveren som svarer for {name}, har et sertifikat for et annet navn.',
    why: 'Adressen til laben er feil, eller en annen lab har den nå.',
    next: 'Kjør steget for Workbench-adressen igjen, eller spør HUNT Cloud.',
  },
  'workbench.serverExpired': {
    what: 'Sertifikatet til serveren {name} gjelder ikke i dag.',
    why: 'Det er gått ut hos HUNT Cloud, eller klokken på denne maskinen er feil.',
    next: 'Sjekk klokken. Er den riktig, si fra til HUNT Cloud.',
  },
  'workbench.noSecureConnection': {
    what: 'Det gikk ikke å lage en sikker forbindelse til {name} ({detail}).',
    why: 'Serveren eller noe underveis avsluttet den.',
    next: 'Sjekk VPN, og prøv igjen. Si fra til HUNT Cloud hvis det ikke hjelper.',
  },
  'workbench.noCertificate': {
    what: 'Workbench krever sertifikatet ditt, og det er ikke installert på denne maskinen.',
    why: 'Det har aldri vært installert her, eller det er fjernet.',
    next: 'Kjør sertifikatsteget med arkivet fra HUNT Cloud.',
  },
  'workbench.certificateExpired': {
    what: 'Workbench slipper deg ikke inn: sertifikatet ditt gikk ut {date}.',
    why: 'Workbench-sertifikater gjelder bare en viss tid.',
    next: 'Bestill «Workbench reissue» hos HUNT Cloud.',
  },
  'workbench.certificateRefused': {
    what: 'Workbench godtar ikke sertifikatet {name} ({status}).',
    why: 'Det er installert og har ikke gått ut. Et nyere kan være utstedt siden, eller det er trukket tilbake.',
    next: 'Start nettleseren på nytt og prøv der. Slipper du ikke inn, bestill «Workbench reissue».',
  },
  'workbench.badGateway': {
    what: 'Workbench svarer, men det som ligger bak, svarer ikke ({status}).',
    why: 'Noe er nede hos HUNT Cloud. Maskinen din er satt opp.',
    next: 'Vent noen minutter. Si fra til HUNT Cloud hvis det ikke hjelper.',
  },
  'workbench.gatewayTimeout': {
    what: 'Workbench venter for lenge på det som ligger bak ({status}).',
    why: 'Noe er tregt eller nede hos HUNT Cloud. Maskinen din er satt opp.',
    next: 'Vent noen minutter. Si fra til HUNT Cloud hvis det ikke hjelper.',
  },
  'workbench.unexpectedAnswer': {
    what: 'Workbench svarer med {status}, og det svaret kjenner vi ikke.',
    why: 'Serveren godtok sertifikatet, men noe bak den er ikke som vanlig.',
    next: 'Åpne Workbench i nettleseren. Si fra til HUNT Cloud hvis det ikke virker der.',
  },
  'programs.notSaved': {
    what: 'Filen ble ikke lagret i {file}.',
    why: 'Dette stedet kan ikke skrives til, eller det er fullt.',
    next: 'Velg en annen mappe, for eksempel Dokumenter.',
  },
  'order.catalogueInvalid': {
    what: 'Bestillingslisten i {file} kan ikke brukes. Ingenting er bestilt.',
    why: 'Den har ikke riktig form ({detail}).',
    next: 'Vis dette til den som la filen der. Bestill fra siden til HUNT Cloud inntil videre.',
  },
  'order.catalogueOlder': {
    what: 'Bestillingslisten i {file} er fra {found}, eldre enn den i dette programmet. Ingenting er bestilt.',
    why: 'Bestillinger leses av en maskin, og gamle ord kan bli sendt i retur.',
    next: 'Be den som la filen der om å fjerne eller fornye den.',
  },
  'order.catalogueNewer': {
    what: 'Bestillingslisten i {file} er laget for en nyere versjon av dette programmet. Ingenting er bestilt.',
    why: 'En halv bestilling er verre enn ingen, så vi gjetter ikke.',
    next: 'Installer den nyeste versjonen av dette programmet.',
  },
  'order.catalogueNotTrusted': {
    what: 'Bestillingslisten i {file} brukes ikke. Ingenting er bestilt.',
    why: 'Andre enn en administrator kan endre filen, eller den er ikke en vanlig fil.',
    next: 'Be den som la den der om å la bare administratorer skrive i filen og mappen.',
  },
  'order.unknown': {
    what: 'Det finnes ingen bestilling med det navnet.',
    why: 'Bestillingene er: {expected}.',
    next: 'Velg en av disse.',
  },
  'order.notReady': {
    what: 'Bestillingen er ikke fullstendig. Ingenting er sendt.',
    why: 'Noe mangler eller kan ikke brukes i: {fields}.',
    next: 'Fyll ut det som er merket, og prøv igjen.',
  },
  'order.secretInside': {
    what: 'Det ser ut til å stå en nøkkel eller passfrase i: {fields}. Ingenting er sendt.',
    why: 'E-post er ikke et sted for nøkler; HUNT Cloud spør aldri etter dem der.',
    next: 'Ta den ut av teksten, og prøv igjen.',
  },
  'order.tooLong': {
    what: 'Bestillingen er for lang for en lenke til e-postprogrammet ditt.',
    why: 'Den ville fått {count} tegn, og lenker kuttes etter {limit}.',
    next: 'Lagre den som e-postfil eller kopier den. Begge deler tar med alt.',
  },
  'order.notOpened': {
    what: 'E-postprogrammet eller nettleseren åpnet seg ikke. Ingenting er sendt.',
    why: 'Kanskje er det ikke valgt noe program for e-post på denne maskinen.',
    next: 'Lagre bestillingen som e-postfil, eller kopier den inn i en e-post.',
  },
  'order.addressNotRead': {
    what: 'Vi fant ikke den offentlige adressen din.',
    why: 'Siden som forteller den, svarte ikke, eller svarte med noe annet.',
    next: 'Åpne docs.hdc.ntnu.no/ipv4 i nettleseren og skriv inn adressen som vises der.',
  },
  'order.addressNotPublic': {
    what: 'Nettverket sier at adressen din er {address}, og den er ikke offentlig.',
    why: 'Du er trolig inne i nettverket til NTNU eller et annet VPN, der det ikke trengs noen åpning.',
    next: 'Koble fra det andre VPN-et og se på nytt, eller koble deg til VPN-et til HUNT Cloud først.',
  },
  'workbench.notOpened': {
    what: 'Nettleseren kunne ikke åpnes. Workbench selv svarer.',
    why: 'Ingen nettleser ble funnet her, eller den startet ikke.',
    next: 'Åpne {address} i Chrome selv.',
  },
  'kista.informationIncomplete': {
    what: 'Overføringsinformasjonen er ikke fullstendig. Mangler: {missing}.',
    why: 'En kista finnes med fire verdier: vert, port, bruker og SHA-256-fingeravtrykk.',
    next: 'Lim inn hele meldingen fra HUNT Cloud, eller skriv det som mangler.',
  },
  'kista.informationTwice': {
    what: 'Teksten har to ulike verdier for {missing}.',
    why: 'Den kan inneholde to meldinger, eller noen har endret den.',
    next: 'Lim inn bare den nyeste meldingen fra HUNT Cloud. Spør kontakten din om du er i tvil.',
  },
  'kista.badHost': {
    what: 'Verten er ikke et navn som kan brukes.',
    why: 'En vert har bokstaver, sifre, punktum og bindestrek, eller er en adresse med fire tall. Adresser med kolon brukes ikke for kistaer.',
    next: 'Kopier verten fra overføringsinformasjonen. Den er vanligvis {expected}.',
  },
  'kista.otherHost': {
    what: 'Verten er {host}. Kistaene til HUNT Cloud er på {expected}.',
    why: 'Uten riktig fingeravtrykk får den ingen filer. En melding som nevner en annen vert, er kanskje likevel ikke fra HUNT Cloud.',
    next: 'Spør kontakten din i HUNT Cloud på en annen måte enn i denne meldingen før du godtar den.',
  },
  'kista.badPort': {
    what: 'Porten hører ikke til en kista.',
    why: 'Kistaer bruker én port fra {from} til {to}, skrevet bare med sifre.',
    next: 'Kopier porten fra overføringsinformasjonen.',
  },
  'kista.badUser': {
    what: 'Brukernavnet kan ikke brukes.',
    why: 'Det begynner med en bokstav, et siffer eller _ og fortsetter med bokstaver, sifre, punktum, bindestrek og _, høyst 64 i alt.',
    next: 'Kopier brukernavnet fra overføringsinformasjonen.',
  },
  'kista.badFingerprint': {
    what: 'Fingeravtrykket er ikke et SHA-256-fingeravtrykk.',
    why: 'Det har 43 tegn, og store og små bokstaver er ulike. Én bokstav som mangler eller er endret, gjør det ubrukelig.',
    next: 'Kopier det på nytt fra overføringsinformasjonen, fra SHA256: til siste tegn.',
  },
  'kista.oldFingerprint': {
    what: 'Dette er et fingeravtrykk av gammel type (MD5 eller SHA-1).',
    why: 'De gamle typene kan forfalskes og beviser ingenting.',
    next: 'Be kontakten din i HUNT Cloud om SHA-256-fingeravtrykket til kistaen.',
  },
  'kista.badName': {
    what: 'Det navnet kan ikke brukes til en nøkkel.',
    why: 'Nøkkelen får en fil med det navnet på maskinen: bare bokstavene a–z, sifre, - og _, høyst 40.',
    next: 'Velg et kort navn på overføringen, for eksempel prosjektet.',
  },
  'kista.keyExists': {
    what: 'Det finnes allerede en nøkkel med navnet {name}: {file}.',
    why: 'En nøkkel blir aldri erstattet, for noen kan bruke den.',
    next: 'Bruk den nøkkelen igjen, eller velg et annet navn.',
  },
  'kista.keyNotThere': {
    what: 'Det finnes ingen nøkkel {file} på denne maskinen.',
    why: 'Den ble laget på en annen maskin eller med et annet navn, eller er fjernet.',
    next: 'Velg en nøkkel fra listen, eller lag en ny og send den offentlige delen til HUNT Cloud.',
  },
  'kista.keyUnreadable': {
    what: 'Nøkkelen {file} kan ikke leses.',
    why: 'Den er skadet, av en annen type, eller tilhører en annen bruker på maskinen.',
    next: 'Velg en annen nøkkel, eller lag en ny og send den offentlige delen til HUNT Cloud.',
  },
  'kista.keyTooOpen': {
    what: 'Andre brukere av maskinen kan lese nøkkelen {file}.',
    why: 'En privat nøkkel er for én person. Ingenting er sendt.',
    next: 'La bare deg selv lese filen (chmod 600), eller lag en ny nøkkel.',
  },
  'kista.passphraseWanted': {
    what: 'En ny nøkkel trenger en passordfrase.',
    why: 'Den som får tak i filen, kunne ellers bruke nøkkelen med en gang.',
    next: 'Velg en passordfrase, eller si at nøkkelen ikke skal ha noen.',
  },
  'kista.passphraseTooShort': {
    what: 'Passordfrasen er for kort.',
    why: 'Den må ha minst {count} tegn.',
    next: 'Ta tre eller fire ord som ikke har med hverandre å gjøre.',
  },
  'kista.passphraseMissing': {
    what: 'Nøkkelen {file} er låst med en passordfrase.',
    why: 'Den ble valgt da nøkkelen ble laget, og trengs for å logge inn.',
    next: 'Oppgi passordfrasen til nøkkelen.',
  },
  'kista.passphraseWrong': {
    what: 'Passordfrasen åpner ikke nøkkelen {file}.',
    why: 'Den er skrevet annerledes eller hører til en annen nøkkel. Ingenting er sendt til kistaen.',
    next: 'Prøv igjen. En glemt passordfrase kan ikke hentes fram: lag i så fall en ny nøkkel og send den offentlige delen.',
  },
  'kista.publicFileTaken': {
    what: 'Det ligger en annen fil på {file}.',
    why: 'Filen som skal sendes, ville tatt plassen, og ingenting blir erstattet.',
    next: 'Flytt den filen og prøv igjen.',
  },
  'kista.notSaved': {
    what: '{file} kunne ikke skrives.',
    why: 'Mappen mangler, er full eller kan ikke skrives av deg.',
    next: 'Lag plass eller velg en annen mappe, og prøv igjen.',
  },
  'kista.notResolved': {
    what: 'Adressen til {host} ble ikke funnet.',
    why: 'Nettet du er på, svarer ikke for dette navnet, eller du er frakoblet.',
    next: 'Se om andre sider åpner. På jobb: spør IT-avdelingen; teksten til dem er klar.',
  },
  'kista.noAnswer': {
    what: '{host} svarer ikke på port {port}.',
    why: 'Som regel kaster en brannmur pakkene. Åpningen mangler hos dere, eller HUNT Cloud slipper ikke inn adressen din.',
    next: 'Send teksten til brannmurteamet til IT-avdelingen, og den andre til HUNT Cloud.',
  },
  'kista.refused': {
    what: 'Port {port} på {host} er stengt.',
    why: 'Maskinen svarer, men ingen kista lytter der: porten er feil, kistaen er ikke oppe ennå, eller tiden dens er ute. Noen brannmurer svarer også slik.',
    next: 'Sammenlign porten med overføringsinformasjonen. Er den riktig, send teksten til HUNT Cloud.',
  },
  'kista.noRoute': {
    what: 'Det finnes ingen vei herfra til {host}.',
    why: 'Nettet du er på, fører ikke dit, eller en ruter sier at det ikke er lov.',
    next: 'Se på nettet og på egne VPN-forbindelser. Ellers: send teksten til IT-avdelingen.',
  },
  'kista.blockedHere': {
    what: 'Denne maskinen lar ikke programmet koble til {host}.',
    why: 'En brannmur eller et sikkerhetsprogram på selve maskinen sier nei.',
    next: 'Send teksten til brannmurteamet til IT-avdelingen.',
  },
  'kista.closedAtOnce': {
    what: '{host} tar imot forbindelsen på port {port} og lukker den uten et ord.',
    why: 'Noe er ikke riktig satt opp hos HUNT Cloud, eller adressen din står ikke på listen over dem som får koble til.',
    next: 'Send teksten til HUNT Cloud. Det er ingenting å endre her.',
  },
  'kista.silent': {
    what: '{host} tar imot forbindelsen på port {port} og sier ingenting.',
    why: 'Noe på veien svarer i stedet for kistaen, for eksempel en mellomtjener, eller kistaen henger.',
    next: 'Send begge tekstene: til IT-avdelingen og til HUNT Cloud.',
  },
  'kista.notSsh': {
    what: 'Det som svarer på {host}, port {port}, er ingen kista.',
    why: 'Det snakker ikke SSH. En mellomtjener eller en innloggingsside i nettet kan svare i stedet, eller porten fører til en annen tjeneste.',
    next: 'Prøv et annet nett. Ellers: send begge tekstene, til IT-avdelingen og til HUNT Cloud.',
  },
  'kista.noSecureConnection': {
    what: 'Det lot seg ikke avtale en sikker forbindelse til {host}.',
    why: 'Kistaen tilbyr bare utdaterte måter å kryptere på, eller noe på veien endrer det som blir sagt.',
    next: 'Send teksten til HUNT Cloud.',
  },
  'kista.otherFingerprint': {
    what: 'Dette er ikke kistaen i overføringsinformasjonen. Fingeravtrykket er {found}.',
    why: 'Ventet var {expected}. Verdien er kopiert feil, kistaen er satt opp på nytt, eller noen på veien utgir seg for den. Ingenting er sendt, og dette kan ikke godtas her.',
    next: 'Sammenlign med overføringsinformasjonen. Er det ulikt der også, spør kontakten din i HUNT Cloud, og send ingenting før du har svar.',
  },
  'kista.loginNotOffered': {
    what: 'Kistaen tar ikke imot nøkler.',
    why: 'En kista slipper folk inn bare med nøkkel. Denne er ikke satt opp slik.',
    next: 'Send teksten til HUNT Cloud.',
  },
  'kista.keyRefused': {
    what: 'Kistaen kjenner ikke nøkkelen din, eller ikke brukeren {user}.',
    why: 'Den offentlige nøkkelen HUNT Cloud har, er fra et annet par eller er ikke lagt inn ennå, eller brukernavnet er et annet.',
    next: 'Sammenlign brukernavnet. Send så teksten til HUNT Cloud: den har fingeravtrykket til nøkkelen som ble prøvd.',
  },
  'kista.noFileTransfer': {
    what: 'Du slippes inn, men kistaen gir ikke adgang til filer.',
    why: 'Innloggingen virket, så feilen er hos HUNT Cloud: som regel rettigheter på mappene i kistaen.',
    next: 'Send teksten til HUNT Cloud. Det er ingenting å endre her.',
  },
  'kista.noUploadFolder': {
    what: 'Kistaen har ingen mappe «upload», eller den er ikke åpen for deg.',
    why: 'Filene skal i den mappen og ingen andre steder. Den lages av HUNT Cloud.',
    next: 'Send teksten til HUNT Cloud. Det er ingenting å endre her.',
  },
  'kista.connectionLost': {
    what: 'Forbindelsen til {host} ble brutt.',
    why: 'Nettet falt ut, eller kistaen avsluttet den.',
    next: 'Fortsett overføringen: den går videre der den stoppet.',
  },
  'kista.bannerNotSeen': {
    what: 'Meldingen fra kistaen er ikke lest ennå.',
    why: 'Den sier hvilken kista dette er, og kan være endret siden du leste den. Ingenting er sendt.',
    next: 'Les meldingen og bekreft at dette er riktig kista.',
  },
  'kista.nothingChosen': {
    what: 'Ingen filer er valgt.',
    why: 'Det er ingenting å sende.',
    next: 'Slipp filer eller mapper her, eller velg dem.',
  },
  'kista.nothingUnfinished': {
    what: 'Det er ingen overføring å gå videre med.',
    why: 'Den forrige er fullført eller gitt opp.',
    next: 'Begynn en ny.',
  },
  'kista.oneWay': {
    what: 'Kistaen tillater ikke denne retningen.',
    why: 'En kista er for én retning: data går inn i laben eller ut av den. Denne avviser retningen du valgte; ingenting ble overført.',
    next: 'Se i overføringsinformasjonen hva kistaen er bestilt for. For den andre retningen setter HUNT Cloud opp en annen kista.',
  },
  'kista.nameTaken': {
    what: 'Det finnes allerede noe annet som heter «{name}».',
    why: 'Det som ligger der, blir aldri erstattet. Det har samme navn, men annet innhold, eller innholdet kan ikke sammenlignes.',
    next: 'Gi filen din et annet navn, eller velg å beholde begge.',
  },
  'kista.nameUnusable': {
    what: '«{name}» har et navn som ikke kan overføres.',
    why: 'Navnet er for langt, eller har tegn som styrer en skjerm, snur tekstretningen eller ikke er tekst i det hele tatt.',
    next: 'Gi det et annet navn, og overfør på nytt.',
  },
  'kista.linkSkipped': {
    what: '«{name}» er en lenke og ble utelatt.',
    why: 'Lenker inne i mapper følges ikke: de kan føre hvor som helst, også i ring.',
    next: 'Hvis det den fører til skal med, legg til det selv.',
  },
  'kista.notAFile': {
    what: '«{name}» er verken fil eller mappe og ble utelatt.',
    why: 'Enheter, rør og lignende inneholder ikke data som kan overføres.',
    next: 'Du trenger ikke gjøre noe.',
  },
  'kista.notReadable': {
    what: '«{name}» kunne ikke leses.',
    why: 'Den er ikke der lenger, eller kontoen din har ikke lov til å lese den.',
    next: 'Gi deg selv tilgang eller spør eieren, og gå videre med overføringen.',
  },
  'kista.changedMeanwhile': {
    what: '«{name}» ble endret under overføringen.',
    why: 'Det som ble overført, er en blanding av før og etter, så den regnes ikke som kommet frem.',
    next: 'Lukk det som skriver til filen, og gå videre: filen overføres fra begynnelsen.',
  },
  'kista.changedSince': {
    what: '«{name}» ble endret etter at overføringen begynte.',
    why: 'En del av den forrige versjonen ble overført. De to versjonene ble ikke blandet.',
    next: 'Gå videre én gang til for å overføre filen slik den er nå, fra begynnelsen.',
  },
  'kista.arrivedDifferent': {
    what: '«{name}» kom ikke frem slik den ble sendt.',
    why: 'Det som ligger der, ble lest på nytt, og størrelsen eller SHA-256-summen er en annen.',
    next: 'Gå videre med overføringen: filen overføres på nytt fra begynnelsen. Skjer det igjen, si fra til HUNT Cloud.',
  },
  'kista.fileRefused': {
    what: 'Kistaen tar ikke imot eller gir ikke fra seg «{name}».',
    why: 'Den avviser denne ene filen eller mappen: navnet kan være for langt for disken, eller rettighetene forbyr det.',
    next: 'Gi den et annet navn eller utelat den. Hvis alle filer avvises, si fra til HUNT Cloud.',
  },
  'kista.full': {
    what: 'Det er ikke nok plass i kistaen: {needed} MB trengs, {free} MB er ledig.',
    why: 'Størrelsen bestemmes når den bestilles.',
    next: 'Si til HUNT Cloud hvor mye du vil overføre. Det som har kommet frem, blir liggende; du kan gå videre senere.',
  },
  'kista.notStored': {
    what: 'Kistaen kunne ikke lagre mer av «{name}».',
    why: 'Den sier ikke hvorfor. Som oftest er den full, eller en grense for kontoen din er nådd.',
    next: 'Si fra til HUNT Cloud. Det som har kommet frem, blir liggende; du kan gå videre senere.',
  },
  'kista.noRoomHere': {
    what: 'Det er ikke nok plass på denne datamaskinen: {needed} MB trengs, {free} MB er ledig.',
    why: 'Disken med den valgte mappen er for liten eller for full.',
    next: 'Frigjør plass eller velg en mappe på en annen disk, og gå videre.',
  },
  'kista.notWritableHere': {
    what: '«{name}» kunne ikke skrives på denne datamaskinen.',
    why: 'Kontoen din har ikke lov til å skrive der, eller disken er skrivebeskyttet eller har en feil.',
    next: 'Velg en annen mappe.',
  },
  'kista.outsideFolder': {
    what: '«{name}» ble ikke skrevet: en lenke fører ut av den valgte mappen.',
    why: 'Filer fra en kista skrives under den valgte mappen og ingen andre steder.',
    next: 'Fjern lenken eller velg en tom mappe.',
  },
  'kista.notThere': {
    what: '«{name}» er ikke i kistaen.',
    why: 'Den er fjernet eller har fått et annet navn der.',
    next: 'Se hva kistaen har nå, og velg på nytt.',
  },
  'kista.tooManyFiles': {
    what: 'Det er mer enn {count} filer og mapper.',
    why: 'Så mange små filer tar lang tid, og en liste over dem kan ingen kontrollere.',
    next: 'Pakk dem i ett arkiv, for eksempel med 7-Zip, og overfør det.',
  },
  'kista.stalled': {
    what: 'Kistaen har ikke svart på {seconds} sekunder.',
    why: 'Linjen eller serveren henger.',
    next: 'Gå videre med overføringen: den fortsetter der den stoppet.',
  },
  'kista.oddServer': {
    what: 'Kistaen svarer med noe som ikke er filoverføring: {detail}.',
    why: 'Det er en feil på serveren, eller den er ikke den serveren den skal være.',
    next: 'Ikke mer ble sendt. Si fra til HUNT Cloud.',
  },
  'elevation.refused': {
    what: 'Administratorspørsmålet ble ikke bekreftet. Den endringen er ikke gjort.',
    why: 'Spørsmålet ble lukket, ingen svarte i tide, eller passordet var ikke for hånden.',
    next: 'Prøv igjen sammen med en som har passordet, eller gi de planlagte linjene til IT.',
  },
  'elevation.notAllowed': {
    what: 'Denne brukeren har ikke lov til å gjøre endringer som administrator. Den endringen er ikke gjort.',
    why: 'På maskiner som driftes av en organisasjon, er det ofte bare IT som kan det.',
    next: 'Gi de planlagte linjene til IT; de andre stegene kan du ta imens.',
  },
  'elevation.notAvailable': {
    what: 'Vi kan ikke be om administratorrettigheter på denne maskinen. Den endringen er ikke gjort.',
    why: 'Systemprogrammet som spør om dem, mangler, får ikke kjøre her eller har ingen skjerm å spørre på.',
    next: 'Kjør dette som administrator i en terminal, eller gi de planlagte linjene til IT.',
  },
  'program.missing': {
    what: 'Programmet {program} starter ikke.',
    why: 'Det er ikke installert, eller denne maskinen tillater det ikke.',
    next: 'Installer det eller be IT gjøre det, og prøv igjen.',
  },
  'program.timedOut': {
    what: 'Programmet {program} brukte for lang tid, og vi avbrøt det.',
    why: 'Maskinen er svært opptatt, eller programmet venter på noe vi ikke kan se.',
    next: 'Prøv igjen om et minutt.',
  },
  'practice.folderNotWritable': {
    what: 'Øvelseslaben kan ikke lages i {file}.',
    why: 'Disken er full, eller brukeren din har ikke lov til å skrive der ({reason}).',
    next: 'Frigjør plass eller velg en annen mappe med --state-dir, og prøv igjen.',
  },
  'practice.damaged': {
    what: 'Øvelseslaben i {file} er ikke hel lenger.',
    why: 'Noen av filene er fjernet eller endret.',
    next: 'Slett mappen. Neste øvelse lager en ny; den inneholder ingenting ekte.',
  },
} as const satisfies ProblemTexts;
