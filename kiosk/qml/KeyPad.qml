import QtQuick
import QtQuick.Layouts

/// The kiosk's own keyboard: a key for each character of `rows`, 删除 and 清空 at the end of the last.
/// Where a row is too long for the screen: the same keys from A to Z in shorter ones.
ColumnLayout {
    id: root

    property bool clears: true  ///< has a key 清空
    property var rows: ["1234567890", "QWERTYUIOP", "ASDFGHJKL", "ZXCVBNM"]
    signal typed(string character)
    signal erased
    signal cleared

    readonly property int longest: Math.max(...rows.map(row => row.length))
    readonly property int most: Math.max(4, Math.floor((width + between) / (Theme.touch + between)))
    readonly property real between: Theme.mm(3.2)
    readonly property var lines: width <= 0 || longest <= most ? rows : shorter()

    /// The last row keeps the room of three keys for 删除 and 清空.
    function shorter() {
        const keys = rows.join("").split("").sort((a, b) => isDigit(a) - isDigit(b) || (a < b ? -1 : 1));
        const lines = [];
        for (let at = 0; at < keys.length; at += most) lines.push(keys.slice(at, at + most).join(""));
        if (lines[lines.length - 1].length > most - 3) lines.push("");
        return lines;
    }
    function isDigit(character) { return character >= "0" && character <= "9"; }

    spacing: Theme.gap

    Repeater {
        model: root.lines

        RowLayout {
            id: line

            required property string modelData
            required property int index

            Layout.fillWidth: true
            Layout.fillHeight: true
            Layout.preferredHeight: Theme.row
            Layout.maximumHeight: Theme.touch * 1.6
            spacing: root.between

            Repeater {
                model: line.modelData.split("")

                KioskButton {
                    id: key

                    required property string modelData

                    Layout.fillWidth: true
                    Layout.fillHeight: true
                    Layout.minimumHeight: Theme.touch
                    Layout.preferredWidth: Theme.touch
                    implicitWidth: Theme.touch
                    text: modelData
                    onClicked: root.typed(key.modelData)
                }
            }
            KioskButton {
                visible: root.clears && line.index === root.lines.length - 1
                Layout.fillHeight: true
                Layout.fillWidth: true
                Layout.minimumHeight: Theme.touch
                Layout.preferredWidth: Theme.touch * 1.5
                text: qsTr("清空")
                onClicked: root.cleared()
            }
            KioskButton {
                visible: line.index === root.lines.length - 1
                Layout.fillHeight: true
                Layout.fillWidth: true
                Layout.minimumHeight: Theme.touch
                Layout.preferredWidth: root.clears ? Theme.touch * 1.5 : Theme.touch
                text: qsTr("删除")
                onClicked: root.erased()
            }
        }
    }
}
