/** A sound file as a server sends it: a tone of a quarter of a second, then silence. */
export function wave(seconds = 0.25): string {
  const rate = 8000
  const tone = rate / 4
  const samples = Math.round(rate * seconds)
  const file = Buffer.alloc(44 + samples * 2)
  file.write('RIFF', 0)
  file.writeUInt32LE(36 + samples * 2, 4)
  file.write('WAVEfmt ', 8)
  file.writeUInt32LE(16, 16)
  file.writeUInt16LE(1, 20)
  file.writeUInt16LE(1, 22)
  file.writeUInt32LE(rate, 24)
  file.writeUInt32LE(rate * 2, 28)
  file.writeUInt16LE(2, 32)
  file.writeUInt16LE(16, 34)
  file.write('data', 36)
  file.writeUInt32LE(samples * 2, 40)
  for (let i = 0; i < Math.min(tone, samples); ++i) {
    file.writeInt16LE(Math.round(8000 * Math.sin((i * 440 * 2 * Math.PI) / rate)), 44 + i * 2)
  }
  return file.toString('base64')
}

/** Some of the words of a call. */
export const kSentences = [
  { language: 'SPOKEN_LANGUAGE_CHINESE', text: '请 A B 幺 零 二 九 号，到 幺 九 号窗口办理。' },
  {
    language: 'SPOKEN_LANGUAGE_ENGLISH',
    text: 'Ticket A B one zero two nine, please go to counter nineteen.',
  },
]
