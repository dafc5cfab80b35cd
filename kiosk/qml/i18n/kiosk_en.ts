<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="zh_CN">
<context>
    <name>BottomBar</name>
    <message>
        <source>长辈版</source>
        <translation>Easy view</translation>
    </message>
    <message>
        <source>低位操作</source>
        <translation>Low reach</translation>
    </message>
    <message>
        <source>语音播报</source>
        <translation>Voice</translation>
    </message>
    <message>
        <source>高对比度</source>
        <translation>High contrast</translation>
    </message>
    <message>
        <source>English</source>
        <translation>中文</translation>
    </message>
    <message>
        <source>上一步</source>
        <translation>Back</translation>
    </message>
    <message>
        <source>首页</source>
        <translation>Start</translation>
    </message>
</context>
<context>
    <name>ChoiceDialog</name>
    <message>
        <source>返回</source>
        <translation>Back</translation>
    </message>
</context>
<context>
    <name>Denial</name>
    <message>
        <source>这项业务现在不取号，请到导办台咨询。</source>
        <translation>No numbers for this service now. Please ask at the information desk.</translation>
    </message>
    <message>
        <source>这项业务现在不取号，%1 开始取号。</source>
        <translation>No numbers for this service now. It opens at %1.</translation>
    </message>
    <message>
        <source>您已取号 %1，还在等候中。</source>
        <translation>You already have number %1 and it is still waiting.</translation>
    </message>
    <message>
        <source>这项业务需要登记证件。请刷身份证，或到导办台办理。</source>
        <translation>This service needs your document. Lay your ID card on the reader, or go to the information desk.</translation>
    </message>
    <message>
        <source>证件号码不对，请核对后重新输入。</source>
        <translation>The document number is wrong. Please check and type it again.</translation>
    </message>
    <message>
        <source>这个统一社会信用代码的校验位不对。请核对，确实无误可以继续。</source>
        <translation>The check character of this credit code is wrong. Please check it; continue only if you are sure.</translation>
    </message>
    <message>
        <source>这项业务刚刚有更新，请重新选择。</source>
        <translation>This service has just been updated. Please choose it again.</translation>
    </message>
    <message>
        <source>大厅暂停取号，请听现场工作人员安排。</source>
        <translation>The hall has paused issuing numbers. Please follow the staff.</translation>
    </message>
    <message>
        <source>今天没有窗口办理这项业务，请到导办台咨询。</source>
        <translation>No counter handles this service today. Please ask at the information desk.</translation>
    </message>
    <message>
        <source>没有找到这个号，请核对号票上的排队号。</source>
        <translation>This number was not found. Please check the number on your ticket.</translation>
    </message>
    <message>
        <source>这个号现在不能这样办，请到导办台咨询。</source>
        <translation>This cannot be done with this number now. Please ask at the information desk.</translation>
    </message>
    <message>
        <source>这个号已恢复过一次，再次恢复请到导办台。</source>
        <translation>This number has been restored once. To restore it again, go to the information desk.</translation>
    </message>
    <message>
        <source>网络不通，没有办成。请稍后再试，或到导办台办理。</source>
        <translation>No network: it was not done. Try again later, or go to the information desk.</translation>
    </message>
    <message>
        <source>网络中断，本机现在不能取号。请到导办台取号。</source>
        <translation>Connection lost; no numbers here for now. Please go to the information desk.</translation>
    </message>
    <message>
        <source>本机暂不办理预约取号，请到导办台办理。</source>
        <translation>This kiosk does not check in booked visits yet. Please go to the information desk.</translation>
    </message>
    <message>
        <source>没有办成。请到导办台办理。</source>
        <translation>It was not done. Please go to the information desk.</translation>
    </message>
    <message>
        <source>周一</source>
        <translation>Mon</translation>
    </message>
    <message>
        <source>周二</source>
        <translation>Tue</translation>
    </message>
    <message>
        <source>周三</source>
        <translation>Wed</translation>
    </message>
    <message>
        <source>周四</source>
        <translation>Thu</translation>
    </message>
    <message>
        <source>周五</source>
        <translation>Fri</translation>
    </message>
    <message>
        <source>周六</source>
        <translation>Sat</translation>
    </message>
    <message>
        <source>周日</source>
        <translation>Sun</translation>
    </message>
    <message>
        <source>%1月%2日（%3）%4</source>
        <translation>%3 %1-%2, %4</translation>
    </message>
