import QtQuick
import QtQuick.Layouts
import Yichuang.Kiosk.Ui

/// Finding an item or theme: by turning pages, or by typing Chinese or first letters.
PageFrame {
    id: root

    required property KioskPages pages
    readonly property FindController find: pages.find

    // A scanner types as well: what it typed counts at its Enter.
    function keyed(text) { find.type(text); pages.scans.keyed(text); }
    function entered() { pages.scans.entered(); }
    function erased() { find.erase(); }

    split: false
    info: [
        PageHeading {
            Layout.fillWidth: true
            text: root.find.heading
        },
        KioskText {
            Layout.fillWidth: true
            Layout.fillHeight: true
            visible: Theme.tall
            font.pixelSize: Theme.label
            text: qsTr("按下面的字母键输入拼音首字母，例如“身份证”输入 SFZ。也可以直接翻页查找。")
            color: Theme.quiet
            lineHeight: Theme.leading
        }
    ]

    GridLayout {
        anchors.fill: parent
        columns: Theme.portrait ? 1 : 2
        columnSpacing: Theme.margin
        // In the lower half in large letters, every millimetre goes to the names.
        rowSpacing: Theme.tall && Theme.elder ? Theme.gap : 2 * Theme.gap

        ResultsCard {
            Layout.fillWidth: Theme.portrait
            Layout.fillHeight: true
            Layout.preferredWidth: root.inner * (Theme.elder ? 0.35 : 0.42)
            find: root.find
        }
        ColumnLayout {
            Layout.fillWidth: true
            Layout.fillHeight: !Theme.portrait
            spacing: Theme.gap

            QueryField {
                Layout.fillWidth: true
                focus: true
                text: root.find.query
                hint: qsTr("输入事项名称或拼音首字母")
                onTyped: characters => root.keyed(characters)
                onEntered: root.entered()
                onErased: root.erased()
            }
            KeyPad {
                Layout.fillWidth: true
                Layout.fillHeight: !Theme.portrait
                onTyped: character => root.find.type(character)
                onErased: root.find.erase()
                onCleared: root.find.clearQuery()
            }
        }
    }
}
