import QtQuick
import Yichuang.Counter.Ui

/// The keys, wherever the focus is. Held down a key does its work once.
Item {
    id: root

    required property CounterPages pages
    signal compactToggled
    signal listsWanted
    signal fullNeeded

    component Key: Shortcut {
        context: Qt.ApplicationShortcut
        enabled: root.enabled
        autoRepeat: false
    }
    // X does not always tell a repeat from a press. The guard of these hears every one of them, and
    // ignores all until the key is let go.
    component GuardedKey: Key { autoRepeat: true }

    GuardedKey { sequence: Keymap.main; onActivated: root.pages.calling.main() }
    Key { sequence: Keymap.next; onActivated: { root.fullNeeded(); root.pages.calling.callNext(); } }
    GuardedKey { sequence: Keymap.recall; onActivated: root.pages.calling.recall() }
    GuardedKey { sequence: Keymap.noShow; onActivated: root.pages.calling.noShow() }
    GuardedKey { sequence: Keymap.uncall; onActivated: root.pages.calling.uncall() }
    GuardedKey { sequence: Keymap.reopen; onActivated: root.pages.calling.reopen() }
    Key { sequence: Keymap.why; onActivated: { root.fullNeeded(); root.pages.applicant.explain(); } }
    Key { sequence: Keymap.person; onActivated: { root.fullNeeded(); root.pages.applicant.reveal(""); } }
    Key { sequence: Keymap.walkUp; onActivated: { root.fullNeeded(); root.pages.errand.open(ErrandController.WalkUp); } }
    Key { sequence: Keymap.telephone; onActivated: { root.fullNeeded(); root.pages.errand.open(ErrandController.Telephone); } }
    Key { sequence: Keymap.transfer; onActivated: if (root.pages.calling.number !== "") { root.fullNeeded(); root.pages.errand.open(ErrandController.Transfer); } }
    Key { sequence: Keymap.item; onActivated: if (root.pages.outcomes.open) root.pages.errand.open(ErrandController.AnotherItem) }
    Key { sequence: Keymap.hold; onActivated: { root.fullNeeded(); root.pages.pause.askHold(); } }
    Key { sequence: Keymap.pause; onActivated: { root.fullNeeded(); root.pages.pause.askPause(); } }
    Key { sequence: Keymap.guide; onActivated: root.pages.papers.printGuide() }
    Key { sequence: Keymap.signOff; onActivated: { root.fullNeeded(); root.pages.signIn.leave(); } }
    Key { sequence: Keymap.lock; onActivated: root.pages.signIn.lock() }
    Key { sequence: Keymap.lists; onActivated: root.listsWanted() }
    Key { sequence: Keymap.bar; onActivated: root.compactToggled() }
}
