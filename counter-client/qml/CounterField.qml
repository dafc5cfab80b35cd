import QtQuick

/// A line to type in.
FocusScope {
    id: root

    property string hint
    property alias text: input.text
    property alias echoMode: input.echoMode
    property alias validator: input.validator
    property alias maximumLength: input.maximumLength
    signal edited(string text)
    signal accepted

    implicitHeight: Theme.row
    implicitWidth: 240 * Theme.roomy
    activeFocusOnTab: true

    Rectangle {
        anchors.fill: parent
        radius: Theme.radius
        color: Theme.surface
        border.width: input.activeFocus ? 2 : 1
        border.color: input.activeFocus ? Theme.focus : Theme.edge
    }
    CounterText {
        anchors.fill: input
        verticalAlignment: Text.AlignVCenter
        visible: input.text === "" && input.preeditText === ""
        text: root.hint
        color: Theme.quiet
        elide: Text.ElideRight
    }
    TextInput {
        id: input
        anchors.fill: parent
        anchors.leftMargin: Theme.pad
        anchors.rightMargin: Theme.pad
        focus: true
        clip: true
        verticalAlignment: Text.AlignVCenter
        color: Theme.text
        selectionColor: Theme.accent
        selectedTextColor: Theme.accentText
        font.family: Theme.family
        font.pixelSize: Theme.body
        selectByMouse: true
        onTextEdited: root.edited(text)
        onAccepted: root.accepted()
        Accessible.role: Accessible.EditableText
        Accessible.name: root.hint
    }
}
