import { counterName, type Language } from './display'

/** What the page of a zone's voice says to who looks after it. */
export interface VoiceWords {
  title: string
  rehearsal: string
  start: string
  startHint: string
  starting: string
  saying: string
  silent: string
  nothingToSay: string
  nothingWaits: string
  waiting: (count: number) => string
  last: string
  nothingSaid: string
  call: (number: string, counter: string, room: boolean) => string
  broadcast: string
  closing: string
  fetching: string
  volume: (percent: number) => string
  quiet: string
  quietHint: string
  suspended: string
  suspendedHint: string
  unheard: string
  unheardHint: string
  speechless: string
  speechlessHint: string
  otherTab: string
  otherTabHint: string
  takeOver: string
  lostHint: string
  enrolHint: string
  ends: Record<'said' | 'quiet' | 'late', string>
  keepOpen: string
  large: string
  normal: string
  otherLanguage: string
}

const zh: VoiceWords = {
  title: '语音播报',
  rehearsal: '演练',
  start: '开启语音播报',
  startHint: '浏览器要点一下才能出声。开启以前，叫号不会播报。',
  starting: '正在打开声音…',
  saying: '正在播报',
  silent: '语音播报已开启',
  nothingToSay: '有叫号时会自动播报，请保持本页打开。',
  nothingWaits: '没有等待播报的内容',
  waiting: (count) => `等待播报（${count}）`,
  last: '最近播报',
  nothingSaid: '打开本页后还没有播报过',
  call: (number, counter, room) =>
    room ? `${number} 号，到${counter}` : `${number} 号，到 ${counterName(counter)}`,
  broadcast: '大厅广播',
  closing: '闭厅提示',
  fetching: '正在取播报内容…',
  volume: (percent) => `音量 ${percent}%`,
  quiet: '安静时段',
  quietHint: '刚才的内容在安静时段，没有出声。叫号请看大屏和窗口屏。',
  suspended: '大厅暂停服务',
  suspendedHint: '只播报大厅广播，叫号恢复后再播报。',
  unheard: '声音没有播出来',
  unheardHint: '请检查音箱、连接线和本机音量。会自动再试。',
  speechless: '本机没有中文语音，不能播报',
  speechlessHint: '请在本机系统里安装中文语音，或请系统管理员设置服务器的语音。',
  otherTab: '另一个标签页负责播报，本页不出声',
  otherTabHint: '那个标签页关闭或没有响应时，本页自动接着播报。',
  takeOver: '改由本页播报',
  lostHint: '连接恢复后会自动继续，过时的叫号不再播报。',
  enrolHint: '在本机浏览器打开 /enrol，输入登记码。',
  ends: { said: '已播报', quiet: '安静时段，没有出声', late: '已过时，没有播报' },
  keepOpen: '本页是本区域的声音，请一直打开，一个区域只开一个。',
  large: '大字',
  normal: '标准字',
  otherLanguage: 'English',
}

const en: VoiceWords = {
  title: 'Voice',
  rehearsal: 'Rehearsal',
  start: 'Start the voice',
  startHint: 'The browser wants a touch before it makes sound. Until then no call is announced.',
  starting: 'Turning the sound on…',
  saying: 'Being announced',
  silent: 'The voice is on',
  nothingToSay: 'Calls are announced by themselves. Please keep this page open.',
  nothingWaits: 'Nothing waits to be announced',
  waiting: (count) => `Waiting to be announced (${count})`,
  last: 'Announced last',
  nothingSaid: 'Nothing yet since this page was opened',
  call: (number, counter, room) => `${number} to ${room ? counter : counterName(counter, 'en')}`,
  broadcast: 'Broadcast',
  closing: 'The hall closes soon',
  fetching: 'Fetching the words…',
  volume: (percent) => `Volume ${percent}%`,
  quiet: 'Quiet hours',
  quietHint: 'What came last was not heard; the calls are on the boards and signs.',
  suspended: 'The hall is suspended',
  suspendedHint: 'Only broadcasts are announced until it goes on.',
  unheard: 'The sound could not be heard',
  unheardHint: 'Please check loudspeaker, cable and volume. It is tried again.',
  speechless: 'No Chinese voice is installed here; nothing can be announced',
  speechlessHint: 'Install a Chinese voice on this computer, or have the server make the sound.',
  otherTab: 'Another tab is the voice; this one is silent',
  otherTabHint: 'When that tab closes or stops responding, this one goes on by itself.',
  takeOver: 'Speak in this tab',
  lostHint: 'It goes on by itself once the connection is back. Stale calls are dropped.',
  enrolHint: 'Open /enrol in this browser and enter the enrolment code.',
  ends: { said: 'announced', quiet: 'quiet hours, not heard', late: 'too late, not announced' },
  keepOpen: 'This page is the voice of its zone. Keep it open, one for each zone.',
  large: 'Large',
  normal: 'Normal',
  otherLanguage: '中文',
}

export const voiceWords: Record<Language, VoiceWords> = { zh, en }
