"""The English of the screen programs: every text of their sources and pages is translated, and no other."""

import os
import shutil
import subprocess
import tempfile
import unittest
import xml.etree.ElementTree as ElementTree
from pathlib import Path

ROOT = Path(os.environ["HALL_SOURCE_DIR"])
LUPDATE = shutil.which("lupdate", path="/usr/lib/qt6/bin:" + os.environ["PATH"])


def messages(file):
    """(context, source) -> translation element."""
    return {(context.findtext("name"), message.findtext("source")): message.find("translation")
            for context in ElementTree.parse(file).iter("context")
            for message in context.iter("message")}


class Texts:
    """Of one program; its folders stand below `program`."""

    program = None
    file = None

    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        kept = ROOT / self.program / "qml" / "i18n" / self.file
        renewed = Path(folder.name) / self.file
        shutil.copy(kept, renewed)
        sources = [f"{self.program}/{part}" for part in ("ui", "app", "qml")] + ["terminal/words"]
        subprocess.run([LUPDATE, "-silent", "-no-obsolete", "-locations", "none", "-source-language",
                        "zh_CN", "-target-language", "en", "-I", ".", *sources,
                        "-ts", str(renewed)], cwd=ROOT, check=True)
        self.kept = messages(kept)
        self.found = messages(renewed)

    def test_the_file_holds_the_texts_of_the_sources_and_no_others(self):
        self.assertGreater(len(self.found), 100)
        self.assertEqual(sorted(self.found), sorted(self.kept))

    def test_every_text_is_translated(self):
        open_ones = [key for key, translation in self.found.items()
                     if translation.get("type") == "unfinished" or not translation.text]
        self.assertEqual([], open_ones)

    def test_places_for_values_are_the_same(self):
        for (context, source), translation in self.found.items():
            for place in ("%1", "%2", "%3", "%4", "%5", "%6"):
                self.assertEqual(place in source, place in (translation.text or ""),
                                 f"{context}: {source}")


class KioskTexts(Texts, unittest.TestCase):
    program = "kiosk"
    file = "kiosk_en.ts"


class CounterTexts(Texts, unittest.TestCase):
    program = "counter-client"
    file = "counter_en.ts"


if __name__ == "__main__":
    unittest.main()
