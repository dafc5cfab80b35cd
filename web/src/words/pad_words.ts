/** What the review pad says. The prompt is fixed: no hint, nothing selected. */
export const padWords = {
  staffNumber: '工号',
  counter: '号窗口',
  commitment: '服务承诺',
  supervision: (phone: string) => `监督电话 ${phone}`,
  welcome: '欢迎您',
  serving: '正在为您办理',
  paused: '暂停服务',
  closed: '窗口已关闭',
  prompt: '请您对本次服务作出评价',
  secondsLeft: (seconds: number) => `${seconds} 秒后关闭`,
  /** Said instead of the levels while the hall takes no reviews on pads. */
  notYet: '本评价器暂不能提交评价',
  otherWay: (phone: string) =>
    phone
      ? `如有意见，请拨打监督电话 ${phone}，或到“办不成事”反映窗口反映`
      : '如有意见，请到“办不成事”反映窗口反映',
  levels: ['非常满意', '满意', '基本满意', '不满意', '非常不满意'],
  sending: '正在提交…',
  thanks: '感谢您的评价',
  rehearsal: '演练',
}
