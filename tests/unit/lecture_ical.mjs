// Reads calendars with ical.js: { path: text } on stdin, { path: [[uid, start, end, status], …] } on stdout.
import { readFileSync } from "node:fs";
import ICAL from "ical.js";

const { fichiers, debut, fin } = JSON.parse(readFileSync(0, "utf8"));
const [premier, dernier] = [debut, fin].map((jour) => ICAL.Time.fromString(`${jour}T00:00:00`));

/** « 2026-12-01T18:00 » on the clock of the calendar, « 2026-12-01 » for a whole day. */
const write = (instant) => (instant.isDate ? instant.toString() : instant.toString().slice(0, 16));

function* expand(evenement) {
  const iterateur = evenement.iterator();
  // Far enough for a date that the rule gives later and that was moved before the end.
  for (let suivant = iterateur.next(); suivant && suivant.year <= dernier.year + 1; suivant = iterateur.next())
    yield evenement.getOccurrenceDetails(suivant);
}

function list(texte) {
  const calendrier = new ICAL.Component(ICAL.parse(texte));
  for (const fuseau of calendrier.getAllSubcomponents("vtimezone"))
    ICAL.TimezoneService.register(new ICAL.Timezone(fuseau));
  const evenements = calendrier.getAllSubcomponents("vevent").map((vevent) => new ICAL.Event(vevent));
  const series = evenements.filter((evenement) => !evenement.isRecurrenceException());
  for (const exception of evenements.filter((evenement) => evenement.isRecurrenceException()))
    series.find(({ uid }) => uid === exception.uid).relateException(exception);
  return series.flatMap((serie) => {
    const tenues = serie.isRecurring() ? [...expand(serie)] : [{ startDate: serie.startDate, endDate: serie.endDate, item: serie }];
    return tenues
      .filter(({ startDate }) => startDate.compare(premier) >= 0 && startDate.compare(dernier) < 0)
      .map(({ startDate, endDate, item }) => [
        serie.uid,
        write(startDate),
        write(endDate),
        item.component.getFirstPropertyValue("status"),
      ]);
  });
}

console.log(JSON.stringify(Object.fromEntries(Object.entries(fichiers).map(([nom, texte]) => [nom, list(texte)]))));
