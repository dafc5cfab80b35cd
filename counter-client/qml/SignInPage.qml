import QtQuick
import Yichuang.Counter.Ui

/// Who sits where: login, password, counter; also the lock and the farewell.
Item {
    id: root

    required property CounterPages pages
    readonly property SignInController signIn: pages.signIn

    onVisibleChanged: if (visible) Qt.callLater(takeFocus)
    Component.onCompleted: takeFocus()

    function takeFocus() {
        switch (root.signIn.step) {
        case SignInController.LoggedOut: staff.text === "" ? staff.forceActiveFocus() : password.forceActiveFocus(); break;
        case SignInController.NewPassword: former.forceActiveFocus(); break;
        case SignInController.ChoosingCounter: places.forceActiveFocus(); break;
        case SignInController.Leaving: go.forceActiveFocus(); break;
        case SignInController.Locked: unlock.forceActiveFocus(); break;
        default: break;
        }
    }
    Connections {
        target: root.signIn
        function onChanged() { if (root.visible && step !== root.signIn.step) { step = root.signIn.step; Qt.callLater(root.takeFocus); } }
        property int step: -1
    }

    Panel {
        anchors.centerIn: parent
        width: 560 * Theme.roomy
        height: column.implicitHeight + 4 * Theme.pad

        Column {
            id: column
            x: Theme.pad
            y: Theme.pad
            width: parent.width - 2 * Theme.pad
            spacing: Theme.pad

            CounterText {
                text: [qsTr("签到上岗"), qsTr("先换一个口令"), qsTr("选择窗口"), "", qsTr("签退"), qsTr("已锁定")][root.signIn.step]
                font.pixelSize: Theme.title
                font.weight: Font.Bold
            }
            CounterText {
                width: parent.width
                visible: root.signIn.step >= SignInController.ChoosingCounter
                text: root.signIn.name + "　" + root.signIn.staff + "　" + root.signIn.counterText
                color: Theme.quiet
                elide: Text.ElideRight
            }

            CounterField { id: staff; width: parent.width; visible: root.signIn.step === SignInController.LoggedOut; hint: qsTr("工号"); maximumLength: 50; onAccepted: password.forceActiveFocus() }
            CounterField { id: password; width: parent.width; visible: staff.visible; hint: qsTr("口令"); echoMode: TextInput.Password; onAccepted: login.press() }
            CounterButton {
                id: login
                width: parent.width
                visible: staff.visible
                primary: true
                available: !root.pages.acting.busy
                text: qsTr("登录")
                onClicked: { root.signIn.login(staff.text, password.text); password.text = ""; }
            }

            CounterField { id: former; width: parent.width; visible: root.signIn.step === SignInController.NewPassword; hint: qsTr("现在的口令"); echoMode: TextInput.Password; onAccepted: fresh.forceActiveFocus() }
            CounterField { id: fresh; width: parent.width; visible: former.visible; hint: qsTr("新口令：至少 10 个字符，3 类字符"); echoMode: TextInput.Password; onAccepted: again.forceActiveFocus() }
            CounterField { id: again; width: parent.width; visible: former.visible; hint: qsTr("再输入一次"); echoMode: TextInput.Password; onAccepted: change.press() }
            CounterText { visible: former.visible && again.text !== "" && again.text !== fresh.text; text: qsTr("两次输入的不一样"); color: Theme.longest }
            CounterButton {
                id: change
                width: parent.width
                visible: former.visible
                primary: true
                available: fresh.text !== "" && fresh.text === again.text
                text: qsTr("换口令")
                onClicked: { root.signIn.changePassword(former.text, fresh.text); former.text = fresh.text = again.text = ""; }
            }

            ListView {
                id: places
                width: parent.width
                height: Math.min(contentHeight, 280 * Theme.roomy)
                visible: root.signIn.step === SignInController.ChoosingCounter
                clip: true
                model: root.signIn.counters
                currentIndex: -1
                activeFocusOnTab: true
                Accessible.role: Accessible.List
                Accessible.name: qsTr("窗口") + " " + (root.signIn.counters[root.signIn.counter] ?? "")
                Keys.onDownPressed: root.signIn.counter = Math.min(root.signIn.counter + 1, count - 1)
                Keys.onUpPressed: root.signIn.counter = Math.max(root.signIn.counter - 1, 0)
                Keys.onReturnPressed: event => { if (!event.isAutoRepeat) root.signIn.signIn(); }
                delegate: Rectangle {
                    id: place
                    required property int index
                    required property string modelData
                    width: places.width
                    height: Theme.row
                    radius: Theme.radius
                    color: index === root.signIn.counter ? Theme.soft : "transparent"
                    border.width: index === root.signIn.counter && places.activeFocus ? 2 : 0
                    border.color: Theme.focus
                    Accessible.role: Accessible.ListItem
                    Accessible.name: modelData
                    Accessible.selected: index === root.signIn.counter
                    CounterText { x: Theme.gap; anchors.verticalCenter: parent.verticalCenter; text: place.modelData }
                    MouseArea { anchors.fill: parent; onClicked: { places.forceActiveFocus(); root.signIn.counter = place.index; } }
                }
            }
            CounterText {
                width: parent.width
                visible: places.visible && root.signIn.skills !== ""
                text: qsTr("可以办：%1").arg(root.signIn.skills)
                wrapMode: Text.Wrap
            }
            CounterButton {
                width: parent.width
                visible: places.visible && !root.signIn.offersTakeOver && !root.signIn.offersGoingOn
                primary: true
                available: root.signIn.counter >= 0 && !root.pages.acting.busy
                text: qsTr("签到上岗")
                onClicked: root.signIn.signIn()
            }
            Row {
                visible: places.visible
                spacing: Theme.gap
                CounterButton { visible: places.count === 0; text: qsTr("重新读取窗口"); onClicked: root.signIn.askPlaces() }
                CounterButton { text: qsTr("换人登录"); onClicked: root.signIn.logOut() }
            }
            CounterField { id: why; width: parent.width; visible: root.signIn.offersTakeOver; hint: qsTr("接管原因（管理员接管时填写）"); maximumLength: 200; onAccepted: take.press() }
            CounterButton { id: take; width: parent.width; visible: why.visible; primary: true; text: qsTr("接管窗口"); onClicked: root.signIn.takeOver(why.text) }

            CounterField { id: proof; width: parent.width; visible: root.signIn.offersGoingOn; hint: qsTr("口令"); echoMode: TextInput.Password; onVisibleChanged: if (visible) forceActiveFocus(); onAccepted: goOn.press() }
            CounterButton {
                id: goOn
                width: parent.width
                visible: proof.visible
                primary: true
                available: proof.text !== "" && !root.pages.acting.busy
                text: qsTr("在这里继续")
                onClicked: { root.signIn.goOnHere(proof.text); proof.text = ""; }
            }

            CounterText {
                width: parent.width
                visible: root.signIn.step === SignInController.Leaving
                text: root.signIn.leavingText
                wrapMode: Text.Wrap
            }
            CounterField { id: word; width: parent.width; visible: root.signIn.needsOverride; hint: qsTr("管理员放行的原因"); maximumLength: 200; onVisibleChanged: text = "" }
            Row {
                visible: root.signIn.step === SignInController.Leaving
                spacing: Theme.gap
                CounterButton { id: go; primary: true; text: qsTr("签退"); onClicked: root.signIn.signOff(word.text) }
                CounterButton { text: qsTr("继续上岗"); key: "Esc"; onClicked: root.signIn.stay() }
            }

            CounterText {
                width: parent.width
                visible: root.signIn.step === SignInController.Locked
                text: qsTr("当前的号和窗口都保留着，输入口令继续。")
                wrapMode: Text.Wrap
            }
            CounterField { id: unlock; width: parent.width; visible: root.signIn.step === SignInController.Locked; hint: qsTr("口令"); echoMode: TextInput.Password; onAccepted: open.press() }
            CounterButton {
                id: open
                width: parent.width
                visible: unlock.visible
                primary: true
                available: !root.pages.acting.busy
                text: qsTr("解锁")
                onClicked: { root.signIn.unlock(unlock.text); unlock.text = ""; }
            }

            Notice {
                width: parent.width
                text: root.pages.acting.sentence
                bad: root.pages.acting.failed
                plain: !root.pages.acting.failed
            }
        }
    }
    Keys.onEscapePressed: root.signIn.stay()
}
