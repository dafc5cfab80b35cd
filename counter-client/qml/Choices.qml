import QtQuick

/// One of several, by a click, the arrow keys or its digit.
FocusScope {
    id: root

    property string name  ///< what is chosen
    property var options: []
    property int current: -1
    signal chosen(int index)

    implicitHeight: flow.implicitHeight
    activeFocusOnTab: true
    Accessible.role: Accessible.Grouping
    Accessible.name: options[current] === undefined ? name : name + " " + options[current]

    Keys.onPressed: event => {
        if (event.isAutoRepeat || event.modifiers !== Qt.NoModifier) return;
        let to = -1;
        if (event.key >= Qt.Key_1 && event.key <= Qt.Key_9) to = event.key - Qt.Key_1;
        else if (event.key === Qt.Key_Right || event.key === Qt.Key_Down) to = current + 1;
        else if (event.key === Qt.Key_Left || event.key === Qt.Key_Up) to = Math.max(current - 1, 0);
        else return;
        event.accepted = true;
        if (to < options.length) root.chosen(to);
    }

    Flow {
        id: flow
        width: parent.width
        spacing: Theme.gap

        Repeater {
            model: root.options
            delegate: Rectangle {
                id: option
                required property int index
                required property string modelData
                readonly property bool on: index === root.current

                width: words.implicitWidth + 2 * Theme.pad
                height: Theme.row * 0.9
                radius: Theme.radius
                color: on ? Theme.accent : Theme.surface
                border.width: on && root.activeFocus ? 3 : 1
                border.color: on && root.activeFocus ? Theme.focus : on ? Theme.accent : Theme.edge

                Accessible.role: Accessible.RadioButton
                Accessible.name: modelData
                Accessible.checked: on
                Accessible.onPressAction: root.chosen(index)

                CounterText {
                    id: words
                    anchors.centerIn: parent
                    text: option.index < 9 ? (option.index + 1) + " " + option.modelData : option.modelData
                    color: option.on ? Theme.accentText : Theme.text
                }
                MouseArea {
                    anchors.fill: parent
                    onClicked: { root.forceActiveFocus(); root.chosen(option.index); }
                }
            }
        }
    }
}
