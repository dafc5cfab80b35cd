import QtQuick
import Yichuang.Counter.Ui

/// What stands at the counter: the number large, and what one has to know to greet somebody.
Panel {
    id: root

    required property CallingController calling
    readonly property bool somebody: calling.number !== ""
    readonly property color paceInk: calling.pace === CallingController.VeryLong ? Theme.longest
                                   : calling.pace === CallingController.Long ? Theme.longer : Theme.usual

    Column {
        width: parent.width
        spacing: Theme.gap

        Row {
            width: parent.width
            spacing: Theme.gap
            CounterText {
                text: root.calling.stateText
                color: Theme.quiet
                font.pixelSize: Theme.label
            }
            CounterText {
                visible: root.calling.state >= CallingController.Calling
                text: root.calling.clock
                color: root.paceInk
                font.pixelSize: Theme.label
                font.weight: Font.Bold
            }
            CounterText {
                visible: root.somebody && root.calling.usualText !== ""
                text: qsTr("通常 %1").arg(root.calling.usualText)
                color: Theme.quiet
                font.pixelSize: Theme.label
            }
        }
        CounterText {
            width: parent.width
            text: root.somebody ? root.calling.number
                                : root.calling.waiting > 0 ? qsTr("等候 %1 人").arg(root.calling.waiting)
                                                           : qsTr("没有人等候")
            color: root.somebody ? Theme.text : Theme.quiet
            font.pixelSize: root.somebody ? Theme.number : Theme.title * 1.6
            font.weight: Font.Bold
            fontSizeMode: Text.HorizontalFit
            minimumPixelSize: Theme.title
            Accessible.name: text
        }
        Flow {
            width: parent.width
            spacing: Theme.gap
            visible: root.somebody
            Chip { text: root.calling.classText }
            Chip { text: root.calling.groundText }
            Repeater {
                model: root.calling.marks
                delegate: Chip {
                    required property string modelData
                    text: modelData
                    color: Theme.markSurface
                    ink: Theme.markText
                }
            }
        }
        CounterText {
            width: parent.width
            visible: root.somebody
            text: root.calling.purpose
            font.pixelSize: Theme.title
            wrapMode: Text.Wrap
            maximumLineCount: 2
            elide: Text.ElideRight
        }
        CounterText {
            width: parent.width
            visible: root.somebody
            text: [qsTr("等候：%1").arg(root.calling.waitedText), root.calling.remark, root.calling.callText].filter(one => one !== "").join("　")
            color: Theme.quiet
            wrapMode: Text.Wrap
        }
    }
}
