import QtQuick
import Yichuang.Counter.Ui

/// All of the full window: the login or the desk, and the keys.
Item {
    id: root

    required property CounterPages pages
    property bool dark: false
    property alias tab: desk.tab
    property alias choosingKind: desk.choosingKind
    readonly property bool atWork: pages.signIn.step === SignInController.AtWork
    signal darkToggled
    signal languageWanted(bool english)
    signal compactWanted
    signal compactToggled
    signal fullNeeded

    Binding { target: Theme; property: "width"; value: root.width }
    Binding { target: Theme; property: "height"; value: root.height }
    Binding { target: Theme; property: "dark"; value: root.dark }

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
        onDarkToggled: root.darkToggled()
        onLanguageToggled: root.languageWanted(!root.pages.language.english)
        onCompactWanted: root.compactWanted()
    }
    Row {
        anchors.right: parent.right
        anchors.bottom: parent.bottom
        anchors.margins: Theme.pad
        visible: !root.atWork
        spacing: Theme.gap
        CounterButton { text: root.dark ? qsTr("浅色") : qsTr("深色"); onClicked: root.darkToggled() }
        CounterButton { text: root.pages.language.english ? "中文" : "English"; onClicked: root.languageWanted(!root.pages.language.english) }
    }
    Shortcuts {
        pages: root.pages
        enabled: root.atWork
        onCompactToggled: root.compactToggled()
        onListsWanted: { root.fullNeeded(); desk.showLists(); }
        onFullNeeded: root.fullNeeded()
    }
}