</context>
<context>
    <name>FindPage</name>
    <message>
        <source>按下面的字母键输入拼音首字母，例如“身份证”输入 SFZ。也可以直接翻页查找。</source>
        <translation>Type the first letters of the name in pinyin, such as SFZ for 身份证 (identity card). Or turn the pages below.</translation>
    </message>
    <message>
        <source>输入事项名称或拼音首字母</source>
        <translation>Type the name or its pinyin initials</translation>
    </message>
</context>
<context>
    <name>Ground</name>
    <message>
        <source>老年人</source>
        <translation>Elderly</translation>
    </message>
    <message>
        <source>残疾人</source>
        <translation>Disabled</translation>
    </message>
    <message>
        <source>孕妇</source>
        <translation>Pregnant</translation>
    </message>
    <message>
        <source>携带婴幼儿</source>
        <translation>With an infant</translation>
    </message>
    <message>
        <source>军人</source>
        <translation>Serviceman</translation>
    </message>
    <message>
        <source>退役军人和“三属”（凭优待证）</source>
        <translation>Veteran or family of the fallen (with card)</translation>
    </message>
    <message>
        <source>消防救援人员</source>
        <translation>Fire and rescue</translation>
    </message>
</context>
<context>
    <name>GuideActions</name>
    <message>
        <source>手机扫码查看</source>
        <translation>Scan with your phone</translation>
    </message>
    <message>
        <source>上一屏</source>
        <translation>Page up</translation>
    </message>
    <message>
        <source>下一屏</source>
        <translation>Page down</translation>
    </message>
    <message>
        <source>取号</source>
        <translation>Take a number</translation>
    </message>
</context>
<context>
    <name>GuideHeading</name>
    <message>
        <source>示例</source>
        <translation>Sample</translation>
    </message>
</context>
<context>
    <name>GuideText</name>
    <message>
        <source>申请材料</source>
        <translation>Papers needed</translation>
    </message>
    <message>
        <source>这个事项还没有办事指南，请到导办台咨询。</source>
        <translation>There is no guide for this service yet. Please ask at the information desk.</translation>
    </message>
</context>
<context>
    <name>HeaderBar</name>
    <message>
        <source>纸将用完</source>
        <translation>Paper low</translation>
    </message>
    <message>
        <source>演练</source>
        <translation>Drill</translation>
    </message>
</context>
<context>
    <name>HomeContact</name>
    <message>
        <source>手机扫码看办事指南</source>
        <translation>Guides on your phone</translation>
    </message>
    <message>
        <source>投诉电话 %1</source>
        <translation>Complaints: %1</translation>
    </message>
</context>
<context>
    <name>HomePage</name>
    <message>
        <source>请选择您要办的事</source>
        <translation>What would you like to do?</translation>
    </message>
    <message>
        <source>个人办事</source>
        <translation>For individuals</translation>
    </message>
    <message>
        <source>人</source>
        <translation>人</translation>
    </message>
    <message>
        <source>企业办事</source>
        <translation>For businesses</translation>
    </message>
    <message>
        <source>企</source>
        <translation>企</translation>
    </message>
</context>
<context>
    <name>HomeServices</name>
    <message>
        <source>常办事项</source>
        <translation>Most used</translation>
    </message>
    <message>
        <source>其他业务</source>
        <translation>Other business</translation>
    </message>
    <message>
        <source>咨询和查询</source>
        <translation>Advice and information</translation>
    </message>
</context>
<context>
    <name>IdentityDialog</name>
    <message>
        <source>请输入护照号码</source>
        <translation>Type the passport number</translation>
    </message>
    <message>
        <source>居民身份证、统一社会信用代码</source>
        <translation>Chinese ID card, credit code</translation>
    </message>
    <message>
        <source>护照</source>
        <translation>Passport</translation>
    </message>
    <message>
        <source>通行证、居留证等其他证件</source>
        <translation>Permit or other document</translation>
    </message>
    <message>
        <source>返回</source>
        <translation>Back</translation>
    </message>
    <message>
        <source>其他证件</source>
        <translation>Other ID</translation>
    </message>
    <message>
        <source>数字键盘</source>
        <translation>Number keys</translation>
    </message>
    <message>
        <source>字母键盘</source>
        <translation>Letter keys</translation>
    </message>
    <message>
        <source>确实无误</source>
        <translation>It is right</translation>
    </message>
    <message>
        <source>确定</source>
        <translation>OK</translation>
    </message>
