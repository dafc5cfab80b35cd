import QtQuick

/// One item of the serving: its result and what the result must say.
Column {
    id: root

    required property int index
    required property string name
    required property int outcome
    required property var choices
    required property int copies
    required property int ground
    required property bool refusing
    required property int condition
    required property var conditions
    required property var departments
    required property int department
    required property string words
    required property var materials
    required property bool asksOwnWish
    required property bool ownWish
    property var outcomes  ///< OutcomeController

    function takeFocus() { results.forceActiveFocus(); }

    spacing: Theme.gap

    Item {
        width: parent.width
        height: Theme.row
        CounterText {
            anchors.verticalCenter: parent.verticalCenter
            width: parent.width - amount.width - Theme.gap
            text: root.name
            font.pixelSize: Theme.label
            font.weight: Font.Bold
            elide: Text.ElideRight
        }
        Row {
            id: amount
            anchors.right: parent.right
            spacing: Theme.gap
            CounterButton { width: Theme.row * 1.2; text: "－"; name: qsTr("少一件"); available: root.copies > 1; onClicked: root.outcomes.setCopies(root.index, root.copies - 1) }
            CounterText {
                height: Theme.row
                verticalAlignment: Text.AlignVCenter
                text: qsTr("%1 件").arg(root.copies)
            }
            CounterButton { width: Theme.row * 1.2; text: "＋"; name: qsTr("多一件"); onClicked: root.outcomes.setCopies(root.index, root.copies + 1) }
            CounterButton { visible: root.index > 0; text: qsTr("去掉"); onClicked: root.outcomes.removeRow(root.index) }
        }
    }
    Choices {
        id: results
        width: parent.width
        name: qsTr("办理结果")
        options: root.choices
        current: root.outcome
        onChosen: index => root.outcomes.choose(root.index, index)
    }
    Rectangle {
        width: parent.width
        height: visible ? wish.implicitHeight + Theme.gap : 0
        visible: root.asksOwnWish
        radius: Theme.radius
        color: Theme.markSurface
        Tick {
            id: wish
            anchors.verticalCenter: parent.verticalCenter
            x: Theme.pad
            width: parent.width - 2 * Theme.pad
            text: qsTr("申请人已满 60 岁：已询问，是本人真实意愿")
            checked: root.ownWish
            onToggled: root.outcomes.setOwnWish(root.index, !root.ownWish)
        }
    }
    Column {
        width: parent.width
        visible: root.refusing
        spacing: Theme.gap
        Choices {
            width: parent.width
            name: qsTr("不予受理的原因")
            options: [qsTr("依法不需要办理"), qsTr("不属于本单位职权范围"), qsTr("不符合受理条件")]
            current: root.ground - 1
            onChosen: index => root.outcomes.setGround(root.index, index + 1)
        }
        Choices {
            width: parent.width
            visible: root.ground === 3
            name: qsTr("不符合的条件")
            options: root.conditions
            current: root.condition - 1
            onChosen: index => root.outcomes.setCondition(root.index, index + 1)
        }
        Choices {
            width: parent.width
            visible: root.ground === 2
            name: qsTr("应由哪个部门办理")
            options: root.departments
            current: root.department
            onChosen: index => root.outcomes.setDepartment(root.index, index === root.department ? -1 : index)
        }
        CounterField {
            width: parent.width
            hint: root.ground === 2 ? qsTr("理由；不在本大厅的，写明应由哪个单位办理") : qsTr("不予受理的理由，会打印给申请人")
            text: root.words
            maximumLength: 1000
            onEdited: text => root.outcomes.setText(root.index, text)
        }
    }
    Column {
        width: parent.width
        visible: !root.refusing && root.materials.length > 0
        CounterText {
            text: qsTr("申请材料（勾选已收到的）")
            color: Theme.quiet
            font.pixelSize: Theme.small
        }
        Repeater {
            // By their number: a list that is made anew with each tick would take the focus along.
            model: root.materials.length
            delegate: Tick {
                required property int index
                readonly property var material: root.materials[index] ?? ({})
                width: root.width
                text: material.name ?? ""
                remark: material.deferrable ? qsTr("可容缺") : material.required ? "" : qsTr("非必备")
                checked: material.ticked ?? false
                alarming: (material.missing ?? false) && !checked
                onToggled: root.outcomes.tick(root.index, index)
            }
        }
    }
}
