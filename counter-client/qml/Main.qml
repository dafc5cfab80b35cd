import QtQuick
import QtQuick.Window
import Yichuang.Counter.Ui

/// The counter's two windows: the full one and the bar. One of them is shown; every key works in both.
Window {
    id: root

    required property CounterPages pages
    property bool compact: false
    property bool dark: false
    property alias tab: desk.tab
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
    Binding { target: Theme; property: "width"; value: root.width }
    Binding { target: Theme; property: "height"; value: root.height }
    Binding { target: Theme; property: "dark"; value: root.dark }

    onAtWorkChanged: if (!atWork) compact = false

    SignInPage {
        anchors.fill: parent
        visible: !root.atWork
        pages: root.pages
    }
    DeskPage {
        id: desk
        anchors.fill: parent
        visible: root.atWork
        pages: root.pages
        dark: root.dark
        onDarkToggled: root.dark = !root.dark
        onLanguageToggled: root.languageWanted(!root.pages.language.english)
        onCompactWanted: root.compact = true
    }
    Row {
        anchors.right: parent.right
        anchors.bottom: parent.bottom
        anchors.margins: Theme.pad
        visible: !root.atWork
        spacing: Theme.gap
        CounterButton { text: root.dark ? qsTr("浅色") : qsTr("深色"); onClicked: root.dark = !root.dark }
        CounterButton { text: root.pages.language.english ? "中文" : "English"; onClicked: root.languageWanted(!root.pages.language.english) }
    }
    Shortcuts {
        pages: root.pages
        enabled: root.atWork
        onCompactToggled: root.compact = !root.compact
        onListsWanted: { root.compact = false; desk.showLists(); }
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