</context>
<context>
    <name>IdleDialog</name>
    <message>
        <source>还在办理吗？%1 秒后返回首页</source>
        <translation>Are you still there? Back to the start in %1 s</translation>
    </message>
    <message>
        <source>继续使用</source>
        <translation>Continue</translation>
    </message>
</context>
<context>
    <name>KeyPad</name>
    <message>
        <source>清空</source>
        <translation>Clear</translation>
    </message>
    <message>
        <source>删除</source>
        <translation>Delete</translation>
    </message>
</context>
<context>
    <name>MorePage</name>
    <message>
        <source>更多服务</source>
        <translation>More services</translation>
    </message>
</context>
<context>
    <name>NoticeStrip</name>
    <message>
        <source>%1 / %2</source>
        <translation>%1 / %2</translation>
    </message>
</context>
<context>
    <name>NumberDetailsCard</name>
    <message>
        <source>代办人</source>
        <translation>Agent</translation>
    </message>
    <message>
        <source>证件</source>
        <translation>ID</translation>
    </message>
    <message>
        <source>请刷身份证，或扫电子证照码</source>
        <translation>Lay your ID card on the reader, or scan your licence code</translation>
    </message>
    <message>
        <source>请刷身份证</source>
        <translation>Lay your ID card on the reader</translation>
    </message>
    <message>
        <source>为谁办</source>
        <translation>For</translation>
    </message>
    <message>
        <source>本人办理</source>
        <translation>Myself</translation>
    </message>
    <message>
        <source>代他人办理</source>
        <translation>Somebody else</translation>
    </message>
    <message>
        <source>委托人</source>
        <translation>Acting for</translation>
    </message>
    <message>
        <source>请刷委托人的身份证</source>
        <translation>Lay on their ID card</translation>
    </message>
    <message>
        <source>您是</source>
        <translation>You are</translation>
    </message>
    <message>
        <source>更改</source>
        <translation>Change</translation>
    </message>
    <message>
        <source>更改与委托人的关系</source>
        <translation>Change what you are to the person you act for</translation>
    </message>
    <message>
        <source>优先</source>
        <translation>Priority</translation>
    </message>
    <message>
        <source>不需要优先</source>
        <translation>No priority</translation>
    </message>
    <message>
        <source>选择优先事由</source>
        <translation>Choose priority</translation>
    </message>
    <message>
        <source>件数</source>
        <translation>Cases</translation>
    </message>
    <message>
        <source>%1 件</source>
        <translation>%1</translation>
    </message>
    <message>
        <source>减少十件</source>
        <translation>Ten less</translation>
    </message>
    <message>
        <source>减少一件</source>
        <translation>One fewer</translation>
    </message>
    <message>
        <source>增加一件</source>
        <translation>One more</translation>
    </message>
    <message>
        <source>增加十件</source>
        <translation>Ten more</translation>
    </message>
    <message>
        <source>不刷证取号</source>
        <translation>Take a number without ID</translation>
    </message>
    <message>
        <source>确认取号</source>
        <translation>Take this number</translation>
    </message>
</context>
<context>
    <name>NumberPage</name>
    <message>
        <source>请输入证件号码</source>
        <translation>Type your document number</translation>
    </message>
    <message>
        <source>请输入委托人的证件号码</source>
        <translation>Number of the person you act for</translation>
    </message>
    <message>
        <source>请选择优先事由，办理时请出示证明</source>
        <translation>Choose your ground for priority. Please show proof at the counter.</translation>
    </message>
    <message>
        <source>不需要优先</source>
        <translation>No priority</translation>
    </message>
    <message>
        <source>您是委托人的什么人？</source>
        <translation>What are you to the person you act for?</translation>
    </message>
    <message>
        <source>取优先号</source>
        <translation>Priority number</translation>
    </message>
    <message>
        <source>取普通号</source>
        <translation>Ordinary number</translation>
    </message>
    <message>
        <source>返回修改</source>
        <translation>Go back and change</translation>
    </message>
    <message>
        <source>确实无误，继续取号</source>
        <translation>It is right, continue</translation>
    </message>
    <message>
        <source>补打号票</source>
        <translation>Reprint ticket</translation>
    </message>
    <message>
        <source>另取一个号</source>
        <translation>Take another number</translation>
    </message>
    <message>
        <source>返回首页</source>
        <translation>Back to the start</translation>
    </message>
