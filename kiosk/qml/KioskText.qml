import QtQuick

/// Text as every page has it. Plain: what a catalogue says is never markup.
Text {
    id: root

    color: Theme.text
    font.family: Theme.family
    font.pixelSize: Theme.body
    textFormat: Text.PlainText
    wrapMode: Text.Wrap
    Accessible.role: Accessible.StaticText
    Accessible.name: text
}
