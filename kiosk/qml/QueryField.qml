import QtQuick

/// An entry field that a real keyboard and its input method can write into. Keeps nothing itself:
/// each piece of text is handed on and forgotten.
EntryField {
    id: root

    signal typed(string characters)
    signal entered
    signal erased

    text: ""

    TextInput {
        id: input
        anchors.fill: parent
        opacity: 0
        focus: true
        activeFocusOnTab: true
        maximumLength: 64
        Accessible.role: Accessible.EditableText
        Accessible.name: root.hint
        onTextEdited: { root.typed(text); clear(); }
        onAccepted: root.entered()
        Keys.onPressed: event => { event.accepted = event.key === Qt.Key_Backspace; if (event.accepted) root.erased(); }
    }
}
