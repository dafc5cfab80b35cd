"""Prints every cell of a workbook, "sheet cell kind text" a line; kinds: s text, n number, f formula."""

import sys
import zipfile
from xml.etree import ElementTree

MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
RELATION = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"


def cell_text(cell, strings):
    if cell.find(MAIN + "f") is not None:
        return "f", cell.find(MAIN + "f").text
    value = cell.find(MAIN + "v")
    if value is None:
        return None
    if cell.get("t") == "s":
        return "s", strings[int(value.text)]
    return "n", value.text


def main():
    with zipfile.ZipFile(sys.argv[1]) as book:
        shared = ElementTree.fromstring(book.read("xl/sharedStrings.xml"))
        strings = ["".join(part.text or "" for part in one.iter(MAIN + "t")) for one in shared]
        workbook = ElementTree.fromstring(book.read("xl/workbook.xml"))
        for sheet in workbook.find(MAIN + "sheets"):
            part = f"xl/worksheets/sheet{sheet.get(RELATION)[3:]}.xml"
            for cell in ElementTree.fromstring(book.read(part)).iter(MAIN + "c"):
                told = cell_text(cell, strings)
                if told:
                    print(sheet.get("name"), cell.get("r"), *told)


main()
