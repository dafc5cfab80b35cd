import QtQuick

/// A sentence on a strip of its own.
Rectangle {
    id: root

    property alias text: words.text
    property bool bad: false
    property bool plain: false

    visible: text !== ""
    implicitHeight: visible ? words.implicitHeight + 1.5 * Theme.gap : 0
    radius: Theme.radius
    color: plain ? Theme.soft : bad ? Theme.badSurface : Theme.warnSurface
    Accessible.role: Accessible.AlertMessage
    Accessible.name: text

    CounterText {
        id: words
        anchors.verticalCenter: parent.verticalCenter
        x: Theme.pad
        width: parent.width - 2 * Theme.pad
        color: root.plain ? Theme.text : root.bad ? Theme.badText : Theme.warnText
        wrapMode: Text.Wrap
    }
}
