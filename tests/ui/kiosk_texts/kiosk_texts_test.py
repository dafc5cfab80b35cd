"""The kiosk's English: every text of its sources and pages is translated, and no other."""

import os
import shutil
import subprocess
import tempfile
import unittest
import xml.etree.ElementTree as ElementTree
from pathlib import Path

ROOT = Path(os.environ["HALL_SOURCE_DIR"])
TEXTS = ROOT / "kiosk" / "qml" / "i18n" / "kiosk_en.ts"
LUPDATE = shutil.which("lupdate", path="/usr/lib/qt6/bin:" + os.environ["PATH"])


def messages(file):
    """(context, source) -> translation element."""
    return {(context.findtext("name"), message.findtext("source")): message.find("translation")
            for context in ElementTree.parse(file).iter("context")
            for message in context.iter("message")}


class KioskTextsTest(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        renewed = Path(folder.name) / "kiosk_en.ts"
        shutil.copy(TEXTS, renewed)
        subprocess.run([LUPDATE, "-silent", "-no-obsolete", "-locations", "none", "-source-language",
                        "zh_CN", "-target-language", "en", "-I", ".", "kiosk/ui", "kiosk/app",
                        "kiosk/qml", "-ts", str(renewed)], cwd=ROOT, check=True)
        self.kept = messages(TEXTS)
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
            for place in ("%1", "%2", "%3", "%4"):
                self.assertEqual(place in source, place in (translation.text or ""),
                                 f"{context}: {source}")


if __name__ == "__main__":
    unittest.main()