</context>
<context>
    <name>OwnNumberActions</name>
    <message>
        <source>恢复叫号</source>
        <translation>Join the queue again</translation>
    </message>
    <message>
        <source>我回来了</source>
        <translation>I am back</translation>
    </message>
    <message>
        <source>补打号票</source>
        <translation>Reprint ticket</translation>
    </message>
    <message>
        <source>查另一个号</source>
        <translation>Check another number</translation>
    </message>
</context>
<context>
    <name>OwnNumberPage</name>
    <message>
        <source>进度查询</source>
        <translation>Check my number</translation>
    </message>
    <message>
        <source>查询</source>
        <translation>Look up</translation>
    </message>
    <message>
        <source>完成</source>
        <translation>Done</translation>
    </message>
    <message>
        <source>查另一个号</source>
        <translation>Check another number</translation>
    </message>
    <message>
        <source>请稍候…</source>
        <translation>Please wait…</translation>
    </message>
</context>
<context>
    <name>PersonRow</name>
    <message>
        <source>本机不能刷证，请输入号码</source>
        <translation>No card reader: please type the number</translation>
    </message>
    <message>
        <source>输入号码</source>
        <translation>Enter number</translation>
    </message>
    <message>
        <source>%1：输入号码</source>
        <translation>%1: enter number</translation>
    </message>
    <message>
        <source>清除</source>
        <translation>Clear</translation>
    </message>
    <message>
        <source>%1：清除</source>
        <translation>%1: clear</translation>
    </message>
</context>
<context>
    <name>Place</name>
    <message>
        <source>%1 号窗口</source>
        <translation>counter %1</translation>
    </message>
    <message>
        <source>请留意%1叫号</source>
        <translation>Please watch %1</translation>
    </message>
    <message>
        <source>请在%1等候</source>
        <translation>Please wait in %1</translation>
    </message>
    <message>
        <source>请在%1等候，留意%2叫号</source>
        <translation>Please wait in %1 and watch %2</translation>
    </message>
</context>
<context>
    <name>Relation</name>
    <message>
        <source>亲友</source>
        <translation>Family or friend</translation>
    </message>
    <message>
        <source>单位经办人</source>
        <translation>Employee of the body</translation>
    </message>
    <message>
        <source>法定代理人或监护人</source>
        <translation>Legal representative or guardian</translation>
    </message>
    <message>
        <source>受委托的机构</source>
        <translation>Commissioned agency</translation>
    </message>
    <message>
        <source>其他</source>
        <translation>Other</translation>
    </message>
</context>
<context>
    <name>ReminderCard</name>
    <message>
        <source>排队号 %1 的号票可能没有打印出来。</source>
        <translation>The ticket of number %1 may not have been printed.</translation>
    </message>
    <message>
        <source>补打号票</source>
        <translation>Reprint ticket</translation>
    </message>
    <message>
        <source>不用补打</source>
        <translation>Not needed</translation>
    </message>
</context>
<context>
    <name>ResultDelegate</name>
    <message>
        <source>指南</source>
        <translation>Guide</translation>
    </message>
    <message>
        <source>%1的办事指南</source>
        <translation>Guide: %1</translation>
    </message>
</context>
<context>
    <name>ResultPage</name>
    <message>
        <source>再打印一次</source>
        <translation>Print again</translation>
    </message>
    <message>
        <source>完成（%1 秒）</source>
        <translation>Done (%1 s)</translation>
    </message>
    <message>
        <source>完成</source>
        <translation>Done</translation>
    </message>
</context>
<context>
    <name>ResultsCard</name>
    <message>
        <source>没有找到。请换一个词，或到导办台咨询。</source>
        <translation>Nothing found. Try another word, or ask at the information desk.</translation>
    </message>
    <message>
        <source>上一页</source>
        <translation>Previous</translation>
    </message>
    <message>
        <source>%1 / %2</source>
        <translation>%1 / %2</translation>
    </message>
    <message>
        <source>第 %1 页，共 %2 页</source>
        <translation>Page %1 of %2</translation>
    </message>
    <message>
        <source>下一页</source>
        <translation>Next</translation>
    </message>
