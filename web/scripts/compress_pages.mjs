// Writes "x.js.gz" beside every file of the built pages that becomes smaller: hall-server sends it to
// browsers that understand it, and has no compressor of its own.
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'

const folder = process.argv[2] ?? 'dist'
const worth = /\.(html|js|css|svg|json|txt)$/

for (const entry of readdirSync(folder, { recursive: true })) {
  if (!worth.test(entry)) continue
  const file = join(folder, entry)
  const plain = readFileSync(file)
  const packed = gzipSync(plain, { level: 9 })
  if (packed.length < plain.length) writeFileSync(`${file}.gz`, packed)
}
