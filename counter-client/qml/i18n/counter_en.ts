<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="zh_CN">
    <context>
        <name>ActionGrid</name>
        <message>
            <source>再次呼叫</source>
            <translation>Call again</translation>
        </message>
        <message>
            <source>过号</source>
            <translation>No-show</translation>
        </message>
        <message>
            <source>撤回呼叫</source>
            <translation>Take the call back</translation>
        </message>
        <message>
            <source>挂起</source>
            <translation>Hold</translation>
        </message>
        <message>
            <source>转号</source>
            <translation>Transfer</translation>
        </message>
        <message>
            <source>申请人放弃</source>
            <translation>Gave up</translation>
        </message>
        <message>
            <source>直接办理</source>
            <translation>Walk-up</translation>
        </message>
        <message>
            <source>电话咨询</source>
            <translation>By telephone</translation>
        </message>
        <message>
            <source>暂停服务</source>
            <translation>Pause</translation>
        </message>
        <message>
            <source>叫号依据</source>
            <translation>Why this number</translation>
        </message>
        <message>
            <source>申请人</source>
            <translation>Applicant</translation>
        </message>
        <message>
            <source>更正结果</source>
            <translation>Correct the outcome</translation>
        </message>
        <message>
            <source>已当面喊号（大屏和语音没有播报时）</source>
            <translation>Called aloud (board and voice did not)</translation>
        </message>
        <message>
            <source>呼叫下一位</source>
            <translation>Call next</translation>
        </message>
    </context>
    <context>
        <name>ApplicantPanel</name>
        <message>
            <source>叫号依据</source>
            <translation>Why this number</translation>
        </message>
        <message>
            <source>申请人（查看已记录）</source>
            <translation>Applicant (this look is recorded)</translation>
        </message>
        <message>
            <source>当时还有</source>
            <translation>There were also</translation>
        </message>
        <message>
            <source>已等候 %1</source>
            <translation>waited %1</translation>
        </message>
        <message>
            <source>委托人：%1</source>
            <translation>Principal: %1</translation>
        </message>
        <message>
            <source>今天还有：%1　%2　%3</source>
            <translation>Also today: %1  %2  %3</translation>
        </message>
        <message>
            <source>看完整号码要写明原因</source>
            <translation>The whole number needs a reason</translation>
        </message>
        <message>
            <source>看完整号码</source>
            <translation>Whole number</translation>
        </message>
        <message>
            <source>关闭</source>
            <translation>Close</translation>
        </message>
    </context>
    <context>
        <name>BarPage</name>
        <message>
            <source>%1：再按一次 %2 确认</source>
            <translation>%1: press %2 again to confirm</translation>
        </message>
        <message>
            <source>等候 %1 人</source>
            <translation>%1 waiting</translation>
        </message>
        <message>
            <source>再次呼叫</source>
            <translation>Call again</translation>
        </message>
        <message>
            <source>过号</source>
            <translation>No-show</translation>
        </message>
        <message>
            <source>展开</source>
            <translation>Full window</translation>
        </message>
    </context>
    <context>
        <name>Counter</name>
        <message>
            <source>离线</source>
            <translation>Offline</translation>
        </message>
        <message>
            <source>空闲</source>
            <translation>Idle</translation>
        </message>
        <message>
            <source>空闲，有人取号即叫</source>
            <translation>Ready: the next one comes by itself</translation>
        </message>
        <message>
            <source>呼叫中</source>
            <translation>Calling</translation>
        </message>
        <message>
            <source>办理中</source>
            <translation>Serving</translation>
        </message>
        <message>
            <source>暂停服务</source>
            <translation>Pause</translation>
        </message>
        <message>
            <source>无差别综合窗口</source>
            <translation>Universal counter</translation>
        </message>
        <message>
            <source>分领域综合窗口</source>
            <translation>Domain counter</translation>
        </message>
        <message>
            <source>部门综合窗口</source>
            <translation>Department counter</translation>
        </message>
        <message>
            <source>“一件事”窗口</source>
            <translation>Theme counter</translation>
        </message>
        <message>
            <source>综合咨询窗口</source>
            <translation>Advice counter</translation>
        </message>
        <message>
            <source>统一出件窗口</source>
            <translation>Hand-out counter</translation>
        </message>
        <message>
            <source>专窗</source>
            <translation>Special counter</translation>
        </message>
        <message>
            <source>普通号</source>
            <translation>Ordinary</translation>
        </message>
        <message>
            <source>优先号</source>
            <translation>Priority</translation>
        </message>
        <message>
            <source>预约号</source>
            <translation>Booked</translation>
        </message>
        <message>
            <source>残疾人</source>
            <translation>Disabled</translation>
        </message>
        <message>
            <source>老年人</source>
            <translation>Elderly</translation>
        </message>
        <message>
            <source>军人</source>
            <translation>Serviceman</translation>
        </message>
        <message>
            <source>退役军人和“三属”</source>
            <translation>Veteran or family</translation>
        </message>
        <message>
            <source>消防救援人员</source>
            <translation>Fire rescue</translation>
        </message>
        <message>
            <source>孕妇</source>
            <translation>Pregnant</translation>
        </message>
        <message>
            <source>携带婴幼儿</source>
            <translation>With infant</translation>
        </message>
        <message>
            <source>其他事由</source>
            <translation>Other ground</translation>
        </message>
        <message>
            <source>轮椅</source>
            <translation>Wheelchair</translation>
        </message>
        <message>
            <source>听障</source>
            <translation>Hard of hearing</translation>
        </message>
        <message>
            <source>视障</source>
            <translation>Poor sight</translation>
        </message>
        <message>
            <source>语言</source>
            <translation>Language</translation>
        </message>
        <message>
            <source>需要协助</source>
            <translation>Needs help</translation>
        </message>
        <message>
            <source>补材料、填表</source>
            <translation>Papers to fetch</translation>
        </message>
        <message>
            <source>材料留在本窗口</source>
            <translation>Papers left here</translation>
        </message>
        <message>
            <source>等待结果</source>
            <translation>Waiting for a result</translation>
        </message>
        <message>
            <source>就餐</source>
            <translation>Meal</translation>
        </message>
        <message>
            <source>会议</source>
            <translation>Meeting</translation>
        </message>
        <message>
            <source>系统故障</source>
            <translation>System fault</translation>
        </message>
        <message>
            <source>送件</source>
            <translation>Delivering papers</translation>
        </message>
        <message>
            <source>临时离开</source>
            <translation>Short absence</translation>
        </message>
        <message>
            <source>其他</source>
            <translation>Other</translation>
        </message>
        <message>
            <source>当场办结</source>
            <translation>Done</translation>
        </message>
        <message>
            <source>受理</source>
            <translation>Accepted</translation>
        </message>
        <message>
            <source>容缺受理</source>
            <translation>Accepted with gaps</translation>
        </message>
        <message>
            <source>告知承诺办理</source>
            <translation>On commitment</translation>
        </message>
        <message>
            <source>一次性告知</source>
            <translation>One-time notice</translation>
        </message>
        <message>
            <source>不予受理</source>
            <translation>Refused</translation>
        </message>
        <message>
            <source>咨询答复</source>
            <translation>Consulted</translation>
        </message>
        <message>
            <source>补正收件</source>
            <translation>Supplement received</translation>
        </message>
        <message>
            <source>已取件</source>
            <translation>Handed out</translation>
        </message>
        <message>
            <source>申请人放弃</source>
            <translation>Gave up</translation>
        </message>
        <message>
            <source>取错号</source>
            <translation>Wrong number</translation>
        </message>
        <message>
            <source>未办成</source>
            <translation>Unfinished</translation>
        </message>
        <message>
            <source>依法不需要办理</source>
            <translation>Not required by law</translation>
        </message>
        <message>
            <source>不属于本单位职权范围</source>
            <translation>Not this body</translation>
        </message>
        <message>
            <source>不符合受理条件</source>
            <translation>Condition not met</translation>
        </message>
        <message>
            <source>离承诺的等候时间最近</source>
            <translation>nearest to its promised wait</translation>
        </message>
        <message>
            <source>已经超过承诺的等候时间</source>
            <translation>beyond its promised wait</translation>
        </message>
        <message>
            <source>等候超过承诺时间的两倍，最先叫</source>
            <translation>beyond twice its promised wait, first of all</translation>
        </message>
        <message>
            <source>暂离后返回，接着办</source>
            <translation>back from a hold</translation>
        </message>
        <message>
            <source>指定呼叫</source>
            <translation>Call this one</translation>
        </message>
        <message>
            <source>不到 1 分</source>
            <translation>under 1 min</translation>
        </message>
        <message>
            <source>%1 分</source>
            <translation>%1 min</translation>
        </message>
        <message>
            <source>%1 小时 %2 分</source>
            <translation>%1 h %2 min</translation>
        </message>
        <message>
            <source>%1：%2</source>
            <translation>%1: %2</translation>
        </message>
    </context>
    <context>
        <name>DeskPage</name>
        <message>
            <source>打印应急叫号单</source>
            <translation>Print the emergency list</translation>
        </message>
        <message>
            <source>%1 正在办理，先办理完毕吗？</source>
            <translation>%1 is being served: finish first?</translation>
        </message>
        <message>
            <source>办理完毕</source>
            <translation>Finish</translation>
        </message>
        <message>
            <source>继续办</source>
            <translation>Go on serving</translation>
        </message>
        <message>
            <source>不予受理要给申请人书面告知</source>
            <translation>A refusal is handed over in writing</translation>
        </message>
        <message>
            <source>打印不予受理告知单</source>
            <translation>Print the refusal</translation>
        </message>
        <message>
            <source>不打印</source>
            <translation>Do not print</translation>
        </message>
        <message>
            <source>排队</source>
            <translation>Queue</translation>
        </message>
        <message>
            <source>办事指南</source>
            <translation>Guide</translation>
        </message>
        <message>
            <source>大厅</source>
            <translation>Hall</translation>
        </message>
        <message>
            <source>补录手工办理的</source>
            <translation>Enter servings by hand</translation>
        </message>
        <message>
            <source>切换窗口类型</source>
            <translation>Change the kind</translation>
        </message>
        <message>
            <source>打印指南</source>
            <translation>Print the guide</translation>
        </message>
        <message>
            <source>大厅 %1</source>
            <translation>Hall %1</translation>
        </message>
        <message>
            <source>窗口类型</source>
            <translation>Kind of counter</translation>
        </message>
    </context>
    <context>
        <name>Desktop</name>
        <message>
            <source>F7 和 F8 已被其他程序占用，只在一窗自己的窗口里有效。</source>
            <translation>Another program has F7 and F8: they work in the own windows only.</translation>
        </message>
        <message>
            <source>这个桌面（Wayland）不让程序把窗口放在最前，收成一条后可能被别的窗口挡住</source>
            <translation>This desktop (Wayland) lets no program keep a window on top: the bar may be hidden by others</translation>
        </message>
        <message>
            <source>；F7 和 F8 只在一窗自己的窗口里有效</source>
            <translation>; F7 and F8 work in its own windows only</translation>
        </message>
        <message>
            <source>。需要时请改用 X11 会话登录。</source>
            <translation>. Log in to an X11 session where it matters.</translation>
        </message>
    </context>
    <context>
        <name>ErrandPanel</name>
        <message>
            <source>输入事项名称或拼音首字母</source>
            <translation>Name or first letters of the service</translation>
        </message>
        <message>
            <source>%1 件</source>
            <translation>copies: %1</translation>
        </message>
        <message>
            <source>没有找到</source>
            <translation>Nothing found</translation>
        </message>
        <message>
            <source>只换窗口，不换事项</source>
            <translation>Other counter, same service</translation>
        </message>
        <message>
            <source>返回</source>
            <translation>Back</translation>
        </message>
        <message>
            <source>排错队（只计入统计）</source>
            <translation>Stood in the wrong queue (for the figures)</translation>
        </message>
        <message>
            <source>排错队（本窗口记为取错号）</source>
            <translation>Stood in the wrong queue (wrong number here)</translation>
        </message>
        <message>
            <source>转到哪个窗口</source>
            <translation>To which counter</translation>
        </message>
        <message>
            <source>少一件</source>
            <translation>One copy less</translation>
        </message>
        <message>
            <source>多一件</source>
            <translation>One copy more</translation>
        </message>
        <message>
            <source>事项</source>
            <translation>Services</translation>
        </message>
    </context>
    <context>
        <name>FloorPanel</name>
        <message>
            <source>本窗口的业务</source>
            <translation>Queues of this counter</translation>
        </message>
        <message>
            <source>等候 %1 人，最久 %2</source>
            <translation>%1 waiting, longest %2</translation>
        </message>
        <message>
            <source>没有人等候</source>
            <translation>Nobody waits</translation>
        </message>
        <message>
            <source>%1 个窗口在办</source>
            <translation>counters open: %1</translation>
        </message>
        <message>
            <source>本区域的其他窗口</source>
            <translation>Other counters of the zone</translation>
        </message>
        <message>
            <source>等候 %1 人，%3 人快到或已超过承诺，最久 %2</source>
            <translation>%1 waiting, %3 near the promise, longest %2</translation>
        </message>
        <message>
            <source>大厅</source>
            <translation>Hall</translation>
        </message>
    </context>
    <context>
        <name>FullPage</name>
        <message>
            <source>浅色</source>
            <translation>Light</translation>
        </message>
        <message>
            <source>深色</source>
            <translation>Dark</translation>
        </message>
    </context>
    <context>
        <name>GuidePanel</name>
        <message>
            <source>窗口有号时，这里是它的办事指南</source>
            <translation>The guide of the number at the counter stands here</translation>
        </message>
        <message>
            <source>办事指南</source>
            <translation>Guide</translation>
        </message>
    </context>
    <context>
        <name>HandEntryPanel</name>
        <message>
            <source>补录手工办理的</source>
            <translation>Enter servings by hand</translation>
        </message>
        <message>
            <source>时间按纸上的记录，补录的号标为时间不精确</source>
            <translation>Times as on paper; the number is marked inexact</translation>
        </message>
        <message>
            <source>排队号</source>
            <translation>Number</translation>
        </message>
        <message>
            <source>没有取号，选择办了什么事</source>
            <translation>No number: choose the service</translation>
        </message>
        <message>
            <source>开始，如 9:05</source>
            <translation>Began, e.g. 9:05</translation>
        </message>
        <message>
            <source>办完，如 9:20</source>
            <translation>Ended, e.g. 9:20</translation>
        </message>
        <message>
            <source>为什么手工办理</source>
            <translation>Why by hand</translation>
        </message>
        <message>
            <source>补录</source>
            <translation>Enter</translation>
        </message>
        <message>
            <source>返回</source>
            <translation>Back</translation>
        </message>
        <message>
            <source>申请人已满 60 岁的：已询问，是本人真实意愿</source>
            <translation>If 60 or older: asked, and it is their own wish</translation>
        </message>
        <message>
            <source>办理结果</source>
            <translation>Outcome</translation>
        </message>
    </context>
    <context>
        <name>HeaderBar</name>
        <message>
            <source>演练</source>
            <translation>Drill</translation>
        </message>
        <message>
            <source>办完自动叫：开</source>
            <translation>Auto-call: on</translation>
        </message>
        <message>
            <source>办完自动叫：关</source>
            <translation>Auto-call: off</translation>
        </message>
        <message>
            <source>浅色</source>
            <translation>Light</translation>
        </message>
        <message>
            <source>深色</source>
            <translation>Dark</translation>
        </message>
        <message>
            <source>收成一条</source>
            <translation>Bar</translation>
        </message>
        <message>
            <source>锁定</source>
            <translation>Lock</translation>
        </message>
        <message>
            <source>签退</source>
            <translation>Sign off</translation>
        </message>
    </context>
    <context>
        <name>Main</name>
        <message>
            <source>一窗　%1</source>
            <translation>Yichuang  %1</translation>
        </message>
    </context>
    <context>
        <name>NowCard</name>
        <message>
            <source>通常 %1</source>
            <translation>usually %1</translation>
        </message>
        <message>
            <source>等候 %1 人</source>
            <translation>%1 waiting</translation>
        </message>
        <message>
            <source>没有人等候</source>
            <translation>Nobody waits</translation>
        </message>
        <message>
            <source>等候：%1</source>
            <translation>waited: %1</translation>
        </message>
    </context>
    <context>
        <name>OutcomeCard</name>
        <message>
            <source>%1 件</source>
            <translation>copies: %1</translation>
        </message>
        <message>
            <source>去掉</source>
            <translation>Remove</translation>
        </message>
        <message>
            <source>申请人已满 60 岁：已询问，是本人真实意愿</source>
            <translation>60 or older: asked, and it is their own wish</translation>
        </message>
        <message>
            <source>依法不需要办理</source>
            <translation>Not required by law</translation>
        </message>
        <message>
            <source>不属于本单位职权范围</source>
            <translation>Not this body</translation>
        </message>
        <message>
            <source>不符合受理条件</source>
            <translation>Condition not met</translation>
        </message>
        <message>
            <source>理由；不在本大厅的，写明应由哪个单位办理</source>
            <translation>Reason; name the right body where it is not in this hall</translation>
        </message>
        <message>
            <source>不予受理的理由，会打印给申请人</source>
            <translation>Reason of the refusal, printed for the applicant</translation>
        </message>
        <message>
            <source>申请材料（勾选已收到的）</source>
            <translation>Papers (tick what was handed in)</translation>
        </message>
        <message>
            <source>可容缺</source>
            <translation>may follow</translation>
        </message>
        <message>
            <source>非必备</source>
            <translation>optional</translation>
        </message>
        <message>
            <source>少一件</source>
            <translation>One copy less</translation>
        </message>
        <message>
            <source>多一件</source>
            <translation>One copy more</translation>
        </message>
        <message>
            <source>办理结果</source>
            <translation>Outcome</translation>
        </message>
        <message>
            <source>不予受理的原因</source>
            <translation>Reason of the refusal</translation>
        </message>
        <message>
            <source>不符合的条件</source>
            <translation>Condition that is not met</translation>
        </message>
        <message>
            <source>应由哪个部门办理</source>
            <translation>Department in charge</translation>
        </message>
    </context>
    <context>
        <name>OutcomePanel</name>
        <message>
            <source>更正结果　%1</source>
            <translation>Correct the outcome  %1</translation>
        </message>
        <message>
            <source>办理结果　%1</source>
            <translation>Outcome  %1</translation>
        </message>
        <message>
            <source>再办一个事项</source>
            <translation>Another service</translation>
        </message>
        <message>
            <source>更正原因（管理员更正时必填）</source>
            <translation>Why it is corrected (required of managers)</translation>
        </message>
        <message>
            <source>备注（只给工作人员看）</source>
            <translation>Note (for staff only)</translation>
        </message>
        <message>
            <source>确认更正</source>
            <translation>Correct</translation>
        </message>
        <message>
            <source>确认办完</source>
            <translation>Confirm</translation>
        </message>
        <message>
            <source>转“办不成事”反映窗口</source>
            <translation>To the counter for failed errands</translation>
        </message>
        <message>
            <source>返回</source>
            <translation>Back</translation>
        </message>
        <message>
            <source>确认并转号</source>
            <translation>Confirm and transfer</translation>
        </message>
    </context>
    <context>
        <name>PausePanel</name>
        <message>
            <source>挂起：为什么离开</source>
            <translation>Hold: why do they leave</translation>
        </message>
        <message>
            <source>暂停服务：原因只给内部看</source>
            <translation>Pause: the reason stays inside</translation>
        </message>
        <message>
            <source>%1 分钟后恢复</source>
            <translation>back in %1 min</translation>
        </message>
        <message>
            <source>备注（只给工作人员看）</source>
            <translation>Note (for staff only)</translation>
        </message>
        <message>
            <source>管理员放行的原因</source>
            <translation>A manager's reason</translation>
        </message>
        <message>
            <source>挂起</source>
            <translation>Hold</translation>
        </message>
        <message>
            <source>暂停服务</source>
            <translation>Pause</translation>
        </message>
        <message>
            <source>回车</source>
            <translation>Enter</translation>
        </message>
        <message>
            <source>返回</source>
            <translation>Back</translation>
        </message>
        <message>
            <source>早五分钟恢复</source>
            <translation>Five minutes earlier</translation>
        </message>
        <message>
            <source>晚五分钟恢复</source>
            <translation>Five minutes later</translation>
        </message>
    </context>
    <context>
        <name>Place</name>
        <message>
            <source>%1 号窗口</source>
            <translation>Counter %1</translation>
        </message>
    </context>
    <context>
        <name>SignInPage</name>
        <message>
            <source>签到上岗</source>
            <translation>Sign in</translation>
        </message>
        <message>
            <source>先换一个口令</source>
            <translation>Change the password first</translation>
        </message>
        <message>
            <source>选择窗口</source>
            <translation>Choose the counter</translation>
        </message>
        <message>
            <source>签退</source>
            <translation>Sign off</translation>
        </message>
        <message>
            <source>已锁定</source>
            <translation>Locked</translation>
        </message>
        <message>
            <source>工号</source>
            <translation>Staff number</translation>
        </message>
        <message>
            <source>口令</source>
            <translation>Password</translation>
        </message>
        <message>
            <source>登录</source>
            <translation>Log in</translation>
        </message>
        <message>
            <source>现在的口令</source>
            <translation>Present password</translation>
        </message>
        <message>
            <source>新口令：至少 10 个字符，3 类字符</source>
            <translation>New one: 10 characters of 3 kinds</translation>
        </message>
        <message>
            <source>再输入一次</source>
            <translation>Once more</translation>
        </message>
        <message>
            <source>两次输入的不一样</source>
            <translation>The two differ</translation>
        </message>
        <message>
            <source>换口令</source>
            <translation>Change</translation>
        </message>
        <message>
            <source>可以办：%1</source>
            <translation>Serves: %1</translation>
        </message>
        <message>
            <source>接管原因（管理员接管时填写）</source>
            <translation>Why it is taken over (of managers)</translation>
        </message>
        <message>
            <source>接管窗口</source>
            <translation>Take over</translation>
        </message>
        <message>
            <source>管理员放行的原因</source>
            <translation>A manager's reason</translation>
        </message>
        <message>
            <source>继续上岗</source>
            <translation>Stay</translation>
        </message>
        <message>
            <source>当前的号和窗口都保留着，输入口令继续。</source>
            <translation>Number and counter are kept; the password goes on.</translation>
        </message>
        <message>
            <source>解锁</source>
            <translation>Unlock</translation>
        </message>
        <message>
            <source>重新读取窗口</source>
            <translation>Read the counters again</translation>
        </message>
        <message>
            <source>换人登录</source>
            <translation>Somebody else logs in</translation>
        </message>
        <message>
            <source>在这里继续</source>
            <translation>Go on here</translation>
        </message>
        <message>
            <source>窗口</source>
            <translation>Counters</translation>
        </message>
    </context>
    <context>
        <name>TicketList</name>
        <message>
            <source>等候 %1</source>
            <translation>Waiting %1</translation>
        </message>
        <message>
            <source>暂离 %1</source>
            <translation>Away %1</translation>
        </message>
        <message>
            <source>已返回 %1</source>
            <translation>Back %1</translation>
        </message>
        <message>
            <source>过号 %1</source>
            <translation>No-show %1</translation>
        </message>
        <message>
            <source>排队号</source>
            <translation>Number</translation>
        </message>
        <message>
            <source>%1 人快到或已超过承诺的等候时间</source>
            <translation>%1 near or beyond the promised wait</translation>
        </message>
        <message>
            <source>没有</source>
            <translation>None</translation>
        </message>
        <message>
            <source>指定呼叫 %1 的原因</source>
            <translation>Why %1 is called out of turn</translation>
        </message>
        <message>
            <source>呼叫 %1</source>
            <translation>Call %1</translation>
        </message>
        <message>
            <source>结果已到</source>
            <translation>The result is there</translation>
        </message>
        <message>
            <source>空格</source>
            <translation>Space</translation>
        </message>
        <message>
            <source>恢复 %1 的原因</source>
            <translation>Why %1 is restored</translation>
        </message>
        <message>
            <source>恢复 %1</source>
            <translation>Restore %1</translation>
        </message>
        <message>
            <source>排队名单</source>
            <translation>List</translation>
        </message>
    </context>
    <context>
        <name>UntakenStrip</name>
        <message>
            <source>再次补交</source>
            <translation>Send again</translation>
        </message>
        <message>
            <source>作废</source>
            <translation>Set aside</translation>
        </message>
        <message>
            <source>确定作废</source>
            <translation>Yes, set aside</translation>
        </message>
        <message>
            <source>先留着</source>
            <translation>Keep it</translation>
        </message>
    </context>
    <context>
        <name>hall::counter::Acting</name>
        <message>
            <source>与服务器失去联系，已记在本机，恢复后自动补交</source>
            <translation>The server is lost; noted on this PC and sent when it is back</translation>
        </message>
    </context>
    <context>
        <name>hall::counter::ApplicantController</name>
        <message>
            <source>离承诺的时间还有 %1</source>
            <translation>%1 left of the promise</translation>
        </message>
        <message>
            <source>超过承诺的时间 %1</source>
            <translation>%1 beyond the promise</translation>
        </message>
        <message>
            <source>%1：%2。已等候 %3，%4；当时全厅等候 %5 人，本窗口可叫 %6 人。</source>
            <translation>%1: %2. Waited %3, %4; %5 waited in the hall then, %6 of them for this counter.</translation>
        </message>
        <message>
            <source>原因：%1。</source>
            <translation> Reason: %1.</translation>
        </message>
        <message>
            <source>%1 是直接办理的，没有叫号</source>
            <translation>%1 was served without a call</translation>
        </message>
    </context>
    <context>
        <name>hall::counter::CallingController</name>
        <message>
            <source>%1 件</source>
            <translation>copies: %1</translation>
        </message>
        <message>
            <source>补交材料</source>
            <translation>Missing papers</translation>
        </message>
        <message>
            <source>暂离后返回：%1</source>
            <translation>Back from a hold: %1</translation>
        </message>
        <message>
            <source>预审：材料齐全</source>
            <translation>Pre-check: complete</translation>
        </message>
        <message>
            <source>预审：材料不全</source>
            <translation>Pre-check: not complete</translation>
        </message>
        <message>
            <source>电话咨询</source>
            <translation>By telephone</translation>
        </message>
        <message>
            <source>排错队转来</source>
            <translation>From the wrong queue</translation>
        </message>
        <message>
            <source>补录的号，时间不精确</source>
            <translation>From paper, times inexact</translation>
        </message>
        <message>
            <source>第 %1 次呼叫</source>
            <translation>Call %1</translation>
        </message>
        <message>
            <source>，已播报</source>
            <translation>, announced</translation>
        </message>
        <message>
            <source>，等待播报</source>
            <translation>, not announced yet</translation>
        </message>
        <message>
            <source>；可以过号</source>
            <translation>; may be passed</translation>
        </message>
        <message>
            <source>；%1 秒后可以过号</source>
            <translation>; may be passed in %1 s</translation>
        </message>
        <message>
            <source>；叫满三次才能过号</source>
            <translation>; passed after three calls</translation>
        </message>
        <message>
            <source>呼叫下一位（%1）</source>
            <translation>Call next (%1)</translation>
        </message>
        <message>
            <source>呼叫下一位</source>
            <translation>Call next</translation>
        </message>
        <message>
            <source>等候取号…</source>
            <translation>Waiting for a number…</translation>
        </message>
        <message>
            <source>开始办理</source>
            <translation>Start</translation>
        </message>
        <message>
            <source>确认办完</source>
            <translation>Confirm</translation>
        </message>
        <message>
            <source>办理完毕</source>
            <translation>Finish</translation>
        </message>
        <message>
            <source>恢复服务</source>
            <translation>Resume</translation>
        </message>
        <message>
            <source>签到上岗</source>
            <translation>Sign in</translation>
        </message>
        <message>
            <source>受理条件</source>
            <translation>Conditions</translation>
        </message>
        <message>
            <source>申请材料</source>
            <translation>Papers</translation>
        </message>
        <message>
            <source>（可容缺）</source>
            <translation> (may follow)</translation>
        </message>
        <message>
            <source>（非必备）</source>
            <translation> (optional)</translation>
        </message>
        <message>
            <source>承诺时限</source>
            <translation>Promised time</translation>
        </message>
        <message>
            <source>法定时限</source>
            <translation>Legal limit</translation>
        </message>
        <message>
            <source>收费标准</source>
            <translation>Fees</translation>
        </message>
        <message>
            <source>可以容缺的</source>
            <translation>What may follow</translation>
        </message>
        <message>
            <source>告知承诺</source>
            <translation>On commitment</translation>
        </message>
        <message>
            <source>办理流程</source>
            <translation>Procedure</translation>
        </message>
        <message>
            <source>审查标准</source>
            <translation>Standard of review</translation>
        </message>
        <message>
            <source>设定依据</source>
            <translation>Legal basis</translation>
        </message>
        <message>
            <source>版本</source>
            <translation>Version</translation>
        </message>
        <message>
            <source>第 %1 版，%2 起施行</source>
            <translation>Version %1, in force from %2</translation>
        </message>
        <message>
            <source>继续办 %1（%2 秒内）</source>
            <translation>Go on with %1 (within %2 s)</translation>
        </message>
        <message>
            <source>与服务器失去联系，暂时不能叫号。请按应急叫号单叫号</source>
            <translation>The server is lost: nobody can be called. Call from the emergency list</translation>
        </message>
        <message>
            <source>%1 正在呼叫中：开始办理、再次呼叫或过号之后再叫下一位</source>
            <translation>%1 is being called: start, call again or pass before the next</translation>
        </message>
        <message>
            <source>确认并转号</source>
            <translation>Confirm and transfer</translation>
        </message>
        <message>
            <source>%1 已不在呼叫中：申请人取消了，或由别处处理</source>
            <translation>%1 is not called any more: cancelled, or dealt with elsewhere</translation>
        </message>
    </context>
    <context>
        <name>hall::counter::CounterTray</name>
        <message>
            <source>请先解锁，再签退</source>
            <translation>Unlock first, then sign off</translation>
        </message>
        <message>
            <source>打开窗口</source>
            <translation>Open the window</translation>
        </message>
        <message>
            <source>收成一条</source>
            <translation>Bar</translation>
        </message>
        <message>
            <source>退出</source>
            <translation>Quit</translation>
        </message>
        <message>
            <source>一窗：等候 %1 人</source>
            <translation>Yichuang: %1 waiting</translation>
        </message>
        <message>
            <source>一窗：未签到</source>
            <translation>Yichuang: not signed in</translation>
        </message>
    </context>
    <context>
        <name>hall::counter::ErrandController</name>
        <message>
            <source>直接办理：办什么事</source>
            <translation>Walk-up: what for</translation>
        </message>
        <message>
            <source>电话咨询：问什么事</source>
            <translation>By telephone: about what</translation>
        </message>
        <message>
            <source>转号：转去办什么</source>
            <translation>Transfer: to what</translation>
        </message>
        <message>
            <source>再办一个事项</source>
            <translation>Another service</translation>
        </message>
        <message>
            <source>补录：办了什么事</source>
            <translation>Enter: what was it</translation>
        </message>
        <message>
            <source>由能办的窗口叫号</source>
            <translation>Any able counter</translation>
        </message>
        <message>
            <source>不分事项</source>
            <translation>no service needed</translation>
        </message>
        <message>
            <source>请先选择转到哪个窗口</source>
            <translation>Choose the counter first</translation>
        </message>
        <message>
            <source>只由 %1叫号</source>
            <translation>Only %1</translation>
        </message>
        <message>
            <source>选的窗口已经没有人了，请另选一个</source>
            <translation>Nobody sits at that counter any more: choose another</translation>
        </message>
    </context>
    <context>
        <name>hall::counter::FloorController</name>
        <message>
            <source>办理范围增加：%1。</source>
            <translation>You now also serve: %1.</translation>
        </message>
        <message>
            <source>不再办理：%1。正在办理的可以继续办完。</source>
            <translation>You no longer serve: %1. What is being served may be finished.</translation>
        </message>
        <message>
            <source>正在等服务器的消息…</source>
            <translation>Waiting for the server…</translation>
        </message>
        <message>
            <source>与服务器失去联系，以下是断开前的情况，不能叫号</source>
            <translation>The server is lost: what stands here is from before; nobody can be called</translation>
        </message>
        <message>
            <source>；已有 %1 笔记在本机</source>
            <translation>; %1 noted on this PC</translation>
        </message>
        <message>
            <source>大厅暂停服务</source>
            <translation>The hall is suspended</translation>
        </message>
        <message>
            <source>约 %1 人要在下班后办理，预计到 %2</source>
            <translation>About %1 will be served after closing, until %2</translation>
        </message>
    </context>
    <context>
        <name>hall::counter::HandEntryController</name>
        <message>
            <source>系统中断，手工叫号办理</source>
            <translation>System down, called by hand</translation>
        </message>
        <message>
            <source>等候和过号的号里没有 %1</source>
            <translation>No %1 among those who wait or were passed</translation>
        </message>
        <message>
            <source>请输入排队号；没有取号的，选择办了什么事</source>
            <translation>Type the number, or choose the service</translation>
        </message>
        <message>
            <source>请按纸上的记录输入时间，例如 9:05</source>
            <translation>Type the times of the paper, such as 9:05</translation>
        </message>
        <message>
            <source>办完的时间早于开始的时间</source>
            <translation>It ended before it began</translation>
        </message>
        <message>
            <source>办完的时间还没有到</source>
            <translation>The end lies in the future</translation>
        </message>
        <message>
            <source>请写明为什么手工办理</source>
            <translation>Say why it was by hand</translation>
        </message>
        <message>
            <source>已补录 %1</source>
            <translation>%1 entered</translation>
        </message>
    </context>
    <context>
        <name>hall::counter::OutcomeController</name>
        <message>
            <source>请选择办理结果</source>
            <translation>Choose the outcome</translation>
        </message>
        <message>
            <source>不予受理要选择理由</source>
            <translation>A refusal needs its ground</translation>
        </message>
        <message>
            <source>请选择不符合的是哪一条受理条件</source>
            <translation>Choose the condition that is not met</translation>
        </message>
        <message>
            <source>请选择应由哪个部门办理，或在说明里写明</source>
            <translation>Choose the right department, or name it in the reason</translation>
        </message>
        <message>
            <source>不予受理要写明理由</source>
            <translation>A refusal needs its reason in words</translation>
        </message>
        <message>
            <source>请去掉缺少的材料前面的勾</source>
            <translation>Untick what is missing</translation>
        </message>
        <message>
            <source>缺少的材料里有不能容缺的，请改为一次性告知</source>
            <translation>Something missing may not follow later: issue a one-time notice</translation>
        </message>
        <message>
            <source>申请人已满 60 岁，请先询问是不是本人的真实意愿</source>
            <translation>60 or older: ask first whether it is their own wish</translation>
        </message>
        <message>
            <source>咨询</source>
            <translation>Advice</translation>
        </message>
    </context>
    <context>
        <name>hall::counter::PapersController</name>
        <message>
            <source>（第 %1 条：%2）</source>
            <translation> (condition %1: %2)</translation>
        </message>
        <message>
            <source>不予受理告知单</source>
            <translation>The refusal</translation>
        </message>
        <message>
            <source>应急叫号单</source>
            <translation>The emergency list</translation>
        </message>
        <message>
            <source>这个号没有办事指南可打印</source>
            <translation>This number has no guide to print</translation>
        </message>
        <message>
            <source>办事指南</source>
            <translation>Guide</translation>
        </message>
        <message>
            <source>%1已打印</source>
            <translation>%1 was printed</translation>
        </message>
        <message>
            <source>%1没有打印出来，请检查打印机</source>
            <translation>%1 did not come out: look at the printer</translation>
        </message>
    </context>
    <context>
        <name>hall::counter::PauseController</name>
        <message>
            <source>先办完或转走当前的号，再暂停服务</source>
            <translation>Finish or transfer the number first</translation>
        </message>
        <message>
            <source>%1，原定 %2 恢复，已经超过</source>
            <translation>%1, announced until %2, which is over</translation>
        </message>
        <message>
            <source>%1，预计 %2 恢复</source>
            <translation>%1, back at %2</translation>
        </message>
    </context>
    <context>
        <name>hall::counter::SignInController</name>
        <message>
            <source>请输入工号和口令</source>
            <translation>Type staff number and password</translation>
        </message>
        <message>
            <source>大厅里没有 %1 这个窗口，请选择窗口</source>
            <translation>There is no counter %1 in the hall: choose one</translation>
        </message>
        <message>
            <source>（%1 在岗）</source>
            <translation> (%1 is there)</translation>
        </message>
        <message>
            <source>请选择窗口</source>
            <translation>Choose the counter</translation>
        </message>
        <message>
            <source>本窗口的业务没有人在等候。</source>
            <translation>Nobody waits in the queues of this counter.</translation>
        </message>
        <message>
            <source>本窗口的业务还有 %1 人在等候，按现在的用时约到 %2 办完。</source>
            <translation>%1 still wait in the queues of this counter, until about %2 as things stand.</translation>
        </message>
        <message>
            <source>其中约 %1 人要在下班后办理，已经取号的都要办完再下班。</source>
            <translation> About %1 of them after closing: whoever has a number is served.</translation>
        </message>
    </context>
    <context>
        <name>hall::counter::TicketsController</name>
        <message>
            <source>指定呼叫</source>
            <translation>Call this one</translation>
        </message>
        <message>
            <source>继续办理</source>
            <translation>Go on</translation>
        </message>
        <message>
            <source>恢复叫号</source>
            <translation>Restore</translation>
        </message>
        <message>
            <source>预约 %1</source>
            <translation>booked for %1</translation>
        </message>
        <message>
            <source>结果已到，等申请人回来</source>
            <translation>the result is there</translation>
        </message>
        <message>
            <source>再叫 %1 个号后可叫</source>
            <translation>callable after %1 more calls</translation>
        </message>
        <message>
            <source>预审：材料齐全</source>
            <translation>Pre-check: complete</translation>
        </message>
        <message>
            <source>预审：材料不全</source>
            <translation>Pre-check: not complete</translation>
        </message>
        <message>
            <source>只能由其他窗口叫</source>
            <translation>another counter alone</translation>
        </message>
        <message>
            <source>指定呼叫要写明原因</source>
            <translation>Calling out of turn needs a reason</translation>
        </message>
        <message>
            <source>这个号已不在列表里，可能已由其他窗口呼叫</source>
            <translation>That number is not on the list any more; another counter may have called it</translation>
        </message>
    </context>
    <context>
        <name>hall::counter::UntakenController</name>
        <message>
            <source>开始办理</source>
            <translation>Start</translation>
        </message>
        <message>
            <source>%1“%2”不再补交，本机也不再留存。确定作废吗？</source>
            <translation>%1 (%2) would not be sent again nor kept on this PC. Set it aside?</translation>
        </message>
        <message>
            <source>%1“%2”没有补交成功：%3</source>
            <translation>%1 (%2) was not taken: %3</translation>
        </message>
        <message>
            <source>已留在本机，可以再次补交。</source>
            <translation> It is kept here and may be sent again.</translation>
        </message>
        <message>
            <source>已留在本机，但这个号不在本窗口办理，请核对后作废。</source>
            <translation> It is kept here, but its number is not served at this counter: check, then set it aside.</translation>
        </message>
    </context>
</TS>
