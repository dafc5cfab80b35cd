import QtQuick
import QtQuick.Window
import Yichuang.Counter.Ui

/// The counter's two windows: the full one and the bar. One of them is shown; every key works in both.
Window {
    id: root

    required property CounterPages pages
    property bool compact: false
    property bool dark: false
    property alias tab: full.tab
    property alias choosingKind: full.choosingKind
    readonly property bool atWork: pages.signIn.step === SignInController.AtWork
    signal languageWanted(bool english)

    width: 1366
    height: 720
    minimumWidth: 1100
    minimumHeight: 620
    // Whoever is not at work has nothing but the full window.
    visible: !compact || !atWork
    title: qsTr("一窗　%1").arg(pages.signIn.counterText)
    color: Theme.background
    onClosing: close => {
        // Who closes the window while signed in means the bar; signing off is its own word.
        if (root.pages.signIn.step >= SignInController.AtWork) {
            close.accepted = false;
            root.compact = root.atWork;
        }
    }
    onAtWorkChanged: if (!atWork) compact = false

    FullPage {
        id: full
        anchors.fill: parent
        pages: root.pages
        dark: root.dark
        onDarkToggled: root.dark = !root.dark
        onLanguageWanted: english => root.languageWanted(english)
        onCompactWanted: root.compact = true
        onCompactToggled: root.compact = !root.compact
        onFullNeeded: root.compact = false
    }

    // Not among the children: a child's window is neither shown nor hidden while its parent is hidden.
    property Window barWindow: Window {
        id: bar
        objectName: "bar"
        width: 920
        height: Theme.bar
        visible: root.compact && root.atWork
        flags: Qt.Window | Qt.FramelessWindowHint | Qt.WindowStaysOnTopHint
        title: root.title
        color: Theme.surface
        onClosing: close => { close.accepted = false; root.compact = false; }
        BarPage {
            anchors.fill: parent
            pages: root.pages
            onFullWanted: root.compact = false
            // Where the desktop moves windows itself (on Wayland nobody else can) it does.
            onMoved: (dx, dy) => { if (!bar.startSystemMove()) { bar.x += dx; bar.y += dy; } }
        }
    }
    // What has to be asked needs the full window; the usual end of a serving does not.
    Connections {
        target: root.pages.outcomes
        function onChanged() { if (root.pages.outcomes.open && !root.pages.outcomes.complete) root.compact = false; }
    }
    // So does what the server did not take, once.
    Connections {
        target: root.pages.untaken
        property bool shown: false
        function onChanged() {
            const shows = root.pages.untaken.text !== "";
            if (shows && !shown) root.compact = false;
            shown = shows;
        }
    }
}