</context>
<context>
    <name>SpokenPage</name>
    <message>
        <source>排队号 %1 的号票可能没有打印出来，可以补打</source>
        <translation>The ticket of number %1 may not have been printed; it can be reprinted</translation>
    </message>
    <message>
        <source>演练</source>
        <translation>Drill</translation>
    </message>
    <message>
        <source>也可以不打印号票，继续取号</source>
        <translation>Or take a number without a paper ticket</translation>
    </message>
    <message>
        <source>请选择您要办的事</source>
        <translation>What would you like to do?</translation>
    </message>
    <message>
        <source>个人办事、企业办事</source>
        <translation>For individuals, for businesses</translation>
    </message>
    <message>
        <source>常办事项：%1</source>
        <translation>Most used: %1</translation>
    </message>
    <message>
        <source>其他服务：%1</source>
        <translation>Other services: %1</translation>
    </message>
    <message>
        <source>投诉电话 %1</source>
        <translation>Complaints: %1</translation>
    </message>
    <message>
        <source>没有找到</source>
        <translation>Nothing found</translation>
    </message>
    <message>
        <source>第 %1 页，共 %2 页</source>
        <translation>Page %1 of %2</translation>
    </message>
    <message>
        <source>%1：%2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>%1：号码已输入</source>
        <translation>%1: number entered</translation>
    </message>
    <message>
        <source>%1：已读到</source>
        <translation>%1: read</translation>
    </message>
    <message>
        <source>证件</source>
        <translation>ID</translation>
    </message>
    <message>
        <source>本人办理</source>
        <translation>Myself</translation>
    </message>
    <message>
        <source>代办人的证件</source>
        <translation>ID of the agent</translation>
    </message>
    <message>
        <source>代他人办理，您是%1</source>
        <translation>For somebody else. You are: %1</translation>
    </message>
    <message>
        <source>委托人的证件</source>
        <translation>ID of the principal</translation>
    </message>
    <message>
        <source>不需要优先</source>
        <translation>No priority</translation>
    </message>
    <message>
        <source>优先事由：%1</source>
        <translation>Ground for priority: %1</translation>
    </message>
    <message>
        <source>共 %1 件</source>
        <translation>Cases: %1</translation>
    </message>
    <message>
        <source>您的排队号是 %1</source>
        <translation>Your number is %1</translation>
    </message>
    <message>
        <source>更多服务：%1</source>
        <translation>More services: %1</translation>
    </message>
</context>
<context>
    <name>TypedEcho</name>
    <message>
        <source>已清空</source>
        <translation>Cleared</translation>
    </message>
    <message>
        <source>已删除 %1</source>
        <translation>Deleted %1</translation>
    </message>
    <message>
        <source>嘀，已输入 %1 位</source>
        <translation>Beep. Characters typed: %1</translation>
    </message>
    <message>
        <source>已输入 %1 位</source>
        <translation>Characters typed: %1</translation>
    </message>
</context>
<context>
    <name>Wait</name>
    <message>
        <source>现在不用等候</source>
        <translation>No waiting now</translation>
    </message>
    <message>
        <source>前面没有人</source>
        <translation>Nobody ahead of you</translation>
    </message>
    <message>
        <source>前面约 %1 人</source>
        <translation>About %1 ahead of you</translation>
    </message>
    <message>
        <source>%1，预计等候 %2 分钟</source>
        <translation>%1, expected wait %2 min</translation>
    </message>
</context>
<context>
    <name>WithoutPaperPage</name>
    <message>
        <source>不打印号票，继续取号</source>
        <translation>Take a number without a paper ticket</translation>
    </message>
    <message>
        <source>进度查询</source>
        <translation>Check my number</translation>
    </message>
    <message>
        <source>办事指南</source>
        <translation>Guides</translation>
    </message>
</context>
<context>
    <name>hall::kiosk::FindController</name>
    <message>
        <source>一件事一次办</source>
        <translation>One-stop life events</translation>
    </message>
    <message>
        <source>补交材料：请选择您原来申请的事项</source>
        <translation>Hand in missing papers: choose the service you applied for</translation>
    </message>
    <message>
        <source>办事指南：请选择事项</source>
        <translation>Guides: choose a service</translation>
    </message>
    <message>
        <source>企业办事</source>
        <translation>For businesses</translation>
    </message>
    <message>
        <source>个人办事</source>
        <translation>For individuals</translation>
    </message>
    <message>
        <source>现在不取号</source>
        <translation>No numbers now</translation>
    </message>
    <message>
        <source>即办</source>
        <translation>Instant</translation>
    </message>
    <message>
        <source>一次办 %1 个事项</source>
        <translation>%1 services in one go</translation>
    </message>
    <message>
        <source>一件事</source>
        <translation>One-stop</translation>
    </message>
