"""The two looks of `belgian`: where each system prints what."""

from collections.abc import Sequence

from reportlab.pdfbase.pdfmetrics import stringWidth

from training.document.belgian import GENT, Line, Report, Section
from training.document.belgian_sheet import BOLD, FIXED, PLAIN, Sheet

_LEGEND = (
    (91, "+ / - : buiten ref. waarde"), (153, "T : doorgebeld of gefaxt resultaat"),
    (233, "@ : nieuw of gewijzigd resultaat"), (310, "E : uitgevoerd door extern lab"),
    (383, "# : gecontroleerd resultaat"), (448, "§§ : gecorigeerd resultaat"),
)  # fmt: skip


class GentPages(Sheet):
    """GLIMS: points, flags in a gap of the result column, remarks in smaller print."""

    def _turn(self) -> None:
        self._page += 1
        person = self._report.person
        name = f"{person['last']} {person['first']}"
        born = f"Geboren op: {int(person['day']):02d}/{int(person['month']):02d}/{person['year']}"
        if self._page == 1:
            head = ((32, 11, "Laboratorium voor Klinische Biologie - DEMO GENT"),
                    (44, 8, "Corneelstraat 10 - B 9000 Gent"), (54, 8, "Ingang 22 - Route 300"),
                    (64, 8, "Erkenningsnummer: 8-00000-00-000"))  # fmt: skip
            for self._y, size, text in head:
                self._put(133, text, size)
            facts = ((92, name, 10), (104, "Corneelstraat 10", 8), (116, "9000 GENT", 8),
                     (128, born, 8), (140, f"Geslacht: {person['sex']}", 8),
                     (152, f"Pat. Id. : {person['number']}A84", 8))  # fmt: skip
            for self._y, text, size in facts:
                self._put(17, text, size)
            orders = (("Onze referentie: 220220-1001", "Uw referentie: Onbekend"),
                      ("Staalname op: 20/02/22 08:00", "Aangevraagd door: Dr. Demo Arts"),
                      ("Ontvangst op: 20/02/22 11:47", ""))  # fmt: skip
            for i, (left, right) in enumerate(orders):
                self._y = 174 + 12 * i
                self._put(17, left)
                self._put(307, right)
            self._y = 220
        else:
            for self._y, text in (
                (40, f"{name} ({person['sex'][0]})"), (52, born),
                (64, "Onze referentie: 220220-1001"),
            ):  # fmt: skip
                self._put(17, text)
            self._y = 84
        for x, word in (
            (17, "Analyse"),
            (201, "Resultaat"),
            (412, "Eenheid"),
            (460, "Ref. waarde"),
        ):
            self._put(x, word)
        self._y += 18

    def _heading(self, section: Section, is_new: bool) -> None:
        self._room(6)
        is_fluid = section.specimen in ("urine", "csf", "stool")
        title, below = section.title, section.below
        if is_fluid:
            title, below = "ANDERE LICHAAMSVOCHTEN", section.title.capitalize()
        if is_new:
            self._y += 12
            self._put(20, title, 10)
            self._y += 17
        self._put(21, below)
        self._y += 15

    def _line(self, line: Line) -> None:
        names = self._wrapped(line.name, 158)
        self._room(len(names) + len(line.after) + len(line.phases))
        self._put(197 - max(stringWidth(line.marks, PLAIN, 9), 12.5), line.marks)
        self._put(207, line.shown)
        wide = stringWidth(line.unit, PLAIN, 8)
        self._put(417, line.unit, 8 * min(1, 42 / wide) if wide else 8)
        self._put(464, line.range, 8)
        for i, part in enumerate(names):
            self._y += 10.4 if i else 0
            self._put(22, part)
        for phase in line.phases:
            self._put(464, phase, 8)
            self._y += 10
        self._y += 2 if line.phases else 12
        self._remarks(line.after)

    def _wrapped(self, text: str, width: float) -> list[str]:
        """The lines of a name, broken at spaces."""
        lines = [""]
        for word in text.split():
            longer = f"{lines[-1]} {word}".strip()
            if lines[-1] and stringWidth(longer, PLAIN, 9) > width:
                lines.append(word)
            else:
                lines[-1] = longer
        return lines

    def _remarks(self, remarks: Sequence[str]) -> None:
        for remark in remarks:
            self._put(212, remark, 7)
            self._y += 11

    def _foot(self) -> None:
        self._y = 742
        for x, text in _LEGEND:
            self._put(x, text, 5)
        lines = ((766, "Elektronisch gehandtekend door: Dr. apr. biol. Demo Bioloog", 9),
                 (778, "Raadpleeg labgids voor de verantwoordelijkheid van individuele bepalingen "
                  "en accreditatie door BELAC onder certificaatnummer MED-000", 5),
                 (784, "Tenzij expliciet aangegeven werden de analyses uitgevoerd op bloed", 5),
                 (812, f"Afgedrukt op 21/02/2022 11:57    Origineel    {self._page}/3", 8),
        )  # fmt: skip
        for self._y, text, size in lines:
            self._put(17, text, size)


