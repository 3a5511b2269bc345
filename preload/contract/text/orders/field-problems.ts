// What is wrong with a value of an order form, in both languages: the words beside the field, and of the headless command.

import type { FieldProblem } from '../../orders.ts';
import type { Language } from '../language.ts';

const en: Readonly<Record<FieldProblem, string>> = {
  'missing': 'Fill this in.',
  'not-ticked': 'Tick the box to go on.',
  'not-a-user': 'A user name has at least 3 of these: lower case letters, digits, dot, dash, underscore.',
  'not-a-lab': 'A lab name has at least 3 lower case letters, digits or dashes.',
  'not-a-name': 'Write your name with letters, spaces, dashes and apostrophes only.',
  'not-an-address': 'An IPv4 address is four numbers from 0 to 255 with dots between, such as those at docs.hdc.ntnu.no/ipv4.',
  'address-not-public': 'This address is used inside networks only. HUNT Cloud needs the public one.',
  'not-a-phone-number': 'This is no phone number. Outside Norway, begin with + and the country code.',
  'not-a-country': 'Write the country with letters and spaces only.',
  'not-an-option': 'Choose from the list.',
  'several-lines': 'Write this on one line.',
  'hidden-characters': 'There are characters in here that cannot be seen. Type the text instead of pasting it.',
  'too-long': 'This is too long.',
  'looks-secret': 'This looks like a key or passphrase. Keys never go by e-mail.',
  'code-fence': 'A line may not begin with three backticks (```): the mail is read by machine.',
};

const nb: Readonly<Record<FieldProblem, string>> = {
  'missing': 'Fyll ut dette.',
  'not-ticked': 'Kryss av for å gå videre.',
  'not-a-user': 'Et brukernavn har minst 3 av disse: små bokstaver, sifre, punktum, bindestrek, understrek.',
  'not-a-lab': 'Et labnavn har minst 3 små bokstaver, sifre eller bindestreker.',
  'not-a-name': 'Skriv navnet ditt bare med bokstaver, mellomrom, bindestreker og apostrofer.',
  'not-an-address': 'En IPv4-adresse er fire tall fra 0 til 255 med punktum mellom, slik docs.hdc.ntnu.no/ipv4 viser den.',
  'address-not-public': 'Denne adressen brukes bare inne i nettverk. HUNT Cloud trenger den offentlige.',
  'not-a-phone-number': 'Dette er ikke et telefonnummer. Utenfor Norge begynner det med + og landkoden.',
  'not-a-country': 'Skriv landet bare med bokstaver og mellomrom.',
  'not-an-option': 'Velg fra listen.',
  'several-lines': 'Skriv dette på én linje.',
  'hidden-characters': 'Her er det tegn som ikke synes. Skriv teksten i stedet for å lime den inn.',
  'too-long': 'Dette er for langt.',
  'looks-secret': 'Dette ligner en nøkkel eller passfrase. Nøkler sendes aldri med e-post.',
  'code-fence': 'En linje kan ikke begynne med tre gravaksenter (```): e-posten leses av en maskin.',
};

const catalogue: Readonly<Record<Language, Readonly<Record<FieldProblem, string>>>> = { en, nb };

/** What is wrong with a value, for the person. */
export function fieldProblemText(problem: FieldProblem, language: Language): string {
  return catalogue[language][problem];
}