</context>
<context>
    <name>hall::kiosk::GuideController</name>
    <message>
        <source>第 %1 版　%2年%3月%4日起施行</source>
        <translation>Version %1, in force from %2-%3-%4</translation>
    </message>
    <message>
        <source>正在打印…</source>
        <translation>Printing…</translation>
    </message>
    <message>
        <source>已打印，请取走</source>
        <translation>Printed, please take it</translation>
    </message>
    <message>
        <source>没有打印出来，再试一次</source>
        <translation>Not printed. Try again</translation>
    </message>
    <message>
        <source>打印指南</source>
        <translation>Print guide</translation>
    </message>
    <message>
        <source>这个事项还没有办事指南，请到导办台咨询。</source>
        <translation>There is no guide for this service yet. Please ask at the information desk.</translation>
    </message>
    <message>
        <source>示例，不作依据</source>
        <translation>Sample, not binding</translation>
    </message>
    <message>
        <source>申请材料</source>
        <translation>Papers needed</translation>
    </message>
    <message>
        <source>原件 %1 份</source>
        <translation>originals: %1</translation>
    </message>
    <message>
        <source>复印件 %1 份</source>
        <translation>copies: %1</translation>
    </message>
    <message>
        <source>由%1出具</source>
        <translation>issued by %1</translation>
    </message>
    <message>
        <source>可容缺</source>
        <translation>Can follow</translation>
    </message>
    <message>
        <source>必备</source>
        <translation>Required</translation>
    </message>
    <message>
        <source>非必备</source>
        <translation>Optional</translation>
    </message>
    <message>
        <source>、</source>
        <translation>, </translation>
    </message>
    <message>
        <source>空白表格</source>
        <translation>Blank form</translation>
    </message>
    <message>
        <source>样表</source>
        <translation>Filled sample</translation>
    </message>
    <message>
        <source>没有规定</source>
        <translation>Not specified</translation>
    </message>
    <message>
        <source>承诺时限</source>
        <translation>Promised time</translation>
    </message>
    <message>
        <source>法定时限</source>
        <translation>Legal time limit</translation>
    </message>
    <message>
        <source>收费标准</source>
        <translation>Fees</translation>
    </message>
    <message>
        <source>办理地点</source>
        <translation>Where</translation>
    </message>
    <message>
        <source>办理条件</source>
        <translation>Conditions</translation>
    </message>
    <message>
        <source>办理程序</source>
        <translation>Procedure</translation>
    </message>
    <message>
        <source>审查标准</source>
        <translation>Review standard</translation>
    </message>
    <message>
        <source>办结时限</source>
        <translation>Time limit</translation>
    </message>
    <message>
        <source>容缺受理</source>
        <translation>Papers that may follow later</translation>
    </message>
    <message>
        <source>告知承诺</source>
        <translation>Commitment instead of proof</translation>
    </message>
    <message>
        <source>申请方式</source>
        <translation>How to apply</translation>
    </message>
    <message>
        <source>网上办理深度</source>
        <translation>Online service level</translation>
    </message>
    <message>
        <source>跑动次数</source>
        <translation>Visits needed</translation>
    </message>
    <message>
        <source>%1 次</source>
        <translation>%1</translation>
    </message>
    <message>
        <source>受理单位</source>
        <translation>Accepted by</translation>
    </message>
    <message>
        <source>设定依据</source>
        <translation>Legal basis</translation>
    </message>
    <message>
        <source>联系方式</source>
        <translation>Contact</translation>
    </message>
    <message>
        <source>投诉渠道</source>
        <translation>Complaints</translation>
    </message>