class HerentalsPages(Sheet):
    """Macsys: commas, print of one width, worded results below their names, `<` for what is new."""

    def _turn(self) -> None:
        self._page += 1
        person = self._report.person
        name = f"{person['last']}, {person['first']}"
        self._y = 24
        self._put(244, "DOSSIER GEGEVENS LABO", 10)
        self._put(421, "DOSSIER INFO", 10)
        facts = (("voorschrift:", "07/01/22", "patiënt:", name),
                 ("staalname:", "07/01/22", "uw ref:", ""),
                 ("ref:", "815.000.561", "print:", "14/01/22 15:22"),
                 ("", "", "status:", "Volledig"),
                 ("ontvangst:", "07/01/22 15:18", "", ""))  # fmt: skip
        for i, (a, b, c, d) in enumerate(facts):
            self._y = 40 + 13 * i
            for x, text, font in (
                (244, a, FIXED),
                (316, b, PLAIN),
                (421, c, FIXED),
                (472, d, PLAIN),
            ):
                self._put(x, text, 9, font)
        if self._page == 1:
            born = f"{person['day']}/{int(person['month']):02d}/{person['year']}"
            self._y = 112
            self._put(79, "PATIENT", 10)
            for y, left, right in (
                (130, name, "Dr. Demo Arts"), (153, "", "Demolaan 199"),
                (166, f"°{born} {person['sex']} 40 Jaar", "2200 Herentals"),
                (178, f"mut / {person['number']} 13", ""),
            ):  # fmt: skip
                self._y = y
                self._put(79, left, 10, BOLD if y == 130 else PLAIN)
                self._put(339, right, 10)
        self._y = 229
        self._put(223, "815.000.561", 9, FIXED)
        self._y = 241
        for x, word in ((79, "Analyse"), (223, "07/01/22"), (408, "Eenheid"), (484, "Referentie")):
            self._put(x, word, 9, FIXED)
        self._y = 272

    def _heading(self, section: Section, is_new: bool) -> None:
        self._room(5)
        titles = {"urine": "BIOCHEMIE URINE", "csf": "PUNCTIEVOCHT", "stool": "FAECES"}
        title = titles.get(section.specimen, section.title.upper()[:34])
        if is_new:
            self._y += 8
            self._put(79, title, 10)
            self._y += 13
        if section.specimen == "csf":
            self._line(Line(name="Herkomst", shown="Cerebrospinaal vocht", below=True))
        elif section.specimen in ("blood", "any"):
            self._put(79, section.below, 10)
            self._y += 12

    def _line(self, line: Line) -> None:
        self._room(2 + 2 * len(line.after))
        # Its names are short; the longest begin at the margin.
        self._put(79 if len(line.name) > 21 else 88, line.name, 9, FIXED)
        self._put(408, line.unit, 9, FIXED)
        self._put(484, line.range, 9, FIXED)
        self._put(570, "<", 9, FIXED)
        marks = line.marks
        if line.below:
            self._put(208, marks, 9, FIXED)
            self._y += 12
            self._put(223, line.shown, 9, FIXED)
        elif len(marks) == 2:
            self._put(208, f"{marks} {line.shown}", 9, FIXED)
        else:
            self._put(208, marks, 9, FIXED)
            self._put(223, line.shown, 9, FIXED)
        self._y += 12.2
        self._remarks(line.after)

    def _remarks(self, remarks: Sequence[str]) -> None:
        for remark in remarks:
            line = ""
            for word in [*remark.split(), ""]:
                if not word or len(line) + len(word) > 48:
                    self._put(223, line.strip(), 8.5, FIXED)
                    self._y += 13
                    line = ""
                line = f"{line} {word}"

    def _microbes(self) -> None:
        if self._report.antibiogram is None:
            return
        isolates, letters = self._report.antibiogram
        self._room(8 + len(letters))
        self._y += 8
        self._put(79, "MICROBIOLOGIE URINE", 10)
        self._y += 13
        grown = [f"{i}. {isolate}" for i, isolate in enumerate(isolates, 1)]
        for name, below in (("Cultuur", grown), ("Antibiogram", [])):
            self._put(79, name, 9, FIXED)
            for text in below:
                self._y += 12
                self._put(223, text, 9, FIXED)
            self._y += 13
        for i in range(len(isolates)):
            self._put(361 + 20 * i, f"{i + 1}", 9, FIXED)
        for drug, outcomes in letters.items():
            self._y += 13.8
            self._put(228, drug, 9, FIXED)
            for i, letter in enumerate(outcomes):
                self._put(356 + 20 * i, letter, 9, FIXED)
        self._y += 14

    def _foot(self) -> None:
        for y, x, text in (
            (762, 16, "Nieuw resultaat: <"), (762, 79, "Elektronisch gevalideerd."),
            (765, 433, "pagina:"),
            (765, 525, f"{self._page}/3"), (772, 14, "Analysen uitgevoerd"),
            (772, 79, "Met collegiale groeten: D.Emo, V.Oorbeeld, T.Est."),
            (776, 433, "Enkel in zijn totaliteit te kopiëren"), (778, 16, "door extern labo:°"),
            (786, 11, "Analysen niet gedekt"), (792, 14, "door accreditatie:*"),
            (812, 79, "Centrum voor Demonstratie - Demolaan 199 - 2200 Herentals - "
             "+32 14 00 00 00 - www.demo.be"),
        ):  # fmt: skip
            self._y = y
            self._put(x, text, 5 if x < 79 else 7)


def pdf(report: Report) -> bytes:
    """The file of a report."""
    return (GentPages if report.system == GENT else HerentalsPages)(report).pdf()
