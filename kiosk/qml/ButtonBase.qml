import QtQuick

/// Anything to touch: one look, one behaviour for finger, Enter and Space. Children are its face.
Item {
    id: root

    required property string name  ///< for screen readers
    property bool available: true
    property bool primary: false
    property bool checked: false
    property bool checkable: false
    readonly property bool filled: available && (primary || checked || area.pressed)
    readonly property color ink: filled ? (area.pressed && Theme.highContrast ? Theme.background : Theme.accentText)
                                        : available ? Theme.text : Theme.quiet
    default property alias face: face.data
    signal clicked

    enabled: available
    activeFocusOnTab: available
    implicitWidth: Theme.touch
    implicitHeight: Theme.row

    Accessible.role: checkable ? Accessible.CheckBox : Accessible.Button
    Accessible.name: name
    Accessible.focusable: true
    Accessible.checkable: checkable
    Accessible.checked: checked
    Accessible.onPressAction: root.clicked()

    Keys.onReturnPressed: event => { if (!event.isAutoRepeat) root.clicked(); }
    Keys.onEnterPressed: event => { if (!event.isAutoRepeat) root.clicked(); }
    Keys.onSpacePressed: event => { if (!event.isAutoRepeat) root.clicked(); }

    Rectangle {
        anchors.fill: parent
        anchors.margins: -2 * Theme.ring
        visible: root.activeFocus
        color: "transparent"
        radius: Theme.radius + 2 * Theme.ring
        border.width: Theme.ring
        border.color: Theme.focus
    }
    Rectangle {
        anchors.fill: parent
        radius: Theme.radius
        color: !root.filled ? (root.available ? Theme.surface : "transparent")
                            : area.pressed ? Theme.pressed : Theme.accent
        border.width: root.filled ? 0 : Theme.hairline
        border.color: root.available ? Theme.edge : Theme.line
    }
    MouseArea {
        id: area
        anchors.fill: parent
        onClicked: root.clicked()
    }
    Item {
        id: face
        anchors.fill: parent
    }
}