</context>
<context>
    <name>hall::kiosk::HallNotice</name>
    <message>
        <source>大厅暂停服务，请听现场工作人员安排。</source>
        <translation>The hall has paused its services. Please follow the staff.</translation>
    </message>
    <message>
        <source>现在不在服务时间。可以查指南、查进度。服务时间：%1</source>
        <translation>Closed now. You can read guides and check your number. Opening hours: %1</translation>
    </message>
    <message>
        <source>现在不在服务时间。可以查指南。服务时间：%1</source>
        <translation>The hall is closed now. Guides can be read. Opening hours: %1</translation>
    </message>
    <message>
        <source>本机已停用，请使用旁边的取号机，或到导办台取号</source>
        <translation>This kiosk is out of service. Please use the next one, or take a number at the information desk.</translation>
    </message>
    <message>
        <source>网络中断，取号照常进行，请听现场工作人员叫号</source>
        <translation>No network. Numbers are issued as usual; please listen for the staff calling.</translation>
    </message>
    <message>
        <source>网络中断，本机现在不能取号，请到导办台取号</source>
        <translation>Connection lost; no numbers here for now. Please go to the information desk</translation>
    </message>
    <message>
        <source>网络中断，现在只能查办事指南</source>
        <translation>Connection lost; only guides can be read for now</translation>
    </message>
    <message>
        <source>本机缺纸，请使用旁边的取号机，或到导办台取号</source>
        <translation>Out of paper. Please use the next kiosk, or take a number at the information desk.</translation>
    </message>
    <message>
        <source>本机打印机有故障，请使用旁边的取号机，或到导办台取号</source>
        <translation>The printer is out of order. Please use the next kiosk, or take a number at the information desk.</translation>
    </message>
    <message>
        <source>本机不能刷证，请输入证件号码，或到导办台取号</source>
        <translation>This machine reads no cards now. Please type the document number, or go to the information desk</translation>
    </message>
</context>
<context>
    <name>hall::kiosk::HomeController</name>
    <message>
        <source>即办</source>
        <translation>Instant</translation>
    </message>
    <message>
        <source>更多服务</source>
        <translation>More services</translation>
    </message>
    <message>
        <source>一件事一次办</source>
        <translation>One-stop life events</translation>
    </message>
    <message>
        <source>补交材料</source>
        <translation>Hand in papers</translation>
    </message>
    <message>
        <source>预约取号</source>
        <translation>Booked visit</translation>
    </message>
    <message>
        <source>办不成事反映</source>
        <translation>Report a failed errand</translation>
    </message>
    <message>
        <source>进度查询</source>
        <translation>Check my number</translation>
    </message>
    <message>
        <source>办事指南</source>
        <translation>Guides</translation>
    </message>
    <message>
        <source>取件</source>
        <translation>Collect papers</translation>
    </message>
    <message>
        <source>咨询</source>
        <translation>Ask a question</translation>
    </message>
</context>
<context>
    <name>hall::kiosk::IdentityEntry</name>
    <message>
        <source>号码不满 18 位</source>
        <translation>The number has fewer than 18 characters</translation>
    </message>
    <message>
        <source>号码没有输完</source>
        <translation>The number is not complete</translation>
    </message>
    <message>
        <source>号码不对，请核对后重新输入</source>
        <translation>This number cannot be right. Please check and type it again</translation>
    </message>
    <message>
        <source>统一社会信用代码的校验位不对，确实无误可以继续</source>
        <translation>The check character of this credit code is wrong. If the code is right, you may go on</translation>
    </message>
    <message>
        <source>没有读到证件号码，请再刷一次</source>
        <translation>The document was not read. Please try again</translation>
    </message>
