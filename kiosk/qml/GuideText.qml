import QtQuick
import QtQuick.Layouts
import Yichuang.Kiosk.Ui

/// The whole guide on one long sheet.
Rectangle {
    id: root

    required property GuideController guide
    readonly property bool atYBeginning: sheet.atYBeginning
    readonly property bool atYEnd: sheet.atYEnd

    /// Leaves two lines of the screen before in sight.
    function turn(screens) {
        const y = sheet.contentY + screens * (sheet.height - 2 * Theme.leading * Theme.body);
        sheet.contentY = Math.max(0, Math.min(y, sheet.contentHeight - sheet.height));
    }

    color: Theme.surface
    radius: Theme.radius
    border.width: Theme.hairline
    border.color: Theme.line

    Flickable {
        id: sheet
        anchors.fill: parent
        anchors.margins: Theme.pad
        contentHeight: lines.implicitHeight
        boundsBehavior: Flickable.StopAtBounds
        clip: true

        Column {
            id: lines
            width: sheet.width
            spacing: Theme.gap

            SectionLabel {
                visible: root.guide.there
                text: qsTr("申请材料")
            }
            Repeater {
                model: root.guide.materials

                MaterialDelegate { width: lines.width }
            }
            Repeater {
                model: root.guide.sections

                GuideFieldDelegate { width: lines.width }
            }
            KioskText {
                width: lines.width
                visible: !root.guide.there
                text: qsTr("这个事项还没有办事指南，请到导办台咨询。")
                font.pixelSize: Theme.label
            }
        }
    }
}