</context>
<context>
    <name>hall::kiosk::NumberController</name>
    <message>
        <source>、</source>
        <translation>, </translation>
    </message>
    <message>
        <source>补交材料：%1</source>
        <translation>Missing papers: %1</translation>
    </message>
    <message>
        <source>正在查询等候情况…</source>
        <translation>Asking how long it takes…</translation>
    </message>
    <message>
        <source>网络中断，取号照常进行，请听现场工作人员叫号</source>
        <translation>No network. Numbers are issued as usual; please listen for the staff calling.</translation>
    </message>
    <message>
        <source>现在不用等候</source>
        <translation>No waiting now</translation>
    </message>
    <message>
        <source>请到 %1</source>
        <translation>Please go to %1</translation>
    </message>
    <message>
        <source>网络中断时取的号，请听现场工作人员叫号</source>
        <translation>Taken offline: please listen for the staff</translation>
    </message>
    <message>
        <source>办理窗口还没有开放，开放后依次叫号</source>
        <translation>No counter is open yet; numbers will be called in turn</translation>
    </message>
    <message>
        <source>现有 %1 个窗口办理</source>
        <translation>Counters open: %1</translation>
    </message>
    <message>
        <source>其他办法：%1</source>
        <translation>Other ways: %1</translation>
    </message>
    <message>
        <source>这项业务需要登记证件：%1</source>
        <translation>This service needs your document: %1</translation>
    </message>
    <message>
        <source>请刷身份证，也可以不刷证取号</source>
        <translation>Lay your ID card on the reader, or take a number without it</translation>
    </message>
    <message>
        <source>可以输入证件号码，也可以不刷证取号</source>
        <translation>You may type a document number, or take a number without ID</translation>
    </message>
    <message>
        <source>您可以取优先号，是否需要？</source>
        <translation>You may take a priority number. Would you like one?</translation>
    </message>
    <message>
        <source>正在取号，请稍候…</source>
        <translation>Taking your number, please wait…</translation>
    </message>
    <message>
        <source>正在打印号票，请稍候…</source>
        <translation>Printing your ticket, please wait…</translation>
    </message>
    <message>
        <source>取号成功，请取走号票</source>
        <translation>Done. Please take your ticket</translation>
    </message>
    <message>
        <source>号票没有打印出来。您的排队号是 %1，请记下，或到导办台补打</source>
        <translation>Your ticket was not printed. Your number is %1: please note it, or have it reprinted at the information desk</translation>
    </message>
    <message>
        <source>再试一次</source>
        <translation>Try again</translation>
    </message>
    <message>
        <source>返回修改</source>
        <translation>Go back and change</translation>
    </message>
</context>
<context>
    <name>hall::kiosk::OwnNumberController</name>
    <message>
        <source>请输入号票上的排队号</source>
        <translation>Type the number on your ticket</translation>
    </message>
    <message>
        <source>请输入号票上的排队号，或扫号票上的二维码</source>
        <translation>Type the number on your ticket, or scan its QR code</translation>
    </message>
    <message>
        <source>未到预约时段</source>
        <translation>Before your booked time</translation>
    </message>
    <message>
        <source>等候中</source>
        <translation>Waiting</translation>
    </message>
    <message>
        <source>已叫号</source>
        <translation>Called: please come</translation>
    </message>
    <message>
        <source>办理中</source>
        <translation>At the counter</translation>
    </message>
    <message>
        <source>暂离，已为您保留</source>
        <translation>On hold, your place is kept</translation>
    </message>
    <message>
        <source>已过号</source>
        <translation>Missed</translation>
    </message>
    <message>
        <source>已办完</source>
        <translation>Finished</translation>
    </message>
    <message>
        <source>已取消</source>
        <translation>Cancelled</translation>
    </message>
    <message>
        <source>已分流</source>
        <translation>Sent elsewhere by the staff</translation>
    </message>
    <message>
        <source>已结束</source>
        <translation>Over</translation>
    </message>
    <message>
        <source>请到 %1</source>
        <translation>Please go to %1</translation>
    </message>
    <message>
        <source>可以恢复叫号，不用重新取号</source>
        <translation>You can join the queue again with the same number</translation>
    </message>
    <message>
        <source>回来后请按“我回来了”</source>
        <translation>When you are back, touch "I am back"</translation>
    </message>
    <message>
        <source>这张号票不是今天的号票。号票当日有效。</source>
        <translation>This ticket is not of today. A ticket is valid on its day only.</translation>
    </message>
    <message>
        <source>已恢复叫号，请留意叫号。</source>
        <translation>You are in the queue again. Please wait for your call.</translation>
    </message>
    <message>
        <source>已告诉窗口您回来了，请留意叫号。</source>
        <translation>The counter knows that you are back. Please wait for your call.</translation>
    </message>
    <message>
        <source>号票没有打印出来。您的排队号是 %1，请记下，或到导办台补打。</source>
        <translation>Your ticket was not printed. Your number is %1: please note it, or have it reprinted at the information desk.</translation>
    </message>
    <message>
        <source>号票已打印，请取走。这张号票没有查进度的二维码，请用排队号查进度。</source>
        <translation>Your ticket is printed, please take it. It has no code for your progress: to check your turn, type the number.</translation>
    </message>
    <message>
        <source>号票已打印，请取走。</source>
        <translation>Your ticket is printed. Please take it.</translation>
    </message>
</context>
<context>
    <name>hall::kiosk::ReadingAloud</name>
    <message>
        <source>还在办理吗？请按“继续使用”。</source>
        <translation>Are you still there? Please touch “Continue”.</translation>
    </message>
</context>
</TS>
